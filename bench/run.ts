/**
 * npm run bench: the budgets of the mock, measured against peers in the same run.
 * --quick takes two minutes instead of ten. Writes bench/results.json.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparison, compare } from './compare.ts';
import { bare, bareExpress, installed, mock, others, userGet } from './peers.ts';
import { load, median, memoryOf, start } from './process.ts';
import { bodyFile, messageRows, storeWith } from './stores.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = values.quick ? 3 : 7;
const seconds = values.quick ? 2 : 4;
const folder = mkdtempSync(join(tmpdir(), 'imapi-bench-'));
const say = (text: string) => process.stdout.write(`${text}\n`);
let nextPort = 19_100;
const port = () => nextPort++;

/** One budget of DESIGN section 8, and what was measured. */
interface Verdict {
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  readonly holds: boolean;
}
const verdicts: Verdict[] = [];
const judge = (what: string, budget: string, value: number, most: number, unit = '×') => {
  const digits = unit === '×' ? 2 : 1;
  verdicts.push({ what, budget, measured: `${value.toFixed(digits)} ${unit}`, holds: value <= most });
  say(`${value <= most ? 'holds' : 'MISSED'}  ${what}: ${value.toFixed(digits)} ${unit} (budget ${budget})`);
};

try {
  const started = await start(mock.command(port(), ''), nextPort - 1, userGet);
  const body = Buffer.from(await (await fetch(started.base + userGet)).arrayBuffer());
  await started.stop();
  const userFile = bodyFile(folder, 'user', body);

  const contestants = [bare, bareExpress, mock, ...others].filter(installed);
  const user = await compare(contestants, { port, path: userGet, file: userFile, rounds, seconds, say });
  const byName = (comparison: Comparison, name: string) =>
    comparison.find(row => row.name === name)?.ratio ?? Number.NaN;
  const best = Math.min(...others.map(({ name }) => byName(user, name)).filter(Number.isFinite));
  judge('CPU per GET /user/get, against bare node:http', 'at most 2.5 ×', byName(user, mock.name), 2.5);
  judge('the same against the best peer', 'under 0.6 ×', byName(user, mock.name) / best, 0.6);

  const history =
    '/tigase/shiku_msgs?access_token=mock-100164&flag=rw&receiver=100102&pageIndex=0&pageSize=20';
  const paged = join(folder, 'page');
  await storeWith(paged, 40, 20);
  const pageMock = { ...mock, command: (at: number) => [...mock.command(at, ''), paged] };
  const page = await start(pageMock.command(port()), nextPort - 1, history);
  const pageBody = Buffer.from(await (await fetch(page.base + history)).arrayBuffer());
  await page.stop();
  say(`a page of 20 messages has ${(pageBody.length / 1024).toFixed(1)} KB`);
  const pageFile = bodyFile(folder, 'page-body', pageBody);
  const pages = await compare([bare, pageMock], {
    port,
    path: history,
    file: pageFile,
    rounds,
    seconds,
    say,
  });
  judge(
    'CPU per page of 20 messages, against bare node:http with the same bytes',
    'at most 3.5 ×',
    byName(pages, mock.name),
    3.5,
  );

  await comparePair(
    'a write with 100 MB in the store against 100 KB',
    [80, 90_000],
    '/console/oneSendOne?access_token=mock-100164&flag=rw&type=1&content=hello&sendPhone=18094152050&toUserPhone=13112345611',
  );
  await comparePair(
    'a page of history with a million messages against a thousand',
    [1_000, values.quick ? 200_000 : 1_000_000],
    history,
    { size: 20, sides: 1 },
  );

  await forkOfSession();
  await startAndMemory();

  const failed = verdicts.filter(verdict => !verdict.holds);
  say(`\n${verdicts.length - failed.length} of ${verdicts.length} budgets hold.`);
  const results = { node: process.version, rounds, seconds, userGet: user, page: pages, budgets: verdicts };
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Median latency of a request with a large store against a small one, in interleaved rounds. */
async function comparePair(
  what: string,
  [small, large]: readonly [number, number],
  path: string,
  { size = 400, sides = 2 }: { size?: number; sides?: 1 | 2 } = {},
): Promise<void> {
  const servers = [];
  for (const count of [small, large]) {
    const data = join(folder, `store-${what.length}-${count}`);
    await storeWith(data, count, size, sides);
    servers.push(await start([...mock.command(port(), ''), data], nextPort - 1, userGet));
  }
  const medians: number[][] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [index, server] of servers.entries()) {
      const latency = await oneByOne(server.base + path, 400);
      if (round > 0) medians[index]?.push(latency);
    }
  }
  for (const server of servers) await server.stop();
  const [few = 1, many = 1] = medians.map(median);
  say(`${what}: ${few.toFixed(3)} ms and ${many.toFixed(3)} ms`);
  judge(what, 'at most 1.2 ×', many / few, 1.2);
}

/** Median latency of requests sent one after another, milliseconds; autocannon counts in whole ones. */
async function oneByOne(url: string, count: number): Promise<number> {
  const latencies: number[] = [];
  for (let index = 0; index < count; index++) {
    const began = performance.now();
    await (await fetch(url)).arrayBuffer();
    latencies.push(performance.now() - began);
  }
  return median(latencies);
}

async function forkOfSession(): Promise<void> {
  const { Store } = await import('../src/store/store.ts');
  const store = Store.load({ shiku_msgs: messageRows(100_000, 60) });
  const times = Array.from({ length: 20 }, () => {
    const began = performance.now();
    const fork = store.fork();
    fork.transact(tx => tx.nextHex32('x'));
    return performance.now() - began;
  });
  judge('fork of a session over 100,000 messages', 'under 20 ms', median(times), 20, 'ms');
}

async function startAndMemory(): Promise<void> {
  const starts: Record<string, number[]> = { [mock.name]: [], [bareExpress.name]: [] };
  const memory: Record<string, number[][]> = { [mock.name]: [], [bareExpress.name]: [] };
  if (!installed(bareExpress)) {
    say('bare Express is not installed: start and memory are not compared');
    return;
  }
  for (let round = 0; round < rounds; round++) {
    for (const contestant of [mock, bareExpress]) {
      const server = await start(contestant.command(port(), userFileOf()), nextPort - 1, userGet);
      starts[contestant.name]?.push(server.startedAfter);
      if (round < (values.quick ? 1 : 2)) memory[contestant.name]?.push(await grow(server, contestant.name));
      await server.stop();
    }
  }
  const of = (table: Record<string, number[]>, name: string) => median(table[name] ?? []);
  judge(
    'start to first answer, against bare Express',
    'at most 2 ×',
    of(starts, mock.name) / of(starts, bareExpress.name),
    2,
  );
  const at = (name: string, moment: number) =>
    median((memory[name] ?? []).map(readings => readings[moment] ?? 0));
  judge(
    'memory after start, against bare Express',
    'at most 1.5 ×',
    at(mock.name, 0) / at(bareExpress.name, 0),
    1.5,
  );
  judge(
    'memory after 100,000 requests, against bare Express',
    'at most 1.5 ×',
    at(mock.name, 1) / at(bareExpress.name, 1),
    1.5,
  );
  judge(
    'memory after 200,000 requests against 100,000',
    'flat (at most 1.1 ×)',
    at(mock.name, 2) / at(mock.name, 1),
    1.1,
  );
}

function userFileOf(): string {
  return join(folder, 'user.json');
}

async function grow(server: Awaited<ReturnType<typeof start>>, name: string): Promise<number[]> {
  const readings = [memoryOf(server.pid)];
  for (let time = 0; time < 2; time++) {
    await load(server, userGet, { connections: 20, seconds: 0, amount: 100_000 });
    readings.push(memoryOf(server.pid));
  }
  say(`memory of ${name}: ${readings.map(reading => reading.toFixed(0)).join(', ')} MB`);
  return readings;
}
