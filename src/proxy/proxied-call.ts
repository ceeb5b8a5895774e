import type { IncomingHttpHeaders } from 'node:http';
import type { WireFailure } from '../check/wire/exchange.ts';
import type { RecordedCall } from '../observe/recording/recorded.ts';
import { formFieldsOf } from '../observe/recording/recorded.ts';

/** An exchange that went through the proxy, as the server saw and answered it. */
export interface ProxiedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  readonly method: string;
  /** The server it went to, without a path. */
  readonly origin: string;
  /** Where it went, absolute. */
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly requestHeaders: readonly string[];
  /** The mock's session that the request asked for; undefined for none. */
  readonly session: string | undefined;
  /** The origin of the page that asked; undefined for none. */
  readonly page: string | undefined;
  /** The body of the request where it is a form of fields. */
  readonly form: string | undefined;
  readonly requestSize: number;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly statusText: string;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** The same by name in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** The body of the answer, unpacked; undefined where it was not looked into. */
  readonly text: string | undefined;
  /** The same as bytes. */
  readonly bytes: Buffer | undefined;
  /** Bytes on the wire. */
  readonly size: number;
  readonly failure?: WireFailure;
}

/**
 * The exchange as recordings are read.
 * @param path with its query, without what the server's address has before it
 */
export function recordedCall(call: ProxiedCall, path: string): RecordedCall {
  const { method, origin, session, page, form, status, headers, bytes, at, durationMs, failure } = call;
  return {
    method,
    url: origin + path,
    form: form === undefined ? {} : formFieldsOf('application/x-www-form-urlencoded', form),
    session,
    page,
    status,
    headers: textsOf(headers),
    bytes,
    get text() {
      return call.text;
    },
    at,
    durationMs,
    ...(failure && { failure }),
  };
}

/** A header that came several times has its first value; most answers have none. */
function textsOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  if (isOfTexts(headers)) return headers;
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const text = typeof value === 'object' ? value[0] : value;
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

function isOfTexts(headers: IncomingHttpHeaders): headers is IncomingHttpHeaders & Record<string, string> {
  for (const name in headers) if (typeof headers[name] !== 'string') return false;
  return true;
}
