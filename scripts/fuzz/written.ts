import type { Random } from '../../src/check/suite/random.ts';

/** Writes a request that is well-formed as HTTP, whatever it means. */
export function written(
  random: Random,
  method: string,
  target: string,
  headers: readonly string[],
  body: Buffer | string,
): Buffer {
  const bytes = Buffer.from(body);
  const hasBody = bytes.length > 0 || method === 'POST';
  const chunked = hasBody && random.below(4) === 0;
  const framing = !hasBody
    ? []
    : [chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes.length}`];
  // Of what a request line may have, no more: the rest is for the raw ones.
  const line = `${method} ${target.replace(/[^\x21-\x7e]/g, '')} HTTP/1.1`;
  const head = Buffer.from(
    `${[line, `Host: ${random.pick(['127.0.0.1', 'localhost:9', 'evil.test', 'a@b', 'x/y'])}`, ...headers, ...framing].join('\r\n')}\r\n\r\n`,
    'latin1',
  );
  return Buffer.concat([head, chunked ? chunksOf(bytes, random) : bytes]);
}

function chunksOf(bytes: Buffer, random: Random): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Math.min(bytes.length - at, 1 + random.below(500));
    parts.push(
      Buffer.from(`${length.toString(16)}\r\n`),
      bytes.subarray(at, at + length),
      Buffer.from('\r\n'),
    );
    at += length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
