import { describe, expect, test } from 'vitest';
import { judgeRule } from './judge-rule.ts';
import { look } from './look.ts';

const now = 1_700_000_000_000;
const looking = (texts: readonly string[] = ['5']) =>
  look({
    now,
    texts,
    symbols: [
      ['marker', 'imapi-check-0a1b2c3d'],
      ['owner.userId', '100164'],
      ['v1', '60210278cb36d459fe88c196'],
    ],
  });

test.each([
  ['a text of the steps', 'imapi-check-0a1b2c3d-5 群', '{{marker}}-5 群'],
  ['a text of others of this run', 'imapi-check-0a1b2c3d-7 群', '<text>'],
  ['a text of another run', 'imapi-check-ffffffff-5 群', '<text>'],
  ['an account', 100164, '{{owner.userId}}'],
  ['an id that was taken', '60210278cb36d459fe88c196', '{{v1}}'],
  ['an id of others', '60332a72d656fd634b20f20a', '<id>'],
  ['now in seconds', 1_700_000_010, '<s 0 h>'],
  ['now in milliseconds', now + 3000, '<ms 0 h>'],
  ['eight hours off', 1_700_000_000 + 8 * 3600, '<s 8 h>'],
  ['long ago', 1_600_000_000, '<s past>'],
  ['a number', 3, 3],
  ['JSON in a text', '{"from":"100164","at":1700000000}', '{"from":"{{owner.userId}}","at":"<s 0 h>"}'],
])('%s is compared as what it stands for', (_, value, want) => {
  expect(looking().plain(value)).toBe(want);
});

test('rows of others are left out, where there are texts those without one of the steps', () => {
  const rows = [
    { id: 'x' },
    { userId: 100164, content: 'imapi-check-0a1b2c3d-7 a' },
    { content: 'imapi-check-0a1b2c3d-5 b' },
  ];
  expect(looking().own({ data: rows })).toEqual({ data: [{ content: '{{marker}}-5 b' }] });
  expect(looking().own([{ userId: 1 }, { userId: 100164 }])).toEqual([{ userId: '{{owner.userId}}' }]);
});

test('a row is found by what it holds, and texts in the order of the answer', () => {
  const rows = [
    { userId: 7, role: 2 },
    { userId: 100164, role: 1 },
  ];
  expect(looking().at({ data: rows }, ['data', { userId: '{{owner.userId}}' }, 'role'])).toBe(1);
  expect(looking().at({ url: 'http://x/0/a.png' }, ['url', { part: 'pathname' }])).toBe('/0/a.png');
  const texts = ['{{marker}}-5 a', '{{marker}}-6 b'];
  const answer = ['imapi-check-0a1b2c3d-6 b', 'imapi-check-0a1b2c3d-5 a'];
  expect(looking(['5', '6']).order(answer, texts)).toEqual([1, 0]);
});

describe('an answer shows a broken rule', () => {
  const shows = (
    json: unknown,
    rule: string,
    pointer: string,
    wants?: unknown,
    parameters = {},
    headers = {},
  ) => {
    const answer = {
      status: 200,
      seconds: 0.1,
      headers,
      text: JSON.stringify(json),
      isUtf8: true,
      digest: '',
      json,
    };
    return judgeRule([answer], 0, { fingerprint: 'x' }, { rule, pointer, wants, parameters }, () =>
      looking(),
    );
  };
  const sorted = { by: ['-time', 'name'] };
  test.each([
    ['type', { data: [{ a: 1 }, { a: '1' }] }, { data: [{ a: 1 }] }, '/data/*/a', 'integer'],
    ['required', { data: {} }, { data: { a: null } }, '/data/a', []],
    ['undeclared', { data: { b: 0 } }, { data: {} }, '/data/b', undefined],
    ['enum', { a: 4 }, { a: 2 }, '/a', [1, 2]],
    ['payment-password', { a: '123456' }, { a: '1' }, '/a', undefined],
    ['const', { a: 4 }, { a: 1 }, '/a', 1],
    ['x-unit', { a: 1_700_000_000 }, { a: now }, '/a', { unit: 'ms' }],
    ['x-sorted-by', { a: [{ time: 1 }, { time: 2 }] }, { a: [{ time: 2 }, { time: 1 }] }, '/a', sorted],
    ['x-unique-by', { a: [{ i: 1 }, { i: 1 }] }, { a: [{ i: 1 }, { i: 2 }] }, '/a', { by: ['i'] }],
    [
      'x-agrees-with',
      { r: { m: '{"s":1}', s: 2 } },
      { r: { m: '{"s":1}', s: 1 } },
      '/r/m#/s',
      { field: 's' },
    ],
    ['contentSchema', { m: '{' }, { m: '{}' }, '/m', {}],
    ['result-code', { resultCode: 7 }, { resultCode: 1 }, '/resultCode', [1, 100411]],
  ])('%s', (rule, bad, good, pointer, wants) => {
    expect(shows(bad, rule, pointer, wants)).toBe(true);
    expect(shows(good, rule, pointer, wants)).toBe(false);
  });

  const [date, long, later] = ['2026-12-02', '2026-09-02', '2026-12-03'].map(day =>
    new Date(day).toUTCString(),
  );
  test.each([
    ['kept-by-expires', { date, expires: later }, { date, expires: long }],
    ['kept-by-expires', { expires: 'Fri, 01 Jan 2100 00:00:00 GMT' }, { expires: '0' }],
    [
      'kept-by-last-modified',
      { 'last-modified': long },
      { 'last-modified': long, 'cache-control': 'no-cache' },
    ],
    ['kept-by-last-modified', { 'last-modified': long, 'cache-control': 'public' }, {}],
  ])('%s, by its headers', (rule, bad, good) => {
    expect(shows({}, rule, '', undefined, {}, bad)).toBe(true);
    expect(shows({}, rule, '', undefined, {}, good)).toBe(false);
  });

  test('x-page and x-echo look at what was asked', () => {
    const page = { rows: 'pageData', perPage: 'pageSize' };
    const answer = (pageCount: number) => ({ data: { total: 31, pageCount, pageData: [] } });
    expect(shows(answer(2), 'x-page', '/data', page, { pageSize: '15' })).toBe(true);
    expect(shows(answer(3), 'x-page', '/data', page, { pageSize: '15' })).toBe(false);
    expect(shows({ a: 2 }, 'x-echo', '/a', { parameter: 'a' }, { a: '3' })).toBe(true);
    expect(shows({ a: 3 }, 'x-echo', '/a', { parameter: 'a' }, { a: '3' })).toBe(false);
  });
});
