import { expect, test } from 'vitest';
import { publicNames } from './public-names.ts';

test('the editor has a sentence for every exported name, option and field', () => {
  const names = publicNames();
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter(({ text }) => text === '').map(({ place }) => place)).toEqual([]);
}, 120_000);
