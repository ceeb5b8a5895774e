import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { median, rounded, row } from './figures.ts';
import type { Setting } from './hot-paths.ts';
import { LiveApp } from './live-client.ts';
import { serverOf } from './peers.ts';
import { cpuOf, memoryOf, type Server, start } from './process.ts';

/** What texts over WebSockets cost. */
export interface LiveResult {
  readonly name: string;
  readonly connections: number;
  /** From sending a text to its arrival at the other connection, one after another, milliseconds. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Texts that arrive each second when many are under way. */
  readonly perSecond: number;
  /** Server's CPU time per text when many are under way, microseconds. */
  readonly cpu: number;
  /** Resident memory, MB: with the connections open, and after the texts. */
  readonly memory: readonly [open: number, after: number];
  /** Resident memory, MB, around messages that are stored nowhere: after the first of them, and after as many again. */
  readonly unstored: readonly [first: number, second: number];
}

/** Two apps of which one writes to the other; for the echo both are one. */
type Pair = readonly [from: LiveApp, to: LiveApp];

const what = 'a text from one live connection to another';

/** Texts from one connection to another with a thousand open, on a store kept on disk, beside a bare echo. */
export async function live(setting: Setting): Promise<LiveResult[]> {
  const { budgets, folder, quick, say } = setting;
  const connections = 1000;
  const data = mkdtempSync(join(folder, 'live-'));
  const echo = await start(serverOf('ws-echo.mjs'), '/');
  const mock = await start(serverOf('live.mjs', data, String(connections)), '/__admin/health');
  try {
    const results: LiveResult[] = [];
    for (const [name, server] of [
      ['bare ws, echo', echo],
      ['imapi-mock, durable', mock],
    ] as const) {
      const apps = await openAll(server, connections, server === mock);
      const pairs = server === mock ? pairsOf(apps) : apps.map((app): Pair => [app, app]);
      results.push({ name, connections, ...(await measured(server, pairs, quick)) });
      for (const { socket } of apps) socket.terminate();
    }
    say(`\n${what}, ${connections} connections open`);
    for (const { name, medianMs, p99Ms, perSecond, cpu, memory } of results) {
      const cells = [`${medianMs} ms`, `p99 ${p99Ms} ms`, `${perSecond}/s`, `${cpu} µs`, memory.join(' → ')];
      say(row(name, cells));
    }
    const own = results[1];
    budgets.judge(`${what}, durable, median`, 5, own?.medianMs ?? Number.NaN, 'ms');
    const [first, second] = own?.unstored ?? [Number.NaN, Number.NaN];
    budgets.judge(
      'memory after as many live messages again that are not stored: flat',
      1.1,
      second / first,
      '×',
    );
    budgets.judge(`${what}, many under way, time for each`, 0.5, 1000 / (own?.perSecond ?? Number.NaN), 'ms');
    return results;
  } finally {
    await Promise.all([echo.stop(), mock.stop()]);
  }
}

async function openAll(server: Server, connections: number, logIn: boolean): Promise<LiveApp[]> {
  const { liveUrl }: { liveUrl: string } = JSON.parse(server.answer);
  const users = logIn ? await usersOf(server, connections) : [];
  const apps: LiveApp[] = [];
  for (let index = 0; index < connections; index++) {
    const user = users[index];
    apps.push(await LiveApp.open(liveUrl, user?.userId ?? index, user?.token));
  }
  return apps;
}

async function usersOf(server: Server, count: number): Promise<{ userId: number; token: string }[]> {
  const answer = await fetch(`${server.base}/__admin/users?limit=${count}`);
  const { users } = (await answer.json()) as { users: { userId: number; token: string }[] };
  if (users.length < count) throw new Error(`Failed to measure: the mock has ${users.length} users.`);
  return users;
}

function pairsOf(apps: readonly LiveApp[]): Pair[] {
  return apps.flatMap((app, index) => {
    const other = apps[index + 1];
    return index % 2 === 0 && other ? [[app, other] as const] : [];
  });
}

async function measured(server: Server, pairs: readonly Pair[], quick: boolean) {
  const open = Math.round(memoryOf(server.pid));
  const [pair] = pairs;
  if (!pair) throw new Error('Failed to measure: there are no connections.');
  const latencies: number[] = [];
  for (let count = 0; count < (quick ? 300 : 1000); count++) latencies.push(await latencyOf(pair));
  // The first ones warm up.
  const counted = latencies.slice(latencies.length / 4).sort((one, other) => one - other);
  const seconds = quick ? 2 : 5;
  await manyTexts(pairs.slice(0, 50), seconds);
  const before = cpuOf(server.pid);
  const texts = await manyTexts(pairs.slice(50, 100), seconds);
  const cpu = rounded((cpuOf(server.pid) - before) / texts, 1);
  const memory = [open, Math.round(memoryOf(server.pid))] as const;
  const unstored: number[] = [];
  // The heap finds its size in the first.
  for (let lap = 0; lap < 3; lap++) {
    await manyTexts(pairs.slice(50, 100), seconds, 201);
    unstored.push(Math.round(memoryOf(server.pid)));
  }
  const [, first = Number.NaN, second = Number.NaN] = unstored;
  return {
    medianMs: rounded(median(counted), 3),
    p99Ms: rounded(counted[Math.floor(counted.length * 0.99)] ?? Number.NaN, 2),
    perSecond: Math.round(texts / seconds),
    cpu,
    memory,
    unstored: [first, second] as const,
  };
}

let ids = 0;
const nextId = () => `bench_${++ids}`;

function latencyOf([from, to]: Pair): Promise<number> {
  return new Promise(resolve => {
    const id = nextId();
    const began = performance.now();
    to.onMessage = came => came === id && resolve(performance.now() - began);
    from.text(to.userId, id);
  });
}

/** Keeps ten texts of each pair under way. @returns how many arrived */
async function manyTexts(pairs: readonly Pair[], seconds: number, type: 1 | 201 = 1): Promise<number> {
  let arrived = 0;
  let running = true;
  for (const [from, to] of pairs) {
    const send = () => from.text(to.userId, nextId(), type);
    to.onMessage = () => {
      arrived += 1;
      if (running) send();
    };
    for (let count = 0; count < 10; count++) send();
  }
  await new Promise(resolve => setTimeout(resolve, seconds * 1000));
  running = false;
  return arrived;
}
