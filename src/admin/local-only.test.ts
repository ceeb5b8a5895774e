import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { localOnly } from './local-only.ts';

/** What becomes of a request from an address: let in, or refused with a status. */
function outcomeOf(remoteAddress: string): 'in' | number {
  let outcome: 'in' | number = 'in';
  const response = {
    status(code: number) {
      outcome = code;
      return response;
    },
    type: () => response,
    send: () => response,
  };
  const request = {
    headers: { host: '127.0.0.1:8094' },
    socket: { remoteAddress },
    method: 'POST',
    originalUrl: '/',
  };
  localOnly(undefined)(request as unknown as Request, response as unknown as Response, () => {});
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
] as const)('a request from %s is %s', (address, want) => {
  expect(outcomeOf(address)).toBe(want);
});
