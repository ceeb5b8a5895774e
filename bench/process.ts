import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A server under measurement, in a process of its own. */
export interface Server {
  readonly pid: number;
  readonly base: string;
  /** Spawn to the first answer, milliseconds. */
  readonly startedAfter: number;
  /** CPU time until the first answer, milliseconds. */
  readonly startCpu: number;
  /** The first answer. */
  readonly answer: string;
  stop(): Promise<void>;
}

/** How to start a server on a port. */
export type Command = (port: number) => readonly string[];

/**
 * Starts a process on a free port and waits for its first good answer to `path`.
 * @throws Error when none comes in five minutes, which a store of a million rows may take to fill
 */
export async function start(command: Command, path: string): Promise<Server> {
  const port = await freePort();
  const [program = '', ...args] = command(port);
  // A heap limit meant for this process would change how another one collects its garbage.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let complaint = '';
  child.stderr?.on('data', chunk => {
    complaint = (complaint + chunk).slice(-500);
  });
  const base = `http://127.0.0.1:${port}`;
  while (performance.now() - began < 300_000) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Failed to start ${args[0]}: ${complaint}`);
    const answer = await fetch(base + path).catch(() => undefined);
    const text = await answer?.text();
    if (answer?.ok && text !== undefined) {
      const pid = child.pid ?? 0;
      const startedAfter = performance.now() - began;
      return { pid, base, startedAfter, startCpu: cpuOf(pid) / 1000, answer: text, stop: () => stop(child) };
    }
    await wait(2);
  }
  await stop(child);
  throw new Error(`Failed to start ${args[0]}: no good answer to ${path}. ${complaint}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}

/** User and system time that the threads of a process have used, microseconds. Linux keeps it in nanoseconds. */
export function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const times = threads.map(thread => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]));
  return times.reduce((sum, time) => sum + time, 0) / 1000;
}

/** Resident memory of a process, MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]) / 1024;
}

/** Empty for a thread that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '0';
  }
}
