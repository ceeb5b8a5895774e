/**
 * npm run bench: the budgets of the mock, measured against peers in the same run.
 * `--quick` takes under two minutes and writes nothing; else bench/results.json and the figures in bench/README.md.
 * `--only live`: one case alone, which writes nothing either.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Budgets } from './budgets.ts';
import { checks } from './checks.ts';
import { forkOfSession, histories, writes } from './grown-stores.ts';
import { pageUnderLoad, userAnswer, userAtRate, userUnderLoad } from './hot-paths.ts';
import { largeStore } from './large-store.ts';
import { live } from './live.ts';
import { needsCannon } from './load.ts';
import { writeFigures } from './report.ts';
import { memory, starts } from './start-and-memory.ts';
import { writers } from './writers.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const { quick, only } = values;
const say = (text: string) => process.stdout.write(`${text}\n`);
needsCannon();
const folder = mkdtempSync(join(tmpdir(), 'imapi-bench-'));
const budgets = new Budgets(say);
const extent = quick ? { laps: 2, rounds: 1, seconds: 1 } : { laps: 3, rounds: 3, seconds: 3 };
const setting = { folder, quick, ...extent, budgets, say };

/** The cases that can be measured alone. */
const cases: Readonly<Record<string, () => unknown>> = {
  writers: () => writers(setting),
  writes: () => writes(setting),
  histories: () => histories(setting),
  live: () => live(setting),
  fork: () => forkOfSession(setting),
  starts: async () => starts(setting, await userAnswer(folder)),
  checks: async () => checks(setting, await userAnswer(folder)),
  memory: async () => memory(setting, await userAnswer(folder)),
  large: () => largeStore(setting),
};

try {
  if (only === undefined) await everything();
  else if (Object.hasOwn(cases, only)) await cases[only]?.();
  else throw new Error(`Failed to measure ${only}: choose ${Object.keys(cases).join(', ')}.`);
  const held = budgets.verdicts.filter(verdict => verdict.holds).length;
  say(`\n${held} of ${budgets.verdicts.length} budgets hold.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function everything(): Promise<void> {
  const user = await userAnswer(folder);
  const results = {
    node: process.version,
    ...extent,
    userGet: await userUnderLoad(setting, user),
    userGetAtRate: quick ? [] : await userAtRate(setting, user),
    page: await pageUnderLoad(setting),
    writers: await writers(setting),
    writes: await writes(setting),
    histories: await histories(setting),
    live: await live(setting),
    fork: forkOfSession(setting),
    starts: await starts(setting, user),
    checks: await checks(setting, user),
    memory: await memory(setting, user),
    large: quick ? [] : largeStore(setting),
    budgets: budgets.verdicts,
  };
  if (quick) return;
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFigures(results);
}
