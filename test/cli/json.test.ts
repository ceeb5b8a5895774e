import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Json, startMock } from '../harness.ts';
import { temporaryFolder } from './harness.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What a command prints to standard output, as one JSON document. */
async function json(...args: string[]): Promise<Json> {
  const run = promisify(execFile)(process.execPath, [main, ...args, '--json'], { cwd: temporaryFolder() });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return JSON.parse(stdout);
}

test('check, report and sweep print one JSON document when they are told to', async () => {
  const { base } = await startMock();
  const report = await json('check', '--target', base, '--only', 'getUser');
  expect(report).toMatchObject({ verdict: { exitCode: expect.any(Number) } });
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, JSON.stringify(report));
  expect(await json('report', file)).toMatchObject({ verdict: { exitCode: expect.any(Number) } });
  expect(await json('sweep', '--target', base)).toEqual({
    swept: [],
    elsewhere: [],
    leftovers: [],
    ignored: [],
  });
  const list = await json('check', '--target', base, '--list');
  expect(list[0]).toEqual({
    id: expect.any(String),
    operation: expect.any(String),
    effect: expect.any(String),
    title: expect.any(String),
  });
});

test('generate prints one JSON document when it is told to', async () => {
  const out = join(temporaryFolder(), 'out');
  const sizes = ['--users', '3', '--rooms', '1', '--messages', '5'];
  expect(await json('generate', '--out', out, ...sizes)).toMatchObject({ folder: out, rows: { users: 4 } });
});
