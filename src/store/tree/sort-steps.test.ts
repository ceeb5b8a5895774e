import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from '../../base/in-slices.ts';
import { sortSteps } from './sort-steps.ts';

interface Row {
  readonly key: number;
  readonly place: number;
}
const byKey = (a: Row, b: Row) => a.key - b.key;

test.each([0, 1, 4096, 4097, 9000, 30_000])(
  'sorts %i rows as a sort at once does, equal rows in order',
  count => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 1, max: 99_991 }),
        (keys, factor) => {
          const rows = Array.from({ length: count }, (_, place) => ({ key: (place * factor) % keys, place }));
          expect(atOnce(sortSteps([...rows], byKey))).toEqual(rows.toSorted(byKey));
        },
      ),
      { numRuns: 5 },
    );
  },
);
