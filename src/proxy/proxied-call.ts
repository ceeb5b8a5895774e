import type { IncomingHttpHeaders } from 'node:http';
import type { WireFailure } from '../check/wire/exchange.ts';
import type { RecordedCall } from '../observe/recording/recorded.ts';
import { formFieldsOf, mayLogIn } from '../observe/recording/recorded.ts';

/** An exchange that went through the proxy, as the server saw and answered it. */
export interface ProxiedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  readonly method: string;
  /** Where it went, absolute. */
  readonly url: string;
  /** What the server's address has before the paths of the contract. */
  readonly below: string;
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

/** The exchange as recordings are read. */
export function recordedCall(call: ProxiedCall): RecordedCall {
  const { method, url, below, session, page, status, headers, bytes, at, durationMs, failure } = call;
  const form = call.form === undefined ? {} : formFieldsOf('application/x-www-form-urlencoded', call.form);
  const names = call.requestHeaders.filter((_, index) => index % 2 === 0);
  return {
    method,
    url,
    below,
    form,
    mayLogIn: mayLogIn(method, form, names),
    isWhole: true,
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
