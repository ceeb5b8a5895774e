import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../src/create-mock.ts';
import { serve, temporaryFolder } from './harness.ts';

/** What a client does with a connection and then leaves it open. */
const clients: readonly (readonly [what: string, sent: string])[] = [
  ['a connection that never says anything', ''],
  ['half a request', 'GET /user/get HTT'],
  ['a request without the end of its headers', 'GET /user/get HTTP/1.1\r\nHost: x\r\n'],
  [
    'half a form',
    'POST /user/get HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\nacc',
  ],
  ['a connection kept alive', 'GET /config HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a request that waits', 'GET /config HTTP/1.1\r\nHost: x\r\nPrefer: delay=60000\r\n\r\n'],
  ['many requests that wait', 'GET /config HTTP/1.1\r\nHost: x\r\nPrefer: delay=60000\r\n\r\n'.repeat(20)],
  ['a stream of events', 'GET /__admin/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
];

async function hold(url: string, sent: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await new Promise<void>(resolve => socket.once('connect', resolve));
  socket.write(sent);
  await new Promise(resolve => setTimeout(resolve, 100));
}

describe('a server that is stopped beside', () => {
  test.each(clients)(
    '%s ends with 0 and leaves its folder free',
    { timeout: 60_000 },
    async (_what, sent) => {
      const folder = temporaryFolder();
      const run = await serve(['--data', folder]);
      await hold(run.url, sent);
      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
      expect(run.errors()).toBe('');
      const again = await serve(['--data', folder]);
      expect(again.url).toMatch(/^http/);
    },
  );

  test.each(clients)('%s closes as a library too', async (_what, sent) => {
    const mock = await createMock();
    const port = await mock.listen();
    await hold(`http://127.0.0.1:${port}`, sent);
    await mock.close();
    await expect(fetch(`http://127.0.0.1:${port}/config`)).rejects.toThrow();
  });
});

test('a delayed answer keeps no process once its mock is closed', { timeout: 60_000 }, async () => {
  const script = `
    import { createMock } from ${JSON.stringify(new URL('../../src/create-mock.ts', import.meta.url).href)};
    const mock = await createMock();
    const port = await mock.listen();
    const held = fetch('http://127.0.0.1:' + port + '/config', { headers: { Prefer: 'delay=600000' } });
    held.catch(() => {});
    await new Promise(resolve => setTimeout(resolve, 200));
    await mock.close();
    console.log('closed');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  expect(await new Promise(resolve => child.once('close', resolve))).toBe(0);
  expect(output).toContain('closed');
});

test('a fault that holds every answer for ten minutes keeps neither the server nor the process', async () => {
  const run = await serve(['--memory']);
  await fetch(`${run.url}/__admin/faults/getConfig`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ fixedDelay: 600_000 }),
  });
  const held = fetch(`${run.url}/config`).catch(() => 'cut');
  await new Promise(resolve => setTimeout(resolve, 200));
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(await held).toBe('cut');
});
