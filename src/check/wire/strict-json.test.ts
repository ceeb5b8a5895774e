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
