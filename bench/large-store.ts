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
  readonly page: number;
  readonly pageAgain: number;
}

/** Beginning a store from a folder of `imapi generate`, and opening it again, each in a process of its own. */
export function largeStore({ budgets, folder, say }: Setting): LargeStoreResult[] {
  const [scenario, data] = [join(folder, 'generated'), join(folder, 'large-store')];
  const program = join(import.meta.dirname, '../dist/cli/main.js');
  const sizes = ['--users', '1000', '--rooms', '200', '--messages', '435000'];
  run([program, 'generate', ...sizes, '--out', scenario]);
  say('\na store of 435,000 messages, 639,923 rows with the copies');
  const begun = measured('begun from a folder', data, scenario);
  const opened = measured('opened', data);
  for (const it of [begun, opened]) {
    const pages = `${it.page} and ${it.pageAgain} µs a page`;
    const name = `${it.name}, ${it.megabytes} MB`;
    say(row(name, [`${it.wall} ms`, `${it.cpu} ms CPU`, `${it.memory} MB`, pages]));
  }
  budgets.judge('opening a store of 560 MB', 3000, opened.wall, 'ms');
  budgets.judge('memory after opening a store of 560 MB, against its file', 1.5, opened.perByte);
  return [begun, opened];
}

function measured(name: string, data: string, ...scenario: string[]): LargeStoreResult {
  const file = join(import.meta.dirname, 'servers/large-store.mjs');
  const { wall, cpu, memory, page, pageAgain } = JSON.parse(
    run([file, data, ...scenario], scenario.length > 0 ? ['--max-old-space-size=8000'] : []),
  );
  const { size } = statSync(join(data, 'store.json'));
  return {
    name,
    megabytes: rounded(size / 1e6, 0),
    wall: rounded(wall, 0),
    cpu: rounded(cpu, 0),
    memory: rounded(memory, 0),
    perByte: rounded((memory * 2 ** 20) / size, 2),
    page: rounded(page, 1),
    pageAgain: rounded(pageAgain, 1),
  };
}

/** A folder of a million rows needs more than V8 allows itself; a store of as many does not. */
function run(args: readonly string[], heap: readonly string[] = []): string {
  return execFileSync(process.execPath, [...heap, ...args], { encoding: 'utf8', stdio: 'pipe' });
}
