import { expect, test } from 'vitest';
import { maxOf } from './max-of.ts';

test('takes lists that are too long for arguments', () => {
  expect(maxOf(Array.from({ length: 500_000 }, (_, index) => index))).toBe(499_999);
});

test.each([
  [[3, 1, 2], undefined, 3],
  [[-2, -1], undefined, -1],
  [[], undefined, -Infinity],
  [[], 0, 0],
])('of %j above %s is %s', (numbers, floor, largest) => {
  expect(maxOf(numbers, floor)).toBe(largest);
});
