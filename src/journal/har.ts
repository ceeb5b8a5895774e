import { STATUS_CODES } from 'node:http';
import type { Entry, Log, Param, PostDataCommon, Request, Response } from 'har-format';
import { inSlices } from '../base/in-slices.ts';
import { HarSockets } from './har-sockets.ts';
import type { NumberedEntry } from './journal.ts';
import { redactText } from './redact.ts';

/** What a HAR says of the mock that wrote it. */
export interface HarOrigin {
  readonly version: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Where apps connect, with a slash at the end. */
  readonly liveUrl: string;
}

/**
 * Requests as HAR 1.2, as a browser's developer tools open it; given newest first, they stand oldest first in it. Headers
 * are those of answers that a fault had a hand in, others are not journalled; parameters stand in the query, or in the form of a POST. A live connection is
 * one entry with its frames, as browsers write it.
 */
export async function harOf(entries: Iterable<NumberedEntry>, { version, baseUrl, liveUrl }: HarOrigin) {
  const shown: { readonly id: number; readonly entry: AnyEntry }[] = [];
  const sockets = new HarSockets(liveUrl);
  for await (const entry of inSlices(entries)) {
    if (entry.live) sockets.add(entry, entry.live);
    else shown.push({ id: entry.id, entry: harEntry(entry, baseUrl) });
  }
  const ordered = [...shown, ...sockets.entries()].sort((one, other) => one.id - other.id);
  return {
    log: {
      version: '1.2' as const,
      creator: { name: 'imapi-mock', version },
      entries: ordered.map(({ entry }) => entry),
    } satisfies Omit<Log, 'entries'> & { entries: ShownEntry[] },
  };
}

type ShownEntry = Omit<Entry, 'request'> & { request: ShownRequest };

/** A request, or a live connection. */
type AnyEntry = ReturnType<typeof harEntry> | ReturnType<HarSockets['entries']>[number]['entry'];

/** HAR 1.2 has the parameters of a form or its text; this has both, as the archives of browsers do. */
type ShownRequest = Omit<Request, 'postData'> & {
  postData?: PostDataCommon & { params: Param[]; text: string };
};

function harEntry(entry: NumberedEntry, baseUrl: string) {
  const { durationMs, at } = entry;
  return {
    startedDateTime: new Date(at).toISOString(),
    time: durationMs,
    request: requestOf(entry, baseUrl),
    response: responseOf(entry),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: commentOf(entry),
  } satisfies ShownEntry;
}

function requestOf(entry: NumberedEntry, baseUrl: string) {
  const { method, path } = entry;
  const parameters = entry.parameters();
  const isFile = (name: string) => entry.files?.includes(name) === true;
  const all = Object.entries(parameters).map(([name, value]) => ({ name, value }));
  const pairs = all.filter(({ name }) => !isFile(name));
  const files = all.filter(({ name }) => isFile(name)).map(({ name, value }) => ({ name, fileName: value }));
  const text = new URLSearchParams(
    pairs.map(({ name, value }): [string, string] => [name, value]),
  ).toString();
  const mimeType = entry.files ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const inForm = method === 'POST';
  const query = inForm || text === '' ? '' : `?${text}`;
  return {
    method,
    url: new URL(`${baseUrl}${path}${query}`).href,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: [],
    queryString: inForm ? [] : pairs,
    ...(inForm && { postData: { mimeType, params: [...files, ...pairs], text } }),
    headersSize: -1,
    bodySize: inForm ? Buffer.byteLength(text) : 0,
  } satisfies ShownRequest;
}

function responseOf(entry: NumberedEntry) {
  const { status, wire } = entry;
  const headers = Object.entries(wire?.headers ?? {}).map(([name, value]) => ({ name, value }));
  const usual = wire ? (wire.headers['content-type'] ?? '') : 'application/json;charset=UTF-8';
  const text = redactText(entry.answer());
  const size = Buffer.byteLength(text);
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size, mimeType: text === '' ? '' : usual, text },
    redirectURL: '',
    headersSize: -1,
    bodySize: size,
  } satisfies Response;
}

function commentOf({ operationId = 'no operation', resultCode, warnings, changes }: NumberedEntry): string {
  const code = resultCode === undefined ? '' : ` ${resultCode}`;
  const rows = changes.length === 0 ? '' : `, ${changes.length} rows changed`;
  return [`${operationId}${code}${rows}`, ...warnings].join('; ');
}
