import { expect, test } from 'vitest';
import { blameLine } from '../reports/text.ts';
import { blameOf, blameShortcomings } from './blame.ts';

const blamed = (...places: readonly number[]) => places.map(place => ({ place, causes: 1 }));

test('shares are of the faults that were asked about', () => {
  const blame = blameOf([...blamed(1, 1, 2), { place: 0, causes: 5 }]);
  expect(blame).toEqual({ faults: 4, first: 0.5, inThree: 0.75, median: 1, few: 0.75 });
  expect(blameLine(blame)).toContain('first suspect for 50.0 %');
});

test('too little is said, each by what it lacks', () => {
  expect(blameShortcomings(blameOf(blamed(1, 1)))).toEqual([]);
  expect(blameShortcomings(blameOf([]))).toEqual([]);
  expect(blameShortcomings(blameOf([...blamed(4), { place: 1, causes: 4 }]))).toHaveLength(4);
  // A server that nobody has tuned to may be somewhat harder.
  const harder = { ...blameOf(blamed(1)), first: 0.87, inThree: 0.96 };
  expect(blameShortcomings(harder)).toHaveLength(2);
  expect(blameShortcomings(harder, 'otherServer')).toEqual([]);
});
