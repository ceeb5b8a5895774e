import { isObject } from '../../base/json.ts';
import { formFieldsOf, headersOf, type RecordedCall, sessionIn, timeOf } from './recorded.ts';

/** An entry of a HAR, as browsers, Playwright and proxies write them; undefined where it is none. */
export function harEntry(entry: Readonly<Record<string, unknown>>): RecordedCall | undefined {
  const { request, response, startedDateTime, time } = entry;
  if (!isObject(request) || !isObject(response) || typeof request.url !== 'string') return undefined;
  const content = isObject(response.content) ? response.content : {};
  const { postData } = request;
  const headers = Array.isArray(response.headers) ? headersIn(response.headers) : undefined;
  const sent = headersOf(Array.isArray(request.headers) ? pairsOf(request.headers) : []);
  return {
    method: String(request.method ?? 'GET'),
    url: request.url,
    form: isObject(postData) ? formIn(postData) : {},
    session: sessionIn(sent),
    page: sent.origin,
    status: Number(response.status ?? 0),
    headers,
    text: typeof content.text === 'string' ? textOf(content.text, content.encoding) : undefined,
    at: timeOf(startedDateTime),
    durationMs: typeof time === 'number' ? time : 0,
  };
}

function textOf(text: string, encoding: unknown): string {
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

function formIn({ mimeType, params, text }: Readonly<Record<string, unknown>>): Record<string, string> {
  if (Array.isArray(params) && params.length > 0) return Object.fromEntries(pairsOf(params));
  return typeof text === 'string' ? formFieldsOf(String(mimeType), text) : {};
}

/** The headers that tell something of an answer; undefined where there are none at all. */
function headersIn(list: readonly unknown[]): Record<string, string> | undefined {
  return list.length === 0 ? undefined : headersOf(pairsOf(list));
}

/** Lists of `{ name, value }`; files have a name of their own and are no parameters. */
function pairsOf(list: readonly unknown[]): [string, string][] {
  return list.flatMap((pair): [string, string][] =>
    isObject(pair) && typeof pair.name === 'string' && pair.fileName === undefined
      ? [[pair.name, String(pair.value ?? '')]]
      : [],
  );
}
