import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../src/check/cleanup/ledger.ts';
import { imapi } from './child.ts';
import { checked, folder } from './runs.ts';
import { mockTarget } from './targets.ts';

/** A check of one operation in a process of its own. */
async function checkInProcess(args: readonly string[], env: Record<string, string> = {}) {
  const { url } = await mockTarget();
  const ledger = ['--ledger-dir', folder()];
  const child = imapi(['check', '--target', url, '--only', 'getConfig', ...ledger, ...args], env);
  return { code: await child.ended, output: child.output() };
}

test('a report that cannot be written is said, and the verdict is shown all the same', async () => {
  const reports = folder();
  mkdirSync(join(reports, 'report.html'));
  const { code, output } = await checkInProcess(['--report-dir', reports]);
  expect(output).toMatch(/^Exit 0, holds/m);
  expect(output).toMatch(/^Failed to write the report to .*: EISDIR.*--report-dir\.$/m);
  expect(code).toBe(2);
});

test('a summary of a job that cannot be written is a warning, and the verdict stays', async () => {
  const { code, output } = await checkInProcess([], { GITHUB_STEP_SUMMARY: join(folder(), 'no', 'file') });
  expect(output).toMatch(/^Exit 0, holds/m);
  expect(output).toMatch(/^Failed to write the job summary: ENOENT.*GITHUB_STEP_SUMMARY/m);
  expect(code).toBe(0);
});

test('a ledger that cannot be written ends the run before anything is made, with a sentence', async () => {
  const { mock, url } = await mockTarget();
  const taken = join(folder(), 'taken');
  writeFileSync(taken, '');
  const { verdict } = await checked(url, { mode: 'full', only: ['addRoom'], ledgerFolder: taken });
  expect(verdict.sentence).toMatch(/^Exit 2, usage: Failed to write the ledger .*--ledger-dir\./);
  expect([...mock.world().store.view.rooms.all].filter(({ name }) => name.includes('imapi-check'))).toEqual(
    [],
  );
});

test('ledgers that cannot be read are refused with a sentence', () => {
  const ledgers = folder();
  mkdirSync(join(ledgers, 'run-imapi-check-bbbbbbbb.jsonl'));
  expect(() => Ledger.left(ledgers)).toThrow(/^Failed to read the ledger .*EISDIR.*--ledger-dir\.$/);
});
