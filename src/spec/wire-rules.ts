import { excerpt } from '../base/excerpt.ts';
import type { Operation } from './operation.ts';
import type { Source } from './sources.ts';

/** An answer as it came over the wire. */
export interface WireHead {
  readonly operation: Pick<Operation<string>, 'id' | 'service' | 'needsToken'>;
  /** Of the request. */
  readonly method: string;
  readonly status: number;
  /** By name in small letters; absent where only the status is known. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The origin that the request named, where it named one. */
  readonly origin?: string | undefined;
  readonly text: string;
}

/** A rule of the wire that an answer breaks. */
export interface WireBreach {
  /** Short and stable, e.g. `http-status`, `content-type`. */
  readonly rule: string;
  readonly message: string;
  readonly source: Source;
  readonly expected: string;
  readonly got: string;
}

/** The headers of an answer that rules look at, beside the address of a redirect. */
export const judgedHeaders = [
  'access-control-allow-origin',
  'content-type',
  'cache-control',
  'expires',
  'last-modified',
] as const;

const json = 'application/json';
/** What nearly every answer says. */
const usual = /^application\/json; ?charset=utf-8$/i;

/** Returns what every answer has to be on the wire and this one is not (server facts 1.2; the document shows JSON alone). */
export function wireBreaches(head: WireHead): WireBreach[] {
  const { operation, method, status, headers, text } = head;
  if (operation.id === 'getFile' || method === 'OPTIONS' || method === 'HEAD')
    return status >= 500 ? [wrongStatus(status)] : [];
  // A limit of whatever stands in front of the upload service; nothing documents one.
  if (operation.service === 'upload' && status === 413) return [];
  const found = statusBreaches(status, headers?.location);
  if (!headers) return found;
  const types = operation.service === 'upload' ? [json, 'text/html'] : [json];
  // What needs no token is the same for everybody, and may be kept for a while.
  const kept = method === 'GET' && operation.needsToken ? keptByBrowsers(headers) : [];
  return [...found, ...contentType(types, headers, text), ...openToBrowsers(headers, head.origin), ...kept];
}

/** A time of change this long ago, ms, lets a browser keep an answer for seconds: a tenth of it, where nothing else is said. */
const longAgoMs = 60_000;

/** A browser that may keep an answer shows the old one after a change, and somebody else's after a login. */
function keptByBrowsers(headers: Readonly<Record<string, string>>): WireBreach[] {
  const { expires, date = new Date().toUTCString(), 'last-modified': modified } = headers;
  const control = headers[judgedHeaders[2]] ?? '';
  const message = 'must not let clients keep the answer';
  const kept = (rule: string, header: string, got: string): WireBreach[] => [
    { rule, message, source: 'server', expected: `no ${header}`, got },
  ];
  if (/\bno-(?:store|cache)\b/i.test(control)) return [];
  if (/\b(?:max-age|s-maxage)=0*[1-9]/i.test(control)) return kept('kept-answer', 'max-age', control);
  if (/\bmax-age\b/i.test(control)) return [];
  const after = (later: string, earlier: string) => Date.parse(later) - Date.parse(earlier);
  // A date that is none means that it is over already.
  if (expires !== undefined)
    return after(expires, date) > 0 ? kept('kept-by-expires', 'Expires', expires) : [];
  const isOld = modified !== undefined && after(date, modified) > longAgoMs;
  return isOld ? kept('kept-by-last-modified', 'Last-Modified', modified) : [];
}

function statusBreaches(status: number, location = 'nowhere'): WireBreach[] {
  if (status < 300 || status >= 400) return status === 200 ? [] : [wrongStatus(status)];
  const got = `${status} to ${location}`;
  return [{ rule: 'redirect', message: 'must not redirect', source: 'document', expected: '200', got }];
}

function wrongStatus(status: number): WireBreach {
  return {
    rule: status >= 500 ? 'http-5xx' : 'http-status',
    message: `must have status 200, has ${status}`,
    source: status >= 500 ? 'document' : 'server',
    expected: '200',
    got: String(status),
  };
}

/** Browsers on other origins may read every answer, whoever asks (server facts 1.2). */
function openToBrowsers(headers: Readonly<Record<string, string>>, origin: string | undefined): WireBreach[] {
  const allowed = headers[judgedHeaders[0]];
  if (allowed === '*' || (allowed !== undefined && allowed === origin)) return [];
  const message = 'must carry Access-Control-Allow-Origin for any origin';
  return [{ rule: 'allow-origin', message, source: 'server', expected: '*', got: allowed ?? 'absent' }];
}

function contentType(
  allowed: readonly string[],
  headers: Readonly<Record<string, string>>,
  text: string,
): WireBreach[] {
  const value = headers[judgedHeaders[1]];
  if (value !== undefined && usual.test(value)) return [];
  const expected = `${allowed.join(' or ')}; charset=UTF-8`;
  const wrong = (message: string, got: string) =>
    [{ rule: 'content-type', message, source: 'document', expected, got }] satisfies WireBreach[];
  if (value === undefined) return wrong('must have a Content-Type', 'absent');
  const [type = '', ...rest] = value.split(';').map(part => part.trim().toLowerCase());
  if (!allowed.includes(type))
    return wrong(`must be ${allowed.join(' or ')}, is ${type}`, `${value}: ${excerpt(text)}`);
  const charset = rest
    .find(part => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset === 'utf-8' || charset === 'utf8') return [];
  const message = `must say charset UTF-8, says ${charset ?? 'none'}`;
  // Without a word JSON is UTF-8; whoever believes another word reads other letters than the document's.
  const source = charset === undefined ? 'server' : 'document';
  return [{ rule: 'charset', message, source, expected, got: value }];
}
