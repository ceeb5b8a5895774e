import { isObject } from '../../base/json.ts';
import { headersOf, mayLogIn, type RecordedCall, sessionIn } from './recorded.ts';
import { recordedFailure } from './recorded-failure.ts';

/** An execution in the JSON report of Newman, or of Postman's runner; undefined where it is none. */
export function newmanExecution(execution: Readonly<Record<string, unknown>>): RecordedCall | undefined {
  const { request, requestError } = execution;
  // A request that failed has an error in place of a response.
  const response = isObject(requestError) ? { code: 0 } : execution.response;
  if (!isObject(request) || !isObject(response)) return undefined;
  const url = urlOf(request.url);
  const body = isObject(request.body) ? request.body : {};
  const sent = headersOf(Array.isArray(request.header) ? keyed(request.header) : []);
  const headers = Array.isArray(response.header) ? keyed(response.header) : [];
  if (url === undefined || typeof response.code !== 'number') return undefined;
  const method = String(request.method ?? 'GET');
  const form = Array.isArray(body.urlencoded) ? Object.fromEntries(keyed(body.urlencoded)) : {};
  return {
    method,
    url,
    form,
    session: sessionIn(sent),
    page: sent.origin,
    mayLogIn: mayLogIn(method, form, Object.keys(sent)),
    status: response.code,
    headers: headers.length === 0 ? undefined : headersOf(headers),
    text: bodyOf(response),
    ...(isObject(requestError) && {
      failure: recordedFailure(`${String(requestError.code ?? '')} ${String(requestError.message ?? '')}`),
    }),
    at: undefined,
    durationMs: typeof response.responseTime === 'number' ? response.responseTime : 0,
  };
}

/** Newman writes addresses in parts. */
function urlOf(url: unknown): string | undefined {
  if (typeof url === 'string') return url;
  if (!isObject(url)) return undefined;
  if (typeof url.raw === 'string') return url.raw;
  const joined = (part: unknown, by: string) => (Array.isArray(part) ? part.join(by) : String(part ?? ''));
  const query = Array.isArray(url.query) ? String(new URLSearchParams(keyed(url.query))) : '';
  const port = url.port === undefined ? '' : `:${String(url.port)}`;
  const search = query === '' ? '' : `?${query}`;
  return `${String(url.protocol ?? 'http')}://${joined(url.host, '.')}${port}/${joined(url.path, '/')}${search}`;
}

function bodyOf({ stream, body }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof body === 'string') return body;
  const data = isObject(stream) ? stream.data : undefined;
  return Array.isArray(data) ? Buffer.from(data.map(Number)).toString('utf8') : undefined;
}

/** Lists of `{ key, value }`. */
function keyed(list: readonly unknown[]): [string, string][] {
  return list.flatMap((pair): [string, string][] =>
    isObject(pair) && typeof pair.key === 'string' ? [[pair.key, String(pair.value ?? '')]] : [],
  );
}
