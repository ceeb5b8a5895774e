import { describe, expect, test } from 'vitest';
import { readJson } from './strict-json.ts';

describe('strict JSON', () => {
  test.each([
    '{"a":[1,-0.5,1e3,true,false,null,"\\u4f60\\n\\"好\\""],"b":{}}',
    ' [ ] ',
    '"x"',
    '-1.0',
    JSON.stringify({ __proto__x: 1, deep: [[[{ a: '🎉' }]]] }),
  ])('reads %s as the native parser does', text => {
    expect(readJson(text)).toEqual({ value: JSON.parse(text), problems: [] });
  });

  test.each([
    ['\ufeff{}', 'bom', ''],
    ['{} {}', 'trailing', ''],
    ['{"a":{"b":1,"b":2}}', 'duplicate-key', '/a/b'],
    ['{"a/b":1,"a/b":1}', 'duplicate-key', '/a~1b'],
    ['[9007199254740993]', 'precision', '/0'],
    ['{"a":"\\ud83c"}', 'surrogate', '/a'],
    ['', 'json', ''],
    ['{"a":1,}', 'json', ''],
    ['[1 2]', 'json', ''],
    ["{'a':1}", 'json', ''],
    ['{"a":01}', 'json', ''],
    ['"a\nb"', 'json', ''],
    ['"open', 'json', ''],
    ['"\\', 'json', ''],
    ['nul', 'json', ''],
    ['['.repeat(1000), 'json', ''],
    ['<html>', 'json', ''],
  ])('finds what is wrong with %j', (text, rule, pointer) => {
    expect(readJson(text).problems).toEqual([expect.objectContaining({ rule, pointer })]);
  });

  test('keeps a key called __proto__ as a key', () => {
    expect(Object.keys(readJson('{"__proto__":1}').value as object)).toEqual(['__proto__']);
  });
});

test('tells the first of many problems of a rule, and how many more there are', () => {
  const text = `{${Array.from({ length: 200_000 }, () => '"a":1').join(',')}}`;
  const { value, problems } = readJson(text);
  expect(value).toEqual({ a: 1 });
  expect(problems).toHaveLength(20);
  expect(problems.at(-1)?.message).toBe('must be there only once, and 199979 more');
});

test.each(['[', '{"a":'])('does not follow %s for ever', open => {
  const { value, problems } = readJson(open.repeat(1_000_000));
  expect(value).toBeUndefined();
  expect(problems).toEqual([
    { pointer: '', rule: 'json', message: expect.stringMatching(/at most 200 levels/) },
  ]);
});

test('reads no more values than it may', () => {
  const text = `[${'1,'.repeat(99)}1]`;
  expect(readJson(text, 101)).toMatchObject({ value: expect.any(Array), problems: [] });
  expect(readJson(text, 100)).toEqual({ value: undefined, problems: [], isTooMuch: true });
});
