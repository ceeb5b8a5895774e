import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { freePorts, imapi } from './harness.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Runs a command in a shell, with what the shell says of its exit codes on the last line. */
async function inShell(script: string): Promise<{ out: string; err: string }> {
  const child = spawn('bash', ['--norc', '-c', script], {
    env: { ...process.env, IMAPI: `${process.execPath} ${main}` },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', chunk => (out += chunk));
  child.stderr.on('data', chunk => (err += chunk));
  await once(child, 'close');
  return { out, err };
}

test.each([
  ['faults', 0],
  ['--help', 0],
  ['check --target http://127.0.0.1:1 --token x', 3],
])(
  'imapi %s whose reader leaves ends with %i and says nothing on standard error of it',
  async (args, code) => {
    const { out, err } = await inShell(`$IMAPI ${args} | true; echo "code \${PIPESTATUS[0]}"`);
    expect(out.trim()).toBe(`code ${code}`);
    expect(err).not.toMatch(/EPIPE|\n\s+at /);
  },
);

test.each([
  ['faults --json', 2],
  ['check --target http://127.0.0.1:1 --token x', 3],
])('imapi %s on a full disk ends with %i and says why', async (args, code) => {
  const { out, err } = await inShell(`$IMAPI ${args} > /dev/full; echo "code $?"`);
  expect(out.trim()).toBe(`code ${code}`);
  expect(err).toMatch(/^Failed to write the output: ENOSPC.*Free disk space/m);
});

test('a server whose log nobody reads any more goes on', async () => {
  const run = imapi(['serve', '--memory', ...freePorts]);
  let errors = '';
  run.child.stderr?.on('data', chunk => (errors += chunk));
  while (!run.output().includes('getFile')) await new Promise(resolve => setTimeout(resolve, 20));
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output()) ?? [];
  run.child.stdout?.destroy();
  onTestFinished(() => void run.child.kill('SIGKILL'));
  for (let sent = 0; sent < 20; sent++) {
    const response = await fetch(`${url}/user/get?access_token=mock-100164`);
    expect(await response.json()).toMatchObject({ resultCode: 1 });
  }
  expect(errors).toBe('');
});
