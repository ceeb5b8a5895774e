import { expect, test } from 'vitest';
import { stableJson } from './stable-json.ts';

test.each([
  [{ b: 1, a: [{ d: 2, c: 3 }] }, { a: [{ c: 3, d: 2 }], b: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: null }, {}, false],
  ['a', 'a', true],
])('%j and %j have the same text: %s', (one, other, isSame) => {
  expect(stableJson(one) === stableJson(other)).toBe(isSame);
});
