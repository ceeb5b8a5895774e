import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from './budgets.ts';
import type { CheckResult } from './checks.ts';
import type { Standing } from './compare.ts';
import type { SizeResult } from './grown-stores.ts';
import type { LargeStoreResult } from './large-store.ts';
import type { LiveResult } from './live.ts';
import type { MemoryResult, StartResult } from './start-and-memory.ts';
import type { WritersResult } from './writers.ts';

/** What stands in results.json, as far as the README shows it. */
export interface Figures {
  readonly node: string;
  readonly userGet: readonly Standing[];
  readonly userGetAtRate: readonly Standing[];
  readonly page: readonly Standing[];
  readonly writers: readonly WritersResult[];
  readonly writes: readonly SizeResult[];
  readonly histories: readonly SizeResult[];
  readonly live: readonly LiveResult[];
  readonly starts: readonly StartResult[];
  readonly checks: readonly CheckResult[];
  readonly memory: readonly MemoryResult[];
  readonly large: readonly LargeStoreResult[];
  readonly budgets: readonly Verdict[];
}

const [begin, end] = ['<!-- figures: written by bench/run.ts -->', '<!-- end of figures -->'];

/** Puts the figures of a run between the marks in bench/README.md. */
export function writeFigures(figures: Figures): void {
  const file = join(import.meta.dirname, 'README.md');
  const [before, rest = ''] = readFileSync(file, 'utf8').split(begin);
  const [, after = ''] = rest.split(end);
  writeFileSync(file, `${before}${begin}\n\n${figuresOf(figures)}\n\n${end}${after}`);
}

function figuresOf(figures: Figures): string {
  const {
    node,
    userGet,
    userGetAtRate,
    page,
    writers,
    writes,
    histories,
    live,
    starts,
    checks,
    memory,
    large,
    budgets,
  } = figures;
  const standings = (title: string, rows: readonly Standing[]) =>
    table(
      [title, 'CPU per request', 'ratio', 'requests/s', 'p99', 'bytes'],
      rows.map(it => [it.name, `${it.cpu} µs`, `${it.ratio} ×`, it.perSecond, `${it.p99} ms`, it.bytes]),
    );
  const sizes = (title: string, rows: readonly SizeResult[]) =>
    table(
      [title, 'on disk', 'median', 'slowest', 'CPU per request'],
      rows.map(it => [
        `${it.messages} messages`,
        it.megabytes === undefined ? '' : `${it.megabytes} MB`,
        `${it.medianMs} ms`,
        `${it.slowestMs} ms`,
        `${it.cpu} µs`,
      ]),
    );
  return [
    `Node ${node.slice(1)}.`,
    table(
      ['budget', 'at most', 'measured', ''],
      budgets.map(it => [
        it.what,
        `${it.most} ${it.unit}`,
        `${it.measured} ${it.unit}`,
        it.holds ? 'holds' : '**missed**',
      ]),
    ),
    standings('`GET /user/get`, full load', userGet),
    standings('`GET /user/get`, 2000 a second', userGetAtRate),
    standings('a page of 20 messages, full load', page),
    table(
      ['writes on disk', 'at once', 'CPU per write', 'ratio', 'writes/s'],
      writers.map(it => [it.name, it.writers, `${it.cpu} µs`, `${it.ratio} ×`, it.perSecond]),
    ),
    sizes('a write', writes),
    sizes('a page of history', histories),
    table(
      ['a text to another connection', 'median', 'p99', 'many under way', 'CPU per text', 'memory'],
      live.map(it => [
        `${it.name}, ${it.connections} connections`,
        `${it.medianMs} ms`,
        `${it.p99Ms} ms`,
        `${it.perSecond}/s`,
        `${it.cpu} µs`,
        `${it.memory.join(' → ')} MB`,
      ]),
    ),
    table(
      ['start to first answer', 'wall clock', 'CPU'],
      starts.map(it => [it.name, `${it.startedAfterMs} ms`, `${it.cpuMs} ms`]),
    ),
    table(
      ['a check of the mock, the whole process', 'wall clock', 'against the start of bare Express'],
      checks.map(it => [it.name, `${it.wallMs} ms`, `${it.ratio} ×`]),
    ),
    table(
      ['resident memory', 'after start', '100,000 requests', '200,000 requests'],
      memory.map(({ name, atStart, later, last }) => [
        name,
        `${atStart} MB`,
        `${later} MB`,
        last === undefined ? '' : `${last} MB`,
      ]),
    ),
    table(
      [
        'a store of 435,000 messages',
        'on disk',
        'wall clock',
        'CPU',
        'memory',
        'for a byte',
        'a page',
        'again',
      ],
      large.map(it => [
        it.name,
        `${it.megabytes} MB`,
        `${it.wall} ms`,
        `${it.cpu} ms`,
        `${it.memory} MB`,
        `${it.perByte} ×`,
        it.page === undefined ? '' : `${it.page} µs`,
        it.pageAgain === undefined ? '' : `${it.pageAgain} µs`,
      ]),
    ),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
