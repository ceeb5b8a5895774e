import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imapi, lastLine } from './child.ts';
import { folder } from './runs.ts';

test('a mock of its own is checked, and what cannot be written beside changes no verdict', async () => {
  const place = folder();
  const nowhere = join(place, 'no', 'such', 'folder');
  const child = imapi(
    [
      'check',
      '--with-mock',
      '--only',
      'getConfig',
      '--sarif',
      nowhere,
      '--ledger-dir',
      place,
      '--report-dir',
      place,
    ],
    { GITHUB_STEP_SUMMARY: nowhere, IMAPI_TARGET: '' },
  );
  expect(await child.ended, child.output()).toBe(0);
  expect(lastLine(child.output())).toMatch(/^Exit 0, holds/);
  expect(child.output()).toContain('Failed to write the job summary');
  expect(child.output()).toContain(`Failed to write ${nowhere}`);
  expect(JSON.parse(readFileSync(join(place, 'trend.json'), 'utf8'))).toHaveLength(1);
}, 120_000);

test('a target and a mock of its own exclude each other, and a plan needs neither', async () => {
  const both = imapi(['check', '--with-mock', '--target', 'http://127.0.0.1:9']);
  expect(await both.ended, both.output()).toBe(2);
  const place = join(folder(), 'ledger');
  const plan = imapi(['check', '--plan', '--mode', 'full', '--token', 'x', '--ledger-dir', place]);
  expect(await plan.ended, plan.output()).toBe(0);
  expect(plan.output()).toContain('no account for the peer (--peer-token)');
  expect(existsSync(place)).toBe(false);
}, 120_000);

test('what a finding asks for again has to be there', async () => {
  for (const word of ['3f9a0c2be117', '3f9a0c2be117@no-such-file.json']) {
    const child = imapi(['check', '--target', 'http://127.0.0.1:9', '--replay', word]);
    expect(await child.ended, child.output()).toBe(2);
    expect(lastLine(child.output())).toMatch(/^Exit 2, usage: Failed to read/);
  }
}, 120_000);
