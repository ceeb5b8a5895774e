import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { rounded, row } from './figures.ts';
import type { Setting } from './hot-paths.ts';

/** One way to a store of many messages. Milliseconds, of the wall clock and of CPU; resident memory in MB. */
export interface LargeStoreResult {
  readonly name: string;
  readonly megabytes: number;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  /** Bytes of resident memory, the program's too, for a byte of `store.json`. */
  readonly perByte: number;
  /** Reading the newest 20 messages of each chat of a user, for the first time and again, microseconds a page. */
  readonly page?: number;
  readonly pageAgain?: number;
}

/** Beginning a store from a folder of `imapi generate`, and opening it again, each in a process of its own. */
export function largeStore({ budgets, folder, say }: Setting): LargeStoreResult[] {
  const [scenario, data] = [join(folder, 'generated'), join(folder, 'large-store')];
  const program = join(import.meta.dirname, '../dist/cli/main.js');
  const sizes = ['--users', '1000', '--rooms', '200', '--messages', '435000'];
  run([program, 'generate', ...sizes, '--out', scenario]);
  say('\na store of 435,000 messages, 639,923 rows with the copies');
  const begun = measured('begun from a folder', data, 'large-store.mjs', [data, scenario]);
  const [parsed, opened] = inTurns(data);
  const all = [begun, parsed, opened];
  for (const it of all) {
    const pages = it.page === undefined ? [] : [`${it.page} and ${it.pageAgain} µs a page`];
    const name = `${it.name}, ${it.megabytes} MB`;
    say(row(name, [`${it.wall} ms`, `${it.cpu} ms CPU`, `${it.memory} MB`, ...pages]));
  }
  const ratio = opened.wall / parsed.wall;
  budgets.judge('opening a store of 560 MB, against bare Node that parses its lines', 0.8, ratio);
  budgets.judge('memory after opening a store of 560 MB, against its file', 1.5, opened.perByte);
  return all;
}

/** Three openings of each kind, one after the other; the quickest of each, since the machine may stumble. */
function inTurns(data: string): [parsed: LargeStoreResult, opened: LargeStoreResult] {
  const rounds = [0, 1, 2].map(
    () =>
      [
        measured('bare Node, every line parsed', data, 'parse-lines.mjs', [join(data, 'store.json')]),
        measured('opened', data),
      ] as const,
  );
  const quickest = (results: readonly LargeStoreResult[]) =>
    results.reduce((best, it) => (it.wall < best.wall ? it : best));
  return [quickest(rounds.map(([parsed]) => parsed)), quickest(rounds.map(([, opened]) => opened))];
}

function measured(
  name: string,
  data: string,
  program = 'large-store.mjs',
  args: readonly string[] = [data],
): LargeStoreResult {
  const file = join(import.meta.dirname, 'servers', program);
  // A million rows as objects need more than V8 allows itself; a store of as many, opened, does not.
  const heap = name === 'opened' ? [] : ['--max-old-space-size=8000'];
  const { wall, cpu, memory, page, pageAgain } = JSON.parse(run([file, ...args], heap));
  const { size } = statSync(join(data, 'store.json'));
  return {
    name,
    megabytes: rounded(size / 1e6, 0),
    wall: rounded(wall, 0),
    cpu: rounded(cpu, 0),
    memory: rounded(memory, 0),
    perByte: rounded((memory * 2 ** 20) / size, 2),
    ...(page !== undefined && { page: rounded(page, 1), pageAgain: rounded(pageAgain, 1) }),
  };
}

function run(args: readonly string[], heap: readonly string[] = []): string {
  return execFileSync(process.execPath, [...heap, ...args], { encoding: 'utf8', stdio: 'pipe' });
}
