import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, pageIds, placeOfHash } from './route.ts';

test('an address leads where it was made for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...pageIds),
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 })),
      (page, path) => {
        expect(placeOfHash(hashOf(page, ...path))).toEqual({ page, path });
      },
    ),
  );
});

test.each([
  ['', { page: 'traffic', path: [] }],
  ['#/nothing/7', { page: 'traffic', path: ['7'] }],
  ['#users', { page: 'users', path: [] }],
  ['#/state/50%', { page: 'state', path: ['50%'] }],
])('%j leads somewhere', (hash, place) => {
  expect(placeOfHash(hash)).toEqual(place);
});
