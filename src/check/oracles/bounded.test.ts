import { expect, test } from 'vitest';
import { bounded } from './bounded.ts';
import type { Breach } from './breach.ts';

const breaches = (rule: string, count: number): Breach[] =>
  Array.from({ length: count }, (_, at) => ({
    rule,
    pointer: `/${at}`,
    message: 'must',
    source: 'document',
  }));

test.each([
  [0, 0],
  [100, 100],
  [101, 100],
  [80_000, 100],
])('of %i breaches of a rule %i are told', (count, told) => {
  const kept = bounded([...breaches('type', count), ...breaches('required', 2)]);
  expect(kept.filter(({ rule }) => rule === 'type')).toHaveLength(told);
  expect(kept.filter(({ rule }) => rule === 'required')).toEqual(breaches('required', 2));
});

test('the last one says how many more there are', () => {
  expect(bounded(breaches('type', 250)).at(-1)).toMatchObject({
    pointer: '/99',
    message: 'must, and in 150 more places of this answer',
  });
});
