import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { built } from './built.ts';
import { median, rounded, row } from './figures.ts';
import type { Setting } from './hot-paths.ts';
import { oneByOne, type Series } from './load.ts';
import { queries } from './peers.ts';
import { type Server, start } from './process.ts';

/** One store of a pair that differs in size only. Medians; `slowest` of all requests. */
export interface SizeResult {
  readonly messages: number;
  /** Size of the store on disk at the start, MB; absent for one in memory. */
  readonly megabytes?: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Server's CPU time per request, microseconds. */
  readonly cpu: number;
}

/** `/console/oneSendOne` on a store kept on disk, `--sync os`, requests one after another. */
export function writes(setting: Setting): Promise<SizeResult[]> {
  const what = 'a write with 100 MB in the store against 100 KB, median latency';
  return pair(setting, { what, path: queries.push, sizes: [75, 75_000], textSize: 400, durable: true });
}

/** The first page of a history, in memory, requests one after another. */
export function histories(setting: Setting): Promise<SizeResult[]> {
  const most = setting.quick ? 100_000 : 1_000_000;
  const title = setting.quick ? 'a hundred thousand messages' : 'a million messages';
  const what = `a page of history with ${title} against a thousand, median latency`;
  return pair(setting, { what, path: queries.history, sizes: [1000, most], textSize: 20, durable: false });
}

/** Beginning a session over 100,000 messages, with its first change. */
export function forkOfSession({ budgets }: Setting): { first: number; median: number } {
  const file = built('fork.mjs');
  const times = JSON.parse(execFileSync(process.execPath, [file, '100000'], { encoding: 'utf8' }));
  budgets.judge('fork of a session over 100,000 messages, with its first change', 20, times.first, 'ms');
  return { first: rounded(times.first, 3), median: rounded(times.median, 3) };
}

interface PairOptions {
  readonly what: string;
  readonly path: string;
  readonly sizes: readonly number[];
  /** Characters of each message's text. */
  readonly textSize: number;
  readonly durable: boolean;
}

/** Median latency with a large store against a small one, in interleaved rounds. */
async function pair(setting: Setting, options: PairOptions): Promise<SizeResult[]> {
  const { budgets, folder, quick, say } = setting;
  const rounds = quick ? 3 : 9;
  const { what, path, sizes, textSize, durable } = options;
  const running: { messages: number; megabytes?: number; server: Server; series: Series[] }[] = [];
  try {
    for (const messages of sizes) {
      const data = join(folder, `store-${messages}`);
      const server = await start(grown(messages, textSize, durable ? [data] : []), queries.user);
      const megabytes = durable
        ? { megabytes: rounded(statSync(join(data, 'store.json')).size / 1e6, 1) }
        : {};
      running.push({ messages, ...megabytes, server, series: [] });
    }
    // The first round warms both up and does not count.
    for (let round = 0; round <= rounds; round++) {
      for (const { server, series } of running) {
        const result = await oneByOne(server, path, 500);
        if (round > 0) series.push(result);
      }
    }
  } finally {
    for (const { server } of running) await server.stop();
  }
  const results = running.map(({ messages, megabytes, series }) => ({
    messages,
    ...(megabytes !== undefined && { megabytes }),
    medianMs: rounded(median(series.map(it => median(it.latencies))), 3),
    slowestMs: rounded(Math.max(...series.flatMap(it => it.latencies)), 1),
    cpu: rounded(median(series.map(it => it.cpu)), 1),
  }));
  say(`\n${what}`);
  for (const { messages, megabytes, medianMs, slowestMs, cpu } of results) {
    const name = `${messages} messages${megabytes === undefined ? '' : `, ${megabytes} MB`}`;
    say(row(name, [`${medianMs} ms`, `slowest ${slowestMs} ms`, `${cpu} µs CPU`]));
  }
  const [small = [], large = []] = running.map(({ series }) => series.map(it => median(it.latencies)));
  budgets.judge(what, 1.2, median(large.map((latency, round) => latency / (small[round] ?? Number.NaN))));
  return results;
}

function grown(messages: number, textSize: number, rest: readonly string[]) {
  const file = built('grown.mjs');
  // A million rows need more than V8 allows itself; the small store gets no more than anybody.
  const heap = messages > 100_000 ? ['--max-old-space-size=8000'] : [];
  return (port: number) => [
    process.execPath,
    ...heap,
    file,
    String(port),
    String(messages),
    String(textSize),
    ...rest,
  ];
}
