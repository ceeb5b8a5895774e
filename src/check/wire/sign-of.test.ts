import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import type { OperationId } from '../../spec/operation.ts';
import type { Exchange, WireFailure } from './exchange.ts';
import { signOf } from './sign-of.ts';

const contract = loadContract();
const now = Date.UTC(2026, 0, 1);

interface Answer {
  readonly id?: OperationId;
  readonly method?: string;
  readonly status?: number;
  readonly text?: string;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
  readonly failure?: WireFailure['kind'];
}

function exchange({ id = 'getUser', method = 'GET', status = 200, failure, ...rest }: Answer): Exchange {
  return {
    operation: contract.operation(id),
    role: undefined,
    request: { method, url: 'http://x/', parameters: {}, carried: 'query', headers: {}, files: [] },
    durationMs: 1,
    status,
    headers: rest.headers ?? {},
    bytes: Buffer.alloc(0),
    text: rest.text ?? '',
    json: rest.json,
    problems: [],
    ...(failure && { failure: { kind: failure, message: failure } }),
  };
}

const page = '<html><head><title>502 Bad Gateway</title></head></html>';
const envelope = { resultCode: 1030102, resultMsg: 'x' };

test.each<[string, Answer, string | undefined]>([
  ['a proxy without a node', { status: 502, text: page }, 'gateway'],
  ['an error page of the server', { status: 500, text: '<h1>500</h1>' }, 'gateway'],
  ['503 without a time', { status: 503 }, 'gateway'],
  ['503 with a time', { status: 503, headers: { 'retry-after': '2' } }, 'limit'],
  ['too many requests', { status: 429 }, 'limit'],
  ['a log-in', { status: 302, headers: { location: '/login' } }, 'redirect'],
  ['a log-in page', { status: 200, text: '<!doctype html>' }, 'page'],
  ['a firewall', { status: 403, text: '<h1>Forbidden</h1>' }, 'refused'],
  ['a key that a gateway misses', { status: 401, json: { message: 'No API key' } }, 'refused'],
  ['a page of a router without a route', { status: 404, text: 'default backend - 404' }, 'page'],
  ['a cut connection', { status: 0, failure: 'closed' }, 'cut'],
  ['an answer that cannot be unpacked', { status: 0, failure: 'packed' }, undefined],
  ['silence', { status: 0, failure: 'timeout' }, 'timeout'],
  ['a closed port', { status: 0, failure: 'unreachable' }, 'unreachable'],
  // What carries the envelope is the server's, whatever its status.
  ['a token failure with status 401', { status: 401, json: envelope }, undefined],
  ['a success with status 500', { status: 500, json: { resultCode: 1 } }, undefined],
  ['a limit of the API itself', { status: 429, json: envelope }, undefined],
  ['half of the JSON', { status: 200, text: '{"resultCode":' }, undefined],
  ['nothing', { status: 200 }, undefined],
  ['an answer that is too long', { status: 0, failure: 'too-large' }, undefined],
  // Files and foreign methods have statuses of their own.
  ['a file that is not there', { id: 'getFile', status: 404, text: '<h1>404</h1>' }, undefined],
  ['a page that is not served', { id: 'getFile', status: 403, text: '<h1>403</h1>' }, undefined],
  ['a file service that is down', { id: 'getFile', status: 502, text: page }, 'gateway'],
  ['a method that is not allowed', { method: 'PUT', status: 405, text: '<h1>405</h1>' }, undefined],
  ['a preflight without a node', { method: 'OPTIONS', status: 502, text: page }, 'gateway'],
])('%s', (_, answer, kind) => {
  expect(signOf(exchange(answer), now)?.kind).toBe(kind);
});

test('names a page by its title, and a redirect by where it leads', () => {
  expect(signOf(exchange({ status: 502, text: page }), now)?.what).toBe('502 Bad Gateway');
  const redirect = exchange({ status: 302, headers: { location: 'https://login.example/' } });
  expect(signOf(redirect, now)?.what).toBe('302 to https://login.example/');
});

test.each([
  ['3', undefined, 3000],
  ['0', undefined, 0],
  [new Date(now + 5000).toUTCString(), undefined, 5000],
  // A gateway whose clock is 90 s ahead.
  [new Date(now + 95_000).toUTCString(), new Date(now + 90_000).toUTCString(), 5000],
  [new Date(now - 5000).toUTCString(), undefined, 0],
  ['soon', undefined, undefined],
])('Retry-After: %s with Date: %s is %s ms', (after, date, want) => {
  const headers = { 'retry-after': after, ...(date !== undefined && { date }) };
  expect(signOf(exchange({ status: 429, headers }), now)?.retryAfterMs).toBe(want);
});

test('tells what cannot have been done from what may have been', () => {
  const undone = (answer: Answer) => signOf(exchange(answer), now)?.undone;
  expect([undone({ status: 429 }), undone({ status: 0, failure: 'unreachable' })]).toEqual([true, true]);
  expect([undone({ status: 504 }), undone({ status: 0, failure: 'closed' })]).toEqual([false, false]);
});
