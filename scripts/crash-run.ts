import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** A process that writes to a data folder and can be killed; the store itself, or a server on top of it. */
export interface CrashSubject {
  /** Starts on the folder. Calls `wrote` for each change acknowledged. */
  start(folder: string, wrote: (n: number) => void): RunningSubject;
}

/** What a folder holds when a process has opened it. */
export interface Held {
  /** The numbers of all changes. */
  readonly written: readonly number[];
  /** What of them is half there. */
  readonly broken: readonly string[];
}

export interface RunningSubject {
  /** What it found; rejects when it does not start. */
  readonly held: Promise<Held>;
  /** Ends it as a power switch would; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Kills in the middle of a start. */
  readonly early: number;
  /** Snapshots that were seen to take the place of another, at least. */
  readonly folds: number;
  /** One line for each acknowledged change that is gone, and each one that is half there. */
  readonly failures: readonly string[];
}

/** Share of kills that come before the process has said what it holds. */
const earlyShare = 0.15;

/** Kills the subject at `kills` random moments and looks after each restart for what it had acknowledged. */
export async function crashRun(
  subject: CrashSubject,
  folder: string,
  kills: number,
  random: () => number,
): Promise<CrashReport> {
  const acknowledged = new Set<number>();
  const sequences = new Set<string>();
  const failures: string[] = [];
  let early = 0;
  let startMs = 500;
  for (let round = 0; round <= kills && failures.length === 0; round++) {
    const before = [...acknowledged];
    const began = performance.now();
    const running = subject.start(folder, n => acknowledged.add(n));
    const isEarly = round > 0 && round < kills && random() < earlyShare;
    if (isEarly) {
      early += 1;
      await Promise.race([wait(random() * startMs), running.held]);
    } else {
      const { written, broken } = await running.held;
      startMs = performance.now() - began;
      const held = new Set(written);
      for (const n of before) if (!held.has(n)) failures.push(`after kill ${round}: change ${n} is gone`);
      for (const what of broken) failures.push(`after kill ${round}: ${what} is half there`);
      if (round < kills) await someWrites(() => acknowledged.size - before.length, random);
    }
    // However slow the machine is: a run that has acknowledged nothing would prove nothing.
    while (round === kills - 1 && acknowledged.size === 0) await wait(20);
    await running.kill();
    const sequence = snapshotSequence(folder);
    if (sequence !== undefined) sequences.add(sequence);
    ageLock(folder);
  }
  return { kills, acknowledged: acknowledged.size, early, folds: Math.max(0, sequences.size - 1), failures };
}

/** Lets it write up to a hundred changes, however fast the machine is, and then a moment more. */
async function someWrites(written: () => number, random: () => number): Promise<void> {
  const enough = random() * 100;
  for (let waited = 0; waited < 3000 && written() < enough; waited += 5) await wait(5);
  await wait(random() * 30);
}

/** What can be killed: the store alone, or the whole mock written to over HTTP. */
export const writers = { store: 'crash-writer.ts', mock: 'crash-mock-writer.ts' } as const;

/** A process of its own that writes to the folder. */
export function subjectOf(writer: keyof typeof writers, sync: string): CrashSubject {
  return {
    start(folder, wrote) {
      const script = join(import.meta.dirname, writers[writer]);
      const child = spawn(process.execPath, ['--import', 'tsx', script, '--folder', folder, '--sync', sync], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout });
      const held = new Promise<Held>((resolve, reject) => {
        child.once('exit', code => reject(new Error(`Failed to start the writer: it ended with ${code}.`)));
        lines.on('line', line => {
          const [word, ...rest] = line.split(' ');
          if (word === 'held') resolve(JSON.parse(rest.join(' ')));
          else if (word === 'wrote') wrote(Number(rest[0]));
        });
      });
      // One that is killed before it says so is not asked.
      held.catch(() => undefined);
      return { held, kill: () => killed(child, lines) };
    },
  };
}

/** What the process had written to its standard output before the kill is read to the end. */
async function killed(child: ChildProcess, lines: NodeJS.EventEmitter): Promise<void> {
  const closed = new Promise(resolve => lines.once('close', resolve));
  child.kill('SIGKILL');
  await closed;
}

/** How far `store.json` goes, from its first line. */
function snapshotSequence(folder: string): string | undefined {
  const path = join(folder, 'store.json');
  if (!existsSync(path)) return undefined;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(200);
    readSync(file, head);
    return /"sequence":(\d+)/.exec(head.toString())?.[1];
  } finally {
    closeSync(file);
  }
}

/** The next start would wait five seconds for the dead process's heartbeat to age; this is that wait. */
function ageLock(folder: string): void {
  const lock = join(folder, 'store.lock');
  if (existsSync(lock)) utimesSync(lock, 0, 0);
}
