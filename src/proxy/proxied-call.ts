import type { WireFailure } from '../check/wire/exchange.ts';
import type { RecordedCall } from '../observe/recording/recorded.ts';
import { formFieldsOf, headersOf } from '../observe/recording/recorded.ts';
import { pairs } from './upstream.ts';

/** An exchange that went through the proxy, as the server saw and answered it. */
export interface ProxiedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  readonly method: string;
  /** Where it went, absolute. */
  readonly url: string;
  /** Names and values in turn, as they came. */
  readonly requestHeaders: readonly string[];
  /** The body of the request where it is a form of fields. */
  readonly form: string | undefined;
  readonly requestSize: number;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly string[];
  /** The body of the answer, unpacked; undefined where it was not looked into. */
  readonly body: Buffer | undefined;
  /** Bytes on the wire. */
  readonly size: number;
  readonly failure?: WireFailure;
}

/**
 * The exchange as recordings are read.
 * @param path with its query, without what the server's address has before it
 */
export function recordedCall(call: ProxiedCall, path: string): RecordedCall {
  const { method, form, status, headers, body, at, durationMs, failure } = call;
  return {
    method,
    url: new URL(call.url).origin + path,
    form: form === undefined ? {} : formFieldsOf('application/x-www-form-urlencoded', form),
    status,
    headers: headersOf(pairs(headers)),
    text: body?.toString('utf8'),
    at,
    durationMs,
    ...(failure && { failure }),
  };
}
