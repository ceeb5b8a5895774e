import { isObject } from '../../base/json.ts';
import { utf8Text } from '../../base/utf8-text.ts';
import { formFieldsOf, headersOf, mayLogIn, type RecordedCall, sessionIn, timeOf } from './recorded.ts';
import { recordedFailure } from './recorded-failure.ts';
import { unpackedBody } from './unpacked-body.ts';

/** An entry of a HAR, as browsers, Playwright and proxies write them; undefined where it is none. */
export function harEntry(entry: Readonly<Record<string, unknown>>): RecordedCall | undefined {
  const { request, response, startedDateTime, time } = entry;
  if (!isObject(request) || !isObject(response) || typeof request.url !== 'string') return undefined;
  const content = isObject(response.content) ? response.content : {};
  const { postData } = request;
  const headers = Array.isArray(response.headers) ? headersIn(response.headers) : undefined;
  const sent = headersOf(Array.isArray(request.headers) ? pairsOf(request.headers) : []);
  const method = String(request.method ?? 'GET');
  const form = isObject(postData) ? formIn(postData) : {};
  const body = bodyIn(content, headers);
  // Browsers write down why there is no answer, or none that they can read, each in a field of its own.
  const told = [response._error, response._failureText, entry._error].find(text => typeof text === 'string');
  const failure = told === undefined ? body.failure : recordedFailure(String(told));
  return {
    method,
    url: request.url,
    form,
    session: sessionIn(sent),
    page: sent.origin,
    mayLogIn: isMultipart(postData) || mayLogIn(method, form, Object.keys(sent)),
    status: Number(response.status ?? 0),
    headers,
    ...body,
    ...(failure && { failure }),
    at: timeOf(startedDateTime),
    durationMs: typeof time === 'number' ? time : 0,
  };
}

/** The body of an answer. Most recorders unpack it, and tell in which way it was packed all the same. */
function bodyIn(
  { text, encoding }: Readonly<Record<string, unknown>>,
  headers: RecordedCall['headers'],
): Pick<RecordedCall, 'text' | 'bytes' | 'failure'> {
  if (typeof text !== 'string') return { text: undefined };
  if (encoding !== 'base64') return { text };
  const kept = Buffer.from(text, 'base64');
  const isGzip = kept[0] === 0x1f && kept[1] === 0x8b;
  const { bytes, failure } = unpackedBody(kept, isGzip ? headers?.['content-encoding'] : undefined);
  return { text: bytes && utf8Text(bytes), bytes, ...(failure && { failure }) };
}

function formIn({ mimeType, params, text }: Readonly<Record<string, unknown>>): Record<string, string> {
  if (Array.isArray(params) && params.length > 0) return Object.fromEntries(pairsOf(params));
  return typeof text === 'string' ? formFieldsOf(String(mimeType), text) : {};
}

/** Fields of a form with files, which only the upload service reads. */
function isMultipart(postData: unknown): boolean {
  return isObject(postData) && /^multipart\//i.test(String(postData.mimeType));
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
