import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Json } from '../harness.ts';
import { App } from '../live/app.ts';
import { finished, freePorts, imapi, serve, temporaryFolder } from './harness.ts';

/** What a server says when it listens. */
const listening = (output: string): Json =>
  JSON.parse(output.split('\n').find(line => line.includes('apiUrl')) ?? '');

/** A port that somebody else uses. */
async function takenPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise(resolve => server.once('listening', resolve));
  return String((server.address() as AddressInfo).port);
}

test('apps connect where the server says, and a signal ends their connections at once', async () => {
  const run = await serve(['--memory']);
  const { liveUrl } = listening(run.output());
  expect(liveUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
  const app = await App.open(Number(new URL(liveUrl).port));
  await app.tell(100158);
  const health: Json = await (await fetch(`${run.url}/__admin/health`)).json();
  expect(health).toMatchObject({ status: 'ok', liveUrl, liveConnections: 1 });
  const closed = app.closed();
  run.child.kill('SIGTERM');
  await closed;
  expect(await run.ended).toBe(0);
});

test('without the live connection nothing listens for apps', async () => {
  const run = await serve(['--memory', '--no-live']);
  expect(listening(run.output())).not.toHaveProperty('liveUrl');
  const health: Json = await (await fetch(`${run.url}/__admin/health`)).json();
  expect(health).toEqual({ status: 'ok', liveConnections: 0, contractWarnings: [] });
});

test('a port that is taken is said, with what to do', async () => {
  const port = await takenPort();
  const others = freePorts.slice(0, 6);
  const strict = await finished(['serve', '--memory', '--strict-port', ...others, '--live-port', port]);
  expect(strict.code).toBe(2);
  expect(strict.output).toContain(`127.0.0.1:${port}: the port is taken. Choose another with --live-port`);
  const run = imapi(['serve', '--memory', ...others, '--live-port', port]);
  while (!run.output().includes('getFile')) await new Promise(resolve => setTimeout(resolve, 20));
  expect(run.output()).toMatch(/^ {2}live +ws:\/\/127\.0\.0\.1:\d+$/m);
  expect(run.output()).toContain(`port ${port} is taken: live listens on`);
});

test('a configuration file says the port, or that there is none', async () => {
  const folder = temporaryFolder();
  const port = await takenPort();
  writeFileSync(
    join(folder, 'imapi.config.mjs'),
    `export default { serve: { memory: true, livePort: ${port}, strictPort: true } };`,
  );
  const others = freePorts.slice(0, 6);
  expect((await finished(['serve', ...others], {}, folder)).output).toContain(
    `127.0.0.1:${port}: the port is taken`,
  );
  writeFileSync(join(folder, 'imapi.config.mjs'), 'export default { serve: { memory: true, live: false } };');
  const run = await serve([], {}, folder);
  expect(listening(run.output())).not.toHaveProperty('liveUrl');
});
