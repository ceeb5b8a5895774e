import type { Entry } from 'har-format';
import type { Redact } from '../check/wire/redact.ts';
import type { ProxiedCall } from './proxied-call.ts';
import { pairs } from './upstream.ts';

/** Headers that open a login. */
const secretHeaders = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key)$/i;

/** Headers that say how, and never who. */
const harmless =
  /^(?:host|connection|keep-alive|accept|accept-.*|user-agent|content-.*|date|server|vary|etag|expires|cache-control|transfer-encoding|access-control-.*|sec-.*|dnt|pragma|priority|upgrade-insecure-requests|last-modified|if-.*)$/i;

/**
 * An exchange as an entry of HAR 1.2, with the headers that went over the wire. What cannot be read as text is left out:
 * uploads, pictures.
 * @param redact masks texts; undefined: nothing is masked
 */
export function harEntryOf(call: ProxiedCall, redact: Redact | undefined) {
  const { at, durationMs, failure } = call;
  return {
    startedDateTime: new Date(at).toISOString(),
    time: durationMs,
    request: requestOf(call, redact),
    response: responseOf(call, redact),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...(failure && { comment: failure.message }),
  } satisfies Entry;
}

function requestOf(
  { method, url, requestHeaders, form, requestSize }: ProxiedCall,
  redact: Redact | undefined,
) {
  const shown = redact?.(url) ?? url;
  const text = form === undefined ? undefined : (redact?.(form) ?? form);
  // Not every target is an address: `OPTIONS *` is a request too.
  const searchParams = new URLSearchParams(shown.slice(shown.indexOf('?') + 1 || shown.length));
  return {
    method,
    url: shown,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(requestHeaders, redact),
    queryString: Array.from(searchParams, ([name, value]) => ({ name, value })),
    ...(text !== undefined && { postData: { mimeType: 'application/x-www-form-urlencoded', text } }),
    headersSize: -1,
    bodySize: requestSize,
  };
}

function responseOf(
  { status, statusText, headers, rawHeaders, text, size, failure }: ProxiedCall,
  redact: Redact | undefined,
) {
  return {
    status,
    statusText,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(rawHeaders, redact),
    content: {
      size: text === undefined ? size : Buffer.byteLength(text),
      mimeType: headers['content-type'] ?? '',
      ...(text !== undefined && { text: redact?.(text) ?? text }),
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: size,
    // Where browsers write down why there is no answer.
    ...(failure && { _error: failure.message }),
  };
}

function headersOf(headers: readonly string[], redact: Redact | undefined) {
  return pairs(headers).map(([name, value]) => ({
    name,
    value:
      redact === undefined || harmless.test(name) ? value : secretHeaders.test(name) ? '***' : redact(value),
  }));
}
