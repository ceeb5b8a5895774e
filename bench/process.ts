import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A server under measurement, in a process of its own. */
export interface Server {
  readonly pid: number;
  readonly base: string;
  /** Spawn to the first answer, milliseconds. */
  readonly startedAfter: number;
  stop(): Promise<void>;
}

/** Starts a process and waits for its first answer to `path`. @throws Error when none comes in 30 seconds */
export async function start(
  command: readonly string[],
  port: number,
  path: string,
  env: Record<string, string> = {},
): Promise<Server> {
  const [program = '', ...args] = command;
  const began = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let complaint = '';
  child.stderr?.on('data', chunk => {
    complaint += chunk;
  });
  const base = `http://127.0.0.1:${port}`;
  while (performance.now() - began < 30_000) {
    if (child.exitCode !== null) throw new Error(`Failed to start ${args[0]}: ${complaint.slice(0, 500)}`);
    const answer = await fetch(base + path).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok)
      return { pid: child.pid ?? 0, base, startedAfter: performance.now() - began, stop: () => stop(child) };
    await wait(2);
  }
  await stop(child);
  throw new Error(
    `Failed to start ${args[0]}: no good answer to ${path} in 30 seconds. ${complaint.slice(0, 500)}`,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
}

/** User and system time a process has used, microseconds (Linux: in steps of ten milliseconds). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** Resident memory of a process, MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** What a load did to a server. */
export interface Load {
  /** Server's CPU time for each request it answered, microseconds. */
  readonly cpu: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly requests: number;
}

/** Loads a server from a third process with autocannon. @throws Error when an answer was not 2xx */
export async function load(
  server: Server,
  path: string,
  { connections, seconds, amount }: { connections: number; seconds: number; amount?: number },
): Promise<Load> {
  const cannon = join(import.meta.dirname, 'peers/node_modules/autocannon/autocannon.js');
  const extent = amount === undefined ? ['-d', String(seconds)] : ['-a', String(amount)];
  const before = cpuOf(server.pid);
  const child = spawn(
    process.execPath,
    [cannon, '-j', '-c', String(connections), ...extent, server.base + path],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  const used = cpuOf(server.pid) - before;
  const report = JSON.parse(text);
  if (report.non2xx > 0 || report.errors > 0)
    throw new Error(`Failed to load ${path}: ${report.non2xx} bad answers.`);
  const requests: number = report['2xx'];
  return {
    cpu: used / requests,
    perSecond: report.requests.average,
    median: report.latency.p50,
    p99: report.latency.p99,
    requests,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
