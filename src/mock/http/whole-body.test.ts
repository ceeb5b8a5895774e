import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { NodeRequest } from './node-handler.ts';
import { wholeBody } from './whole-body.ts';

const limit = 1024 * 1024;
const bomb = Buffer.alloc(64 * limit);

/** A request that has reached a server, and the client's end of it. */
async function arrived(headers: Readonly<Record<string, string>>, body: Buffer, ends = true) {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = request({ port, host: '127.0.0.1', method: 'POST', headers }).on('error', () => undefined);
  client.write(body);
  if (ends) client.end();
  const [incoming]: NodeRequest[] = await once(server, 'request');
  if (!incoming) throw new Error('No request has come.');
  return { incoming, client };
}

test('a body that was refused is unpacked no further, and the rest of it is let go', async () => {
  const { incoming } = await arrived({ 'Content-Encoding': 'gzip' }, gzipSync(bomb));
  const pipe = incoming.pipe.bind(incoming);
  let unpacked = 0;
  incoming.pipe = into => {
    into.on('data', ({ length }: Buffer) => {
      unpacked += length;
    });
    return pipe(into);
  };
  await expect(wholeBody(incoming, limit)).rejects.toThrow('too large');
  if (!incoming.readableEnded) await once(incoming, 'end');
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(unpacked).toBeLessThan(2 * limit);
});
