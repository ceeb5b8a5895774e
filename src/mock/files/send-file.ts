import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

/** A file of a vault. */
export interface StoredFile {
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
  /** Returns the bytes of a part, both ends included. */
  read(start: number, end: number): Readable;
}

/** Time that caches may keep a file: four days (document 3.0, `expires 4d`). Seconds. */
const cacheSeconds = 4 * 24 * 60 * 60;

/**
 * Answers GET or HEAD with a file whose type is set already, as RFC 9110 has it: Last-Modified, ETag, the four
 * conditions, If-Range, and one range (of several, the whole file is sent). Returns 412 or 416 when a condition
 * or a range cannot be met; the caller answers that.
 */
export async function sendFile(
  request: Request,
  response: Response,
  file: StoredFile,
): Promise<412 | 416 | undefined> {
  const { size } = file;
  const modified = Math.floor(file.modified.getTime() / 1000) * 1000;
  // A strong one: no upload is ever changed.
  const etag = `"${modified.toString(16)}-${size.toString(16)}"`;
  const condition = conditionOf(request, etag, modified);
  if (condition === 412) return condition;
  response.set({
    'Cache-Control': `max-age=${cacheSeconds}`,
    Expires: new Date(Date.now() + cacheSeconds * 1000).toUTCString(),
    'Last-Modified': new Date(modified).toUTCString(),
    ETag: etag,
  });
  if (condition === 304) {
    response.removeHeader('Content-Type');
    response.status(304).end();
    return undefined;
  }
  response.set('Accept-Ranges', 'bytes');
  const range = rangeOf(request, size, etag, modified);
  if (range === 416) {
    response.set('Content-Range', `bytes */${size}`);
    return range;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size}`);
  response.set('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD' || size === 0) response.end();
  // Whoever leaves half-way, or a file that is removed meanwhile, ends the answer.
  else await pipeline(file.read(start, end), response).catch(() => response.destroy());
  return undefined;
}

/** Evaluates the conditions of a request, in the order of RFC 9110, section 13.2.2. */
function conditionOf(request: Request, etag: string, modified: number): 304 | 412 | undefined {
  const match = request.get('If-Match');
  const noneMatch = request.get('If-None-Match');
  const unmodifiedSince = dateOf(request.get('If-Unmodified-Since'));
  const modifiedSince = dateOf(request.get('If-Modified-Since'));
  if (match !== undefined) {
    if (!names(match, etag)) return 412;
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) return 412;
  if (noneMatch !== undefined) return names(noneMatch.replaceAll('W/"', '"'), etag) ? 304 : undefined;
  return modifiedSince !== undefined && modified <= modifiedSince ? 304 : undefined;
}

/** Returns the range of a request; undefined for the whole file, 416 when no byte of it exists. */
function rangeOf(
  request: Request,
  size: number,
  etag: string,
  modified: number,
): { readonly start: number; readonly end: number } | 416 | undefined {
  const ifRange = request.get('If-Range');
  if (ifRange !== undefined && ifRange !== etag && dateOf(ifRange) !== modified) return undefined;
  const asked = /^bytes=(?<part>[^,]*)$/.exec(request.get('Range') ?? '')?.groups?.part?.trim();
  if (asked === undefined) return undefined;
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(asked) ?? [];
  if (first === '' && last === '') return 416;
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? 416 : { start, end };
}

const names = (list: string, etag: string) => list.split(',').some(it => ['*', etag].includes(it.trim()));

function dateOf(text: string | undefined): number | undefined {
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? undefined : date;
}
