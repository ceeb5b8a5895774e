import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finished, imapi, temporaryFolder } from './harness.ts';

test('help of a command that there is not says so, as the command does', async () => {
  const { code, output } = await finished(['help', 'serv']);
  expect(code).toBe(2);
  expect(output).toBe((await finished(['serv'])).output);
  expect(output).toContain("unknown command 'serv'");
  expect((await finished(['help', 'serve'])).code).toBe(0);
  expect((await finished(['help'])).output).toContain('Commands:');
});

test('steps that are not to be had are a script that says so and gets nowhere', async () => {
  const folder = temporaryFolder();
  await finished(['check', '--target', 'http://127.0.0.1:1', '--report-dir', folder]);
  const steps = imapi(['steps', '0123456789', '--report', join(folder, 'report.json')]);
  expect(await steps.ended).toBe(2);
  const why = 'Failed to find 0123456789: the report has no such finding.';
  expect(steps.errors()).toContain(why);
  const script = steps.output().slice(0, steps.output().indexOf('exit 3') + 6);
  const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(status).toBe(3);
  expect(stderr).toContain(why);
});
