import { formFieldsOf, mayLogIn, type RecordedCall, timeOf } from './recorded.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What access logs call the parts of an exchange: nginx, Envoy, Spring and those who write their own. */
const names = {
  method: ['method', 'request_method', 'verb', 'httpMethod'],
  url: ['url', 'uri', 'request_uri', 'requestUri', 'path'],
  query: ['query', 'query_string', 'args', 'queryString'],
  status: ['status', 'status_code', 'statusCode', 'code'],
  sent: ['request_body', 'requestBody', 'req_body', 'form'],
  answer: ['response_body', 'responseBody', 'resp_body', 'response', 'answer'],
  at: ['time', '@timestamp', 'timestamp', 'time_iso8601', 'ts', 'at'],
  ms: ['durationMs', 'duration_ms', 'took', 'elapsed'],
} as const;

/** A line of a log in JSON that keeps the body of the answer; undefined where it is none. */
export function jsonLogLine(line: Fields): RecordedCall | undefined {
  const of = (part: keyof typeof names) =>
    names[part].map(name => line[name]).find(value => value !== undefined);
  const [url, status] = [of('url'), Number(of('status') ?? 200)];
  if (typeof url !== 'string' || !Number.isInteger(status)) return undefined;
  const [query, sent, answer] = [of('query'), of('sent'), of('answer')];
  const method = String(of('method') ?? 'GET');
  const form = typeof sent === 'string' ? formFieldsOf('application/x-www-form-urlencoded', sent) : {};
  return {
    method,
    url: typeof query === 'string' && query !== '' && !url.includes('?') ? `${url}?${query}` : url,
    form,
    mayLogIn: mayLogIn(method, form),
    status: answered(status),
    headers: undefined,
    text: typeof answer === 'string' ? answer : answer === undefined ? undefined : JSON.stringify(answer),
    at: timeOf(of('at')),
    durationMs: Number(of('ms') ?? 0),
  };
}

const combined = /^\S+ \S+ \S+ \[([^\]]+)\] "([A-Z]+) (\S+)[^"]*" (\d{3}) (?:\d+|-)(.*)$/;
const quoted = /"((?:[^"\\]|\\.)*)"/g;

/** A line in the combined format of Apache and nginx, with the body of the answer as a last field in quotes. */
export function combinedLogLine(line: string): RecordedCall | undefined {
  const [, date = '', method = '', url = '', status = '', rest = ''] = combined.exec(line) ?? [];
  if (url === '') return undefined;
  const body = [...rest.matchAll(quoted)]
    .map(([, field = '']) => unescaped(field))
    .findLast(field => /^\s*[{[]/.test(field));
  return {
    method,
    url,
    form: {},
    mayLogIn: mayLogIn(method, {}),
    status: answered(Number(status)),
    headers: undefined,
    text: body,
    // 10/Oct/2025:13:55:36 +0800
    at: timeOf(date.replace(/^(\d+)\/(\w+)\/(\d+):/, '$1 $2 $3 ')),
    durationMs: 0,
  };
}

/** nginx has numbers of its own for clients that went before they had an answer, and for those that get none. */
function answered(status: number): number {
  return status === 499 || status === 444 ? 0 : status;
}

/** nginx writes bytes as `\x22`, Apache quotes as `\"`. */
function unescaped(field: string): string {
  const bytes = field.replace(/\\x([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const text =
    bytes === field ? field.replace(/\\(["\\])/g, '$1') : Buffer.from(bytes, 'latin1').toString('utf8');
  return text;
}
