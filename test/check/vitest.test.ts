import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { mergeReports } from '../../src/check/report/merge.ts';
import { cases, folder } from './runs.ts';
import { mockTarget, rowsOf } from './targets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the cases under vitest in a process of its own, as `npm run contracts` does. */
async function contracts(env: Record<string, string>, args: readonly string[]) {
  // Variables of the vitest around this one would confuse the one inside.
  const outer = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^VITEST|^TEST$|^NODE_ENV$/.test(name)),
  );
  const entry = join(root, 'node_modules/vitest/vitest.mjs');
  const config = ['run', '--config', 'contracts/vitest/vitest.config.ts', ...args];
  const child = spawn(process.execPath, [entry, ...config], { cwd: root, env: { ...outer, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { code, output };
}

test('the same cases run under vitest; its shards make one whole report', async () => {
  const { mock, url } = await mockTarget();
  const before = rowsOf(mock);
  const parts: CheckReport[] = [];
  for (const shard of ['1/2', '2/2']) {
    const reports = folder();
    const env = {
      IMAPI_TARGET: url,
      IMAPI_MODE: 'full',
      IMAPI_FAIL_ON: 'drift',
      IMAPI_REPORT_DIR: reports,
      IMAPI_LEDGER_DIR: folder(),
    };
    const { code, output } = await contracts(env, [`--shard=${shard}`]);
    expect(code, output).toBe(0);
    parts.push(JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')));
  }
  const whole = mergeReports(parts, true);
  expect(whole.verdict).toMatchObject({ exitCode: 0 });
  expect(whole.results.map(({ id }) => id)).toEqual(cases.map(({ id }) => id).sort());
  expect(rowsOf(mock)).toEqual(before);
}, 120_000);

test('a violated case is a failed test, and the run is taken away all the same', async () => {
  const { mock, url } = await mockTarget();
  const before = rowsOf(mock);
  const env = {
    IMAPI_TARGET: url,
    IMAPI_MODE: 'full',
    IMAPI_BUDGET: '0',
    IMAPI_FAIL_ON: 'drift',
    IMAPI_LEDGER_DIR: folder(),
  };
  const { code, output } = await contracts(env, [
    'contracts/budget.contract.ts',
    'contracts/pins.contract.ts',
  ]);
  expect(code, output).toBe(1);
  expect(output).toMatch(/must answer within 0 ms/);
  expect(rowsOf(mock)).toEqual(before);
}, 120_000);
