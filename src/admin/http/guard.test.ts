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
    end: () => response,
    setHeader: () => response,
  };
  const request = { headers: { host: '127.0.0.1:8094', ...headers }, socket: { remoteAddress }, method };
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
  [{ origin: 'null' }, {}, 403],
  [{ origin: 'http://evil.test', authorization: 'Bearer secret' }, { token: 'secret' }, 403],
  [{ host: 'evil.test:8094', origin: 'http://evil.test:8094' }, {}, 403],
  [{ host: 'im.example.test' }, { publicUrl: 'https://im.example.test' }, 'in'],
  [{ host: '' }, {}, 403],
  [{ 'x-forwarded-for': '192.0.2.7' }, {}, 403],
  [{ 'x-forwarded-for': '127.0.0.1, 192.0.2.7' }, {}, 403],
  [{ 'x-forwarded-for': '127.0.0.1' }, {}, 'in'],
  [{ forwarded: 'for=192.0.2.7' }, {}, 403],
  [{ 'x-forwarded-for': '192.0.2.7', authorization: 'Bearer secret' }, { token: 'secret' }, 'in'],
] as const)('with the headers %j and the options %j it is %s', (headers, options, want) => {
  expect(outcomeOf({ headers }, options)).toBe(want);
});

test('a preflight is answered to a named origin alone', () => {
  const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost:5173' } };
  expect(outcomeOf(preflight, { origins: ['http://localhost:5173'], token: 'secret' })).toBe(204);
  expect(outcomeOf(preflight, { token: 'secret' })).toBe(403);
});
