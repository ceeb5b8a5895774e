import type { Entry, Log, Request, Response } from 'har-format';
import type { Reproduction } from './reproduction.ts';
import type { Step } from './step.ts';

/**
 * The steps to a finding as HAR 1.2. What is another value next time stands as `{{name}}`, as other tools have their
 * variables; secrets do, too.
 * @param tool name and version of what writes it
 */
export function stepsHar({ steps, target, startedAt }: Reproduction, tool: string): { readonly log: Log } {
  const [name = tool, version = ''] = tool.split(' ');
  const sent = steps.filter(({ operation }) => operation !== 'login' && operation !== 'plant');
  return {
    log: {
      version: '1.2',
      creator: { name, version },
      entries: sent.map(step => entryOf(step, target, startedAt)),
    },
  };
}

function entryOf(step: Step, target: string, startedDateTime: string): Entry {
  return {
    startedDateTime,
    time: 0,
    request: requestOf(step, target),
    response: responseOf(step),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: `${step.by}: ${step.operation}`,
  };
}

function requestOf(
  { method, path, carried, parameters, query = {}, headers = {}, body }: Step,
  target: string,
): Request {
  const pairs = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => ({ name, value }));
  const queryString = pairs(carried === 'query' ? { ...query, ...parameters } : query);
  const search = queryString
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encoded(value)}`)
    .join('&');
  const params = carried === 'form' || carried === 'multipart' ? pairs(parameters) : [];
  const mimeType = carried === 'form' ? 'application/x-www-form-urlencoded' : 'multipart/form-data';
  const postData = body
    ? { mimeType: body.type, text: body.text }
    : carried === 'form' || carried === 'multipart'
      ? { mimeType, params }
      : undefined;
  return {
    method,
    url: `${target}${path}${search === '' ? '' : `?${search}`}`,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    queryString,
    ...(postData && { postData }),
    headersSize: -1,
    bodySize: -1,
  };
}

function responseOf({ status, answer }: Step): Response {
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: [],
    content: { size: Buffer.byteLength(answer), mimeType: 'application/json', text: answer },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  };
}

/** Percent-encoded, but for the names of templates. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll(/%7B%7B([\w.]+)%7D%7D/g, '{{$1}}');
}
