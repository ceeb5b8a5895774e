import { expect, test } from 'vitest';
import { zoneOf } from './zone.ts';

test.each<[string, string, string, number | undefined]>([
  ['a time of eight hours later', 'between a and b', '1796157491, 28798 seconds from currentTime', 32],
  [
    'a time of five hours and a half before',
    'between a and b',
    '1796157491, -19805 seconds from currentTime',
    -22,
  ],
  ['seconds eight hours apart', '1796128691', '1796157489', 32],
  ['milliseconds an hour apart', '1796128899562', '1796132499562', 4],
  ['a time that is a little late', 'between a and b', '1796157491, 300 seconds from currentTime', undefined],
  ['a time of another unit', '1796128691', '1796128691000', undefined],
  ['a time of another year', '1796128691', '1764592691', undefined],
  ['what is no time', '3', '2', undefined],
])('%s is in another zone or not', (_, expected, got, want) => {
  expect(zoneOf({ expected, got })).toBe(want);
});
