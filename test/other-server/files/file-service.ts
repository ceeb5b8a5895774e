import type { IncomingMessage } from 'node:http';
import type { Answer } from '../http/answer.ts';
import { targetOf } from '../http/target.ts';
import { proxyPage } from '../http/weather.ts';
import type { StoredFiles } from './stored-files.ts';

const types: Readonly<Record<string, string>> = {
  bmp: 'image/x-ms-bmp',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
};

const fourDays = 4 * 24 * 60 * 60;
const denied = /\.(?:html?|jsp)$/i;

/** Serves files as a plain nginx with `expires 4d`; names that end like pages are denied (document 3.0). */
export function answerFile(files: StoredFiles, request: IncomingMessage, now: number): Answer {
  const path = decoded(targetOf(request).path);
  if (request.method !== 'GET' && request.method !== 'HEAD') return proxyPage(405, 'Not Allowed');
  if (path !== undefined && denied.test(path)) return proxyPage(403, 'Forbidden');
  const file = path === undefined ? undefined : files.get(path);
  if (!file) return proxyPage(404, 'Not Found');
  const tag = `"${Math.floor(file.modified.getTime() / 1000).toString(16)}-${file.bytes.length.toString(16)}"`;
  const headers = {
    ETag: tag,
    'Last-Modified': file.modified.toUTCString(),
    Expires: new Date(now + fourDays * 1000).toUTCString(),
    'Cache-Control': `max-age=${fourDays}`,
    'Accept-Ranges': 'bytes',
  };
  if (request.headers['if-none-match'] === tag) return { status: 304, headers, bytes: Buffer.alloc(0) };
  const type = types[path?.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return { status: 200, headers: { ...headers, 'Content-Type': type }, bytes: file.bytes };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
