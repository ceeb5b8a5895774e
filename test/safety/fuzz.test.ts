import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { fuzz } from '../../scripts/fuzz/run.ts';
import { startMock } from '../harness.ts';
import { listening } from './hostile-page.ts';

const portOf = (base: string) => Number(new URL(base).port);

test('hostile requests are answered in their own form, and the mock lives on', async () => {
  const { mock, base, call } = await startMock();
  const ports = { api: portOf(base), upload: await mock.listen('upload'), files: await mock.listen('files') };
  const report = await fuzz({ ports, requests: 2_000, seed: 'test', connections: 10 });
  expect(report.findings).toEqual([]);
  expect(report.raw).toBeGreaterThan(200);
  expect([...report.statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 403, 404, 405]));
  expect((await call('mock-100102', '/config')).resultCode).toBe(1);
});

test('the same seed sends the same requests', async () => {
  const received: string[] = [];
  for (let times = 0; times < 2; times++) {
    const chunks: Buffer[] = [];
    const base = await listening(
      createServer(socket =>
        socket
          .on('data', chunk => chunks.push(chunk))
          .on('error', () => {})
          .end(),
      ),
    );
    const ports = { api: portOf(base), upload: portOf(base), files: portOf(base) };
    await fuzz({ ports, requests: 5, seed: 'one', connections: 1 });
    received.push(Buffer.concat(chunks).toString('latin1'));
  }
  expect(received[0]).not.toBe('');
  expect(received[1]).toBe(received[0]);
});

test.each([
  [
    'an internal error',
    (answer: (text: string) => void) => answer('HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n'),
  ],
  [
    'no envelope',
    (answer: (text: string) => void) => answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  ],
  [
    'a header that is none',
    (answer: (text: string) => void) => answer('HTTP/1.1 200 OK\r\nno header\r\n\r\n'),
  ],
  [
    'two answers',
    (answer: (text: string) => void) => answer('HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n'.repeat(2)),
  ],
  ['silence and an end', (answer: (text: string) => void) => answer('')],
])('a server that answers with %s is found out', async (_, reply) => {
  const server = createServer(socket => {
    socket.on('error', () => {}).once('data', () => reply(text => socket.end(text)));
  });
  const base = await listening(server);
  const ports = { api: portOf(base), upload: portOf(base), files: portOf(base) };
  const { findings } = await fuzz({ ports, requests: 60, seed: 'broken', connections: 2 });
  expect(findings.length).toBeGreaterThan(5);
});
