import { expect, test } from 'vitest';
import { jsonTokens, pretty } from './json-tokens.ts';

test('tokens joined are the text again', () => {
  for (const text of ['{"a": [1, -2.5e3, true, null, "x\\"y"]}', 'no JSON: "half', '', '<html>'])
    expect(
      jsonTokens(text)
        .map(token => token.text)
        .join(''),
    ).toBe(text);
});

test('a name is told from a text', () => {
  expect(jsonTokens('{"a": "b"}').filter(token => token.kind !== 'mark')).toEqual([
    { kind: 'name', text: '"a"' },
    { kind: 'text', text: '"b"' },
  ]);
});

test('text that is no JSON stays as it is', () => {
  expect(pretty('<p>')).toBe('<p>');
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}');
});
