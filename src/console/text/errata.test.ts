import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errataOf, readErrata, sectionOf } from './errata.ts';

const file = readFileSync(new URL('../../../docs/document-errata.md', import.meta.url), 'utf8');

test('every erratum of the file is read', () => {
  const errata = readErrata(file);
  expect(errata).toHaveLength(file.match(/<a id=/g)?.length ?? 0);
  expect(errata.every(({ says, here }) => says !== '' && here !== '')).toBe(true);
});

test('an erratum belongs to each section it names, also to those between two', () => {
  const errata = readErrata('| <a id="x"></a>x | 1.2 to 1.4, 2.5 against 3.1 | a | [b](c.md) | why |');
  for (const section of ['1.3', '2.5a', '3.1'])
    expect(errataOf(section, errata)).toMatchObject([{ id: 'x', here: 'b' }]);
  expect(errataOf('1.5', errata)).toEqual([]);
});

test('an operation says which section it is', () => {
  expect(sectionOf('Document 1.5. Writes both')).toBe('1.5');
  expect(sectionOf('Document 2.5b. Single')).toBe('2.5b');
  expect(sectionOf('Needs no token.')).toBeUndefined();
});
