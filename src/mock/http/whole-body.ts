import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { NodeRequest } from './node-handler.ts';

/**
 * Reads the body of a request, unpacked. What comes after it was refused is let go, so that the connection can be used
 * again.
 * @param limit bytes
 * @throws Error with the reason, and what to do, for one that is too large, that breaks off, or that cannot be unpacked
 */
export async function wholeBody(request: NodeRequest, limit: number): Promise<Buffer> {
  const body = plainBody(request, request.headers['content-encoding'] || 'identity');

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (why: string) => {
      body.off('data', take);
      request.unpipe();
      request.resume();
      // What it was given already may be a thousand times as long when it is unpacked.
      if (body !== request) body.destroy();
      reject(new Error(why));
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) fail(`it is larger than ${limit / 1024 / 1024} MB: send less`);
      else chunks.push(chunk);
    };
    body.on('data', take);
    body.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    body.once('error', ({ message }) =>
      fail(body === request ? brokenOff : `it cannot be unpacked (${message}): send it whole, or plain`),
    );
    request.once('close', () => {
      if (!request.complete) fail(brokenOff);
    });
  });
}

const brokenOff = 'the connection broke off';

function plainBody(request: NodeRequest, encoding: string): Readable {
  switch (encoding.toLowerCase()) {
    case 'identity':
      return request;
    case 'gzip':
      return request.pipe(createGunzip());
    case 'deflate':
      return request.pipe(createInflate());
    case 'br':
      return request.pipe(createBrotliDecompress());
    default:
      throw new Error(`its compression "${encoding}" is unknown: send it plain, or as gzip, deflate or br`);
  }
}
