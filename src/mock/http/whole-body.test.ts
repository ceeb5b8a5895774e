import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { NodeRequest } from './node-handler.ts';
import { wholeBody } from './whole-body.ts';

const limit = 1024 * 1024;
const text = Buffer.from('name=测试&content=a'.repeat(9));
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

test.each([
  ['nothing', {}, text],
  ['an empty header', { 'Content-Encoding': '' }, text],
  ['identity', { 'Content-Encoding': 'identity' }, text],
  ['gzip', { 'Content-Encoding': 'GZIP' }, gzipSync(text)],
  ['deflate', { 'Content-Encoding': 'deflate' }, deflateSync(text)],
  ['br', { 'Content-Encoding': 'br' }, brotliCompressSync(text)],
])('a body is read as it was before %s', async (_name, headers, body) => {
  const { incoming } = await arrived(headers, body);
  expect(await wholeBody(incoming, limit)).toEqual(text);
});

test.each([
  ['too large', {}, Buffer.alloc(limit + 1), /^it is larger than 1 MB: send less$/],
  ['too large unpacked', { 'Content-Encoding': 'br' }, brotliCompressSync(bomb), /^it is larger than 1 MB/],
  ['not packed', { 'Content-Encoding': 'gzip' }, text, /^it cannot be unpacked \(.*header.*\): send/],
  ['cut', { 'Content-Encoding': 'gzip' }, gzipSync(text).subarray(0, 30), /^it cannot be unpacked \(.*end/],
  [
    'of another kind',
    { 'Content-Encoding': 'zstd' },
    text,
    /^its compression "zstd" is unknown: send it plain, or as gzip, deflate or br$/,
  ],
])('a body that is %s is refused with the reason', async (_name, headers, body, why) => {
  const { incoming } = await arrived(headers, body);
  await expect(wholeBody(incoming, limit)).rejects.toThrow(why);
});

test.each([
  ['plain', {}, text],
  ['packed', { 'Content-Encoding': 'gzip' }, gzipSync(text).subarray(0, 30)],
])('a %s body that breaks off is refused', async (_name, headers, body) => {
  const { incoming, client } = await arrived({ 'Content-Length': '9999', ...headers }, body, false);
  const reading = wholeBody(incoming, limit);
  client.destroy();
  await expect(reading).rejects.toThrow(/^the connection broke off$/);
});

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
  await expect(wholeBody(incoming, limit)).rejects.toThrow('larger');
  if (!incoming.readableEnded) await once(incoming, 'end');
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(unpacked).toBeLessThan(2 * limit);
});
