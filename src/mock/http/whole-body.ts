import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { NodeRequest } from './node-handler.ts';

/**
 * Reads the body of a request, unpacked. What comes after it was refused is let go, so that the connection can be used
 * again.
 * @param limit bytes
 * @throws Error with the reason for one that is too large, that breaks off, or whose compression nobody knows
 */
export async function wholeBody(request: NodeRequest, limit: number): Promise<Buffer> {
  const body = plainBody(request, request.headers['content-encoding']);

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: Error) => {
      body.off('data', take);
      request.unpipe();
      request.resume();
      // What it was given already may be a thousand times as long when it is unpacked.
      if (body !== request) body.destroy();
      reject(error);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) fail(new Error('request entity too large'));
      else chunks.push(chunk);
    };
    body.on('data', take);
    body.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    body.once('error', fail);
    request.once('close', () => {
      if (!request.complete) fail(new Error('request aborted'));
    });
  });
}

function plainBody(request: NodeRequest, encoding = 'identity'): Readable {
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
      throw new Error(`unsupported content encoding "${encoding}"`);
  }
}
