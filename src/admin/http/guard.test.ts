import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { type GuardOptions, guard } from './guard.ts';

interface Sender {
  readonly remoteAddress?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** What becomes of a request: let in, or refused with a status. */
function outcomeOf(
  { remoteAddress = '127.0.0.1', headers = {}, method = 'POST' }: Sender,
  options: Partial<GuardOptions> = {},
) {
  let outcome: 'in' | number = 200;
  const response = {
    status(code: number) {
      outcome = code;
      return response;
    },
    type: () => response,
    send: () => response,
    set: () => response,
    vary: () => response,
    req: { get: () => undefined },
    end: () => response,
    setHeader: () => response,
  };
  const request = {
    headers: { host: '127.0.0.1:8094', ...headers },
    headersDistinct: {},
    socket: { remoteAddress },
    method,
  };
  guard(() => ({ token: undefined, publicUrl: undefined, origins: [], ...options }))(
    request as unknown as Request,
    response as unknown as Response,
    () => {
      outcome = 'in';
    },
  );
  return outcome;
}

test.each([
  ['127.0.0.1', 'in'],
  ['127.8.8.8', 'in'],
  ['::1', 'in'],
  ['::ffff:127.0.0.1', 'in'],
  ['192.0.2.7', 403],
  ['::ffff:192.0.2.7', 403],
  ['2001:db8::1', 403],
  ['', 403],
] as const)('without a token, a request from %s is %s', (remoteAddress, want) => {
  expect(outcomeOf({ remoteAddress })).toBe(want);
});

test.each([
  ['Bearer secret', 'in'],
  ['bearer  secret', 'in'],
  ['Bearer secre', 401],
  ['Bearer secrets', 401],
  ['Basic secret', 401],
  ['secret', 401],
  ['', 401],
] as const)(
  'with a token, Authorization %j is %s, from anywhere and under any name',
  (authorization, want) => {
    for (const remoteAddress of ['127.0.0.1', '192.0.2.7']) {
      const headers = { authorization, host: 'mock.example.test' };
      expect(outcomeOf({ remoteAddress, headers }, { token: 'secret' })).toBe(want);
    }
  },
);

test.each([
  [{ origin: 'http://127.0.0.1:8094' }, {}, 'in'],
  [{ origin: 'http://localhost:5173' }, {}, 403],
  [{ origin: 'http://localhost:5173' }, { origins: ['http://localhost:5173'] }, 'in'],
  [{ origin: 'http://localhost:5174' }, { origins: ['http://localhost:5173'] }, 403],
  [{ origin: 'http://localhost:5173' }, { origins: ['HTTP://LocalHost:5173/'] }, 'in'],
  [{ origin: 'https://localhost:5173' }, { origins: ['http://localhost:5173'] }, 403],
  [{ origin: 'http://localhost' }, { origins: ['http://localhost:5173'] }, 403],
  [{ origin: 'http://localhost:5173.evil.test' }, { origins: ['http://localhost:5173'] }, 403],
  [{ origin: 'https://127.0.0.1:8094' }, {}, 403],
  [{ origin: 'http://127.0.0.1' }, {}, 403],
  [{ origin: 'http://127.0.0.1:80', host: '127.0.0.1' }, {}, 'in'],
  [{ origin: 'http://localhost:8094' }, {}, 403],
  [{ origin: 'null' }, {}, 403],
  [{ origin: 'null' }, { origins: ['data:x'] }, 403],
  [
    { origin: 'https://im.example.test', host: 'im.example.test' },
    { publicUrl: 'https://im.example.test/im' },
    'in',
  ],
  [{ origin: 'http://evil.test', authorization: 'Bearer secret' }, { token: 'secret' }, 403],
  [{ host: 'evil.test:8094', origin: 'http://evil.test:8094' }, {}, 403],
  [{ host: 'im.example.test' }, { publicUrl: 'https://im.example.test' }, 'in'],
  [{ host: '' }, {}, 403],
  [{ host: 'evil.test@127.0.0.1:8094' }, {}, 403],
  [{ host: '127.0.0.1/evil.test' }, {}, 403],
  [{ host: '127.0.0.1#evil.test', authorization: 'Bearer secret' }, { token: 'secret' }, 403],
  [{ host: '127.0.0.2:8094' }, {}, 'in'],
  [{ host: 'LOCALHOST:8094' }, {}, 'in'],
  [{ host: '127.0.0.1.evil.test' }, {}, 403],
  [{ 'x-forwarded-for': '192.0.2.7' }, {}, 403],
  [{ 'x-forwarded-for': '127.0.0.1, 192.0.2.7' }, {}, 403],
  [{ 'x-forwarded-for': '127.0.0.1' }, {}, 'in'],
  [{ forwarded: 'for=192.0.2.7' }, {}, 403],
  [{ 'x-forwarded-for': '192.0.2.7', authorization: 'Bearer secret' }, { token: 'secret' }, 'in'],
] as const)('with the headers %j and the options %j it is %s', (headers, options, want) => {
  expect(outcomeOf({ headers }, options)).toBe(want);
});

const named = { origin: 'http://localhost:5173' };
test.each([
  ['same-origin', {}, 'in'],
  ['none', {}, 'in'],
  ['same-site', {}, 403],
  ['cross-site', {}, 403],
  ['', {}, 403],
  ['Same-Origin', {}, 403],
  ['none, cross-site', {}, 403],
  ['same-site', named, 'in'],
  ['cross-site', named, 'in'],
  ['same-origin', { origin: 'http://evil.test' }, 403],
] as const)('from a page that the browser calls %j, with %j, it is %s', (site, more, want) => {
  for (const method of ['GET', 'HEAD', 'POST', 'DELETE']) {
    const sender = { method, headers: { 'sec-fetch-site': site, ...more } };
    expect(outcomeOf(sender, { origins: [named.origin] })).toBe(want);
    const authorization = 'Bearer secret';
    const knowing = { method, headers: { ...sender.headers, authorization } };
    expect(outcomeOf(knowing, { origins: [named.origin], token: 'secret' })).toBe(want);
  }
});

test('a preflight is answered to a named origin alone', () => {
  const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost:5173' } };
  expect(outcomeOf(preflight, { origins: ['http://localhost:5173'], token: 'secret' })).toBe(204);
  expect(outcomeOf(preflight, { token: 'secret' })).toBe(403);
});
