import { extname } from 'node:path';
import type { Request, Response } from 'express';

interface BytesToSend {
  readonly path: string;
  readonly bytes: Buffer;
  readonly modified: Date;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers GET or HEAD with bytes in memory, as `response.sendFile` does with a file: Content-Type by extension,
 * Last-Modified, ETag, 304, and one range (several are answered whole). Returns 416 when no byte is in the range; the
 * caller answers that.
 */
export function sendBytes(request: Request, response: Response, file: BytesToSend): 416 | undefined {
  const { bytes } = file;
  const lastModified = file.modified.toUTCString();
  const etag = `W/"${bytes.length.toString(16)}-${file.modified.getTime().toString(16)}"`;
  response.set({ ...file.headers, 'Accept-Ranges': 'bytes', 'Last-Modified': lastModified, ETag: etag });
  response.type(extname(file.path));
  if (request.fresh) {
    response.removeHeader('Content-Type');
    response.status(304).end();
    return undefined;
  }
  const ifRange = request.get('If-Range');
  const ranges =
    ifRange === undefined || ifRange === etag || ifRange === lastModified ? request.range(bytes.length) : -2;
  if (ranges === -1) {
    response.set('Content-Range', `bytes */${bytes.length}`);
    return 416;
  }
  const [range, second] = Array.isArray(ranges) && ranges.type === 'bytes' ? ranges : [];
  let part = bytes;
  if (range !== undefined && second === undefined) {
    response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${bytes.length}`);
    part = bytes.subarray(range.start, range.end + 1);
  }
  // Not response.send: that computes an ETag and freshness of its own.
  response.set('Content-Length', String(part.length));
  response.end(request.method === 'HEAD' ? undefined : part);
  return undefined;
}
