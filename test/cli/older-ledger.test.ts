import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMock } from '../harness.ts';
import { finished, temporaryFolder } from './harness.ts';

test.each([
  ['full', 'this target', true],
  ['full', 'another target', false],
  ['probe', 'this target', false],
])('a check in mode %s beside the ledger of a run at %s names it: %s', async (mode, at, isNamed) => {
  const { base } = await startMock();
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.imapi-check'));
  const target = at === 'this target' ? base : 'http://127.0.0.1:1';
  const begun = { kind: 'run', run: 'imapi-check-0a1b2c3d', target, since: Date.now() };
  writeFileSync(join(folder, '.imapi-check', 'run-imapi-check-0a1b2c3d.jsonl'), `${JSON.stringify(begun)}\n`);
  const args = ['check', '--target', base, '--mode', mode, '--only', 'config'];
  const { code, output } = await finished(args, { LANG: 'en_US.UTF-8' }, folder);
  expect(code, output).toBe(0);
  expect(/run-imapi-check-0a1b2c3d\.jsonl is of a run .* run imapi sweep/.test(output)).toBe(isNamed);
});
