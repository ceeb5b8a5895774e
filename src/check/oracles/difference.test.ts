import { expect, test } from 'vitest';
import { cutToDifference, differenceOf } from './difference.ts';

test.each<[string, unknown, unknown, object]>([
  ['a field', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, { at: '/b/c', expected: 2, got: 3 }],
  ['a row', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 4 }], { at: '/1/a', expected: 2, got: 4 }],
  ['a field too many', { a: 1 }, { a: 1, b: 2 }, { at: '/b', expected: undefined, got: 2 }],
  ['lists of two lengths', [1, 2], [1], { at: '', expected: [1, 2], got: [1] }],
  ['two types', { a: [] }, { a: {} }, { at: '/a', expected: [], got: {} }],
])('values differ in %s', (_, expected, got, difference) => {
  expect(differenceOf(expected, got)).toEqual(difference);
});

test('texts are cut to where they differ, with the place', () => {
  const [one, other] = [`${'a'.repeat(200)}x${'b'.repeat(300)}`, `${'a'.repeat(200)}y${'b'.repeat(300)}`];
  const cut = cutToDifference(one, other);
  expect(cut.expected).toBe(`…${'a'.repeat(30)}x${'b'.repeat(119)}…`);
  expect(cut.got).toBe(`…${'a'.repeat(30)}y${'b'.repeat(119)}… (first difference at character 201)`);
  expect(cutToDifference('50000', '50')).toEqual({ expected: '50000', got: '50' });
});
