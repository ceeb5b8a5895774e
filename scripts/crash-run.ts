import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** A process that writes to a data folder and can be killed; the store itself, or a server on top of it. */
export interface CrashSubject {
  /** Starts on the folder; resolves once it said what it holds. Calls `wrote` for each change acknowledged. */
  start(folder: string, wrote: (n: number) => void): Promise<RunningSubject>;
}

export interface RunningSubject {
  /** The numbers of all changes it found, and what of them was half there. */
  readonly held: { readonly written: readonly number[]; readonly broken: readonly string[] };
  /** Ends it as a power switch would; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** One line for each acknowledged change that is gone, and each one that is half there. */
  readonly failures: readonly string[];
}

/** Kills the subject at `kills` random moments and looks after each restart for what it had acknowledged. */
export async function crashRun(
  subject: CrashSubject,
  folder: string,
  kills: number,
  random: () => number,
): Promise<CrashReport> {
  const acknowledged = new Set<number>();
  const failures: string[] = [];
  for (let round = 0; round <= kills && failures.length === 0; round++) {
    const before = [...acknowledged];
    const running = await subject.start(folder, n => acknowledged.add(n));
    const held = new Set(running.held.written);
    for (const n of before) if (!held.has(n)) failures.push(`after kill ${round}: change ${n} is gone`);
    for (const what of running.held.broken) failures.push(`after kill ${round}: ${what} is half there`);
    if (round < kills) await wait(5 + random() * 250);
    // However slow the machine is: a run that has acknowledged nothing would prove nothing.
    while (round === kills - 1 && acknowledged.size === 0) await wait(20);
    await running.kill();
    ageLock(folder);
  }
  return { kills, acknowledged: acknowledged.size, failures };
}

/** What can be killed: the store alone, or the whole mock written to over HTTP. */
export const writers = { store: 'crash-writer.ts', mock: 'crash-mock-writer.ts' } as const;

/** A process of its own that writes to the folder. */
export function subjectOf(writer: keyof typeof writers, sync: string): CrashSubject {
  return {
    async start(folder, wrote) {
      const script = join(import.meta.dirname, writers[writer]);
      const child = spawn(process.execPath, ['--import', 'tsx', script, '--folder', folder, '--sync', sync], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout });
      const held = await new Promise<RunningSubject['held']>((resolve, reject) => {
        child.once('exit', code => reject(new Error(`Failed to start the writer: it ended with ${code}.`)));
        lines.on('line', line => {
          const [word, ...rest] = line.split(' ');
          if (word === 'held') resolve(JSON.parse(rest.join(' ')));
          else if (word === 'wrote') wrote(Number(rest[0]));
        });
      });
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

/** The next start would wait five seconds for the dead process's heartbeat to age; this is that wait. */
function ageLock(folder: string): void {
  const lock = join(folder, 'store.lock');
  if (existsSync(lock)) utimesSync(lock, 0, 0);
}
