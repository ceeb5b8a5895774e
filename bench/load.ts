import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { cpuOf, type Server } from './process.ts';

const cannon = join(import.meta.dirname, 'peers/node_modules/autocannon/autocannon.js');

/** What a load did to a server. */
export interface Load {
  /** Server's CPU time for each request it answered, microseconds. */
  readonly cpu: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly requests: number;
}

export interface Pressure {
  readonly connections: number;
  /** How long; or how many requests. */
  readonly seconds?: number;
  readonly amount?: number;
  /** Requests each second of all connections together; as many as the server answers when absent. */
  readonly rate?: number;
}

/** @throws Error when the load generator is not there */
export function needsCannon(): void {
  if (!existsSync(cannon))
    throw new Error('Failed to measure: there is no load generator. Run npm run bench:install.');
}

/** Loads a server from a process of its own with autocannon. @throws Error when an answer was not 2xx */
export async function load(server: Server, path: string, pressure: Pressure): Promise<Load> {
  const { connections, seconds, amount, rate } = pressure;
  const extent = amount === undefined ? ['-d', String(seconds)] : ['-a', String(amount)];
  if (rate !== undefined) extent.push('-R', String(rate));
  const before = cpuOf(server.pid);
  const child = spawn(
    process.execPath,
    [cannon, '-j', '-c', String(connections), ...extent, server.base + path],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  const used = cpuOf(server.pid) - before;
  const report = JSON.parse(text);
  const requests: number = report['2xx'];
  if (report.non2xx > 0 || report.errors > 0 || requests === 0)
    throw new Error(`${report.non2xx} answers that were not 2xx and ${report.errors} errors`);
  return { cpu: used / requests, perSecond: report.requests.average, p99: report.latency.p99, requests };
}

/** Latencies of requests sent one after another, milliseconds, and the server's CPU time for each, microseconds. */
export interface Series {
  readonly latencies: readonly number[];
  readonly cpu: number;
}

/** Sends requests one after another. @throws Error when one does not succeed, since a refusal is quick and says little */
export async function oneByOne(server: Server, path: string, count: number): Promise<Series> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const latencies: number[] = [];
  const before = cpuOf(server.pid);
  for (let index = 0; index < count; index++) {
    const began = performance.now();
    const text = await textOf(server.base + path, agent);
    latencies.push(performance.now() - began);
    succeeds(text);
  }
  agent.destroy();
  return { latencies, cpu: (cpuOf(server.pid) - before) / count };
}

/** @throws Error unless an answer of the API says that it worked: its HTTP status is 200 either way */
export function succeeds(answer: string): void {
  const { resultCode, resultMsg } = JSON.parse(answer);
  if (resultCode !== 1) throw new Error(`the answer is ${resultCode} ${resultMsg}`);
}

function textOf(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    request.on('error', reject);
  });
}
