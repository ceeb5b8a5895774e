import { expect, test } from 'vitest';
import { duration } from './times.ts';

test.each([
  [0.42, '0.4 ms'],
  [340, '340 ms'],
  [2500, '2.5 s'],
  [90_000, '1.5 min'],
  [12_000_000, '3 h 20 min'],
  [-3_600_000, '−1 h'],
  [172_800_000, '2 d'],
])('%s ms read as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [340, '340 ms'],
  [60_000, '1 分钟'],
  [12_000_000, '3 小时 20 分钟'],
  [86_400_000, '1 天'],
])('%s ms read as %s in Chinese', (ms, text) => {
  expect(duration(ms, 'zh')).toBe(text);
});
