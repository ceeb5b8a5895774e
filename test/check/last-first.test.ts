import { expect, test } from 'vitest';
import { lastFirst } from '../../contracts/kit.ts';

const told = (...rows: readonly (readonly [string, number])[]) =>
  rows.map(([text, time]) => ({ text, time }));

test.each<[string, ReturnType<typeof told>, readonly string[]]>([
  ['of three times', told(['c', 3], ['b', 2], ['a', 1]), ['c', 'b', 'a']],
  ['of three times, upside down', told(['a', 1], ['b', 2], ['c', 3]), ['c', 'b', 'a']],
  ['of one time, the first stored first', told(['a', 1], ['b', 1], ['c', 1]), ['a', 'b', 'c']],
  ['of one time, the last stored first', told(['c', 1], ['b', 1], ['a', 1]), ['c', 'b', 'a']],
  ['two of one time before one of another', told(['b', 2], ['c', 2], ['a', 1]), ['b', 'c', 'a']],
  ['of which one is not there', told(['c', 3], ['a', 1]), ['c', 'b', 'a']],
])('what was sent as a, b, c: %s', (_, list, want) => {
  expect(lastFirst(['a', 'b', 'c'], list)).toEqual(want);
});
