import { isObject } from '../../base/json.ts';
import type { Exchange } from './exchange.ts';
import type { Sign, SignKind } from './sign.ts';

const sign = (kind: SignKind, what: string, undone: boolean): Sign => ({ kind, what, undone });

/**
 * Whether an answer is one of the server at all. What carries the API's envelope always is, whatever its status; what
 * does not may be the server's too, which only other requests can tell.
 * @param now milliseconds since 1970, for `Retry-After` with a date
 */
export function signOf(exchange: Exchange, now: number): Sign | undefined {
  const { failure, json, status } = exchange;
  if (failure) return signOfFailure(failure);
  if (isObject(json) && 'resultCode' in json) return undefined;
  const retryAfterMs = retryAfterOf(exchange, now);
  if (status === 429 || (status === 503 && retryAfterMs !== undefined)) {
    return { ...sign('limit', named(exchange), true), ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  if (status >= 300 && status < 400 && status !== 304)
    return sign('redirect', `${status} to ${exchange.headers.location ?? 'nowhere'}`, true);
  if (status === 401 || status === 407) return sign('refused', named(exchange), true);
  if (status >= 502 && status <= 504) return sign('gateway', named(exchange), false);
  if (isPlain(exchange)) return signOfPage(exchange);
  // Nobody stores pages; a file that a name promises is none.
  const isPage = status === 200 && /^\s*<(?:!doctype|html)\b/i.test(exchange.text);
  return isPage ? sign('page', `a page instead of a file (${status})`, true) : undefined;
}

function signOfFailure({ kind, message }: NonNullable<Exchange['failure']>): Sign | undefined {
  // What comes whole and cannot be read is the server's answer.
  if (kind === 'too-large' || kind === 'certificate' || kind === 'packed') return undefined;
  if (kind === 'timeout' || kind === 'unreachable') return sign(kind, message, kind === 'unreachable');
  return sign('cut', message, false);
}

/** Requests of which an answer of the API is due; statuses of files, preflights and foreign methods have a meaning. */
function isPlain({ operation, request }: Exchange): boolean {
  return operation.id !== 'getFile' && (request.method === 'GET' || request.method === 'POST');
}

function signOfPage(exchange: Exchange): Sign | undefined {
  const { status, text } = exchange;
  if (status >= 500) return sign('gateway', named(exchange), false);
  if (status === 403) return sign('refused', named(exchange), true);
  if (status >= 400) return sign('page', named(exchange), true);
  return /^\s*</.test(text) ? sign('page', `a page instead of JSON (${status})`, false) : undefined;
}

/** Status with the title of the page, as gateways name it. */
function named({ status, text }: Exchange): string {
  const [, title = ''] = /<title>\s*([^<]{1,60}?)\s*<\/title>/i.exec(text.slice(0, 2000)) ?? [];
  return title.startsWith(String(status)) ? title : `${status} ${title}`.trim();
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfterOf({ headers }: Exchange, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  // The gateway's own clock counts, where it tells it.
  const there = Date.parse(headers.date ?? '');
  return Math.max(0, date - (Number.isNaN(there) ? now : there));
}
