import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hidden } from '../../spec/secrets.ts';
import { folded } from './fold.ts';
import { unfolded } from './unfold.ts';

const answer = {
  resultCode: 1,
  data: [{ id: 1 }, { id: 2, loc: { lat: 3 }, tags: ['a'], text: 'x'.repeat(900) }],
};

test.each<[pointer: string, want: unknown]>([
  ['/data/1/loc/lat', { resultCode: 1, data: [{ id: 2, loc: { lat: 3 }, tags: [], text: hidden }] }],
  ['/data/*/id', { resultCode: 1, data: [{ id: 1 }] }],
  ['/data/1/nothing', { resultCode: 1, data: [{ id: 2, loc: {}, tags: [], text: hidden }] }],
  ['', { resultCode: 1, data: [] }],
])('of an answer folded to %j the rest is what it was', (pointer, want) => {
  expect(unfolded(folded(answer, pointer))).toEqual(want);
});

test('a report that is cut at its length shows what is whole', () => {
  const text = folded(answer, '/data/1/loc/lat');
  expect(unfolded(text.slice(0, text.indexOf('"lat"')))).toEqual({
    resultCode: 1,
    data: [{ id: 2, loc: {} }],
  });
});

test('any text is taken without a complaint', () => {
  fc.assert(fc.property(fc.string(), text => void unfolded(text)));
});
