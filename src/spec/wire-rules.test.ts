import { describe, expect, test } from 'vitest';
import { wireBreaches } from './wire-rules.ts';

const usual = { 'content-type': 'application/json;charset=UTF-8', 'access-control-allow-origin': '*' };

describe('an answer that clients may keep', () => {
  test.each<[string, string, string, boolean]>([
    ['getRoom', 'GET', 'public, max-age=60', true],
    ['getRoom', 'GET', 'private, max-age=5', true],
    ['listRooms', 'GET', 's-maxage=31536000', true],
    ['getRoom', 'GET', 'max-age=0', false],
    ['getRoom', 'GET', 'max-age=60, no-cache', false],
    ['getRoom', 'GET', 'no-store', false],
    ['getRoom', 'GET', '', false],
    // No client keeps the answer to a form.
    ['getRoom', 'POST', 'public, max-age=60', false],
    // It is the same for everybody.
    ['getConfig', 'GET', 'public, max-age=60', false],
  ])('%s by %s with "%s"', (id, method, value, isBroken) => {
    const headers = { ...usual, ...(value !== '' && { 'cache-control': value }) };
    const operation = { id, service: 'api', needsToken: id !== 'getConfig' } as const;
    const found = wireBreaches({ operation, method, status: 200, headers, text: '{}' });
    expect(found.map(({ rule, got }) => [rule, got])).toEqual(isBroken ? [['kept-answer', value]] : []);
  });
});

describe('without a word about keeping', () => {
  const date = 'Wed, 02 Dec 2026 09:00:00 GMT';
  const before = 'Wed, 02 Sep 2026 09:00:00 GMT';
  const after = 'Wed, 02 Dec 2026 10:00:00 GMT';
  test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ['a time until which it is good', { expires: after }, 'kept-by-expires'],
    ['a time that is over', { expires: before }, undefined],
    ['no time at all', { expires: '0' }, undefined],
    ['a change long ago', { 'last-modified': before }, 'kept-by-last-modified'],
    ['a change just now', { 'last-modified': date }, undefined],
    [
      'a change long ago, looked at each time',
      { 'last-modified': before, 'cache-control': 'no-cache' },
      undefined,
    ],
    [
      'a change long ago, good for no time',
      { 'last-modified': before, 'cache-control': 'max-age=0' },
      undefined,
    ],
  ])('%s lets clients keep it, or not', (_, told, rule) => {
    const operation = { id: 'getRoom', service: 'api', needsToken: true } as const;
    const headers = { ...usual, date, ...told };
    const found = wireBreaches({ operation, method: 'GET', status: 200, headers, text: '{}' });
    expect(found.map(breach => breach.rule)).toEqual(rule === undefined ? [] : [rule]);
  });
});

test.each([
  ['application/json;charset=UTF-8', []],
  ['application/json; charset="utf-8"', []],
  // Without a word JSON is UTF-8.
  ['application/json', [['charset', 'server']]],
  ['application/json;charset=ISO-8859-1', [['charset', 'document']]],
])('an answer of the type %s breaks %j', (type, wanted) => {
  const operation = { id: 'getRoom', service: 'api', needsToken: true } as const;
  const headers = { ...usual, 'content-type': type };
  const found = wireBreaches({ operation, method: 'GET', status: 200, headers, text: '{}' });
  expect(found.map(({ rule, source }) => [rule, source])).toEqual(wanted);
});
