import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errataOf, readErrata, sectionOf } from './errata.ts';

const [english, chinese] = ['document-errata.md', 'zh/document-errata.md'].map(name =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8'),
) as [string, string];

test.each([
  ['English', english],
  ['Chinese', chinese],
])('every erratum of the %s file is read', (_, file) => {
  const errata = readErrata(file);
  expect(errata).toHaveLength(file.match(/<a id=/g)?.length ?? 0);
  expect(errata.every(({ says, here }) => says !== '' && here !== '')).toBe(true);
});

test('both files have the same errata, about the same sections, with the same codes in the same columns', () => {
  expect(readErrata(english).length).toBeGreaterThan(0);
  expect(skeletonOf(chinese)).toEqual(skeletonOf(english));
});

test('both files rest each erratum on the same places and decisions', () => {
  expect(groundsOf(chinese)).toEqual(groundsOf(english));
});

test('the Chinese file says everything in Chinese that is more than a name', () => {
  const wordy = readErrata(chinese).flatMap(({ id, says, here }) =>
    [says, here]
      .filter(text => !/\p{Script=Han}/u.test(text) && /[a-z]+ [a-z]+/i.test(text.replaceAll(/`[^`]*`/g, '')))
      .map(text => `${id}: ${text}`),
  );
  expect(wordy).toEqual([]);
});

test('an erratum belongs to each section it names, also to those between two', () => {
  const errata = readErrata('| <a id="x"></a>x | 1.2 to 1.4, 2.5 against 3.1 | a | [b](c.md) | why |');
  for (const section of ['1.3', '2.5a', '3.1'])
    expect(errataOf(section, errata)).toMatchObject([{ id: 'x', here: 'b' }]);
  expect(errataOf('1.5', errata)).toEqual([]);
  expect(readErrata('| <a id="x"></a>x | 1.2 至 1.4、2.5 与 3.1 | 甲 | [b](c.md) | 因 |')).toEqual([
    { ...errata[0], says: '甲' },
  ]);
});

test('an operation says which section it is', () => {
  expect(sectionOf('Document 1.5. Writes both')).toBe('1.5');
  expect(sectionOf('Document 2.5b. Single')).toBe('2.5b');
  expect(sectionOf('Needs no token.')).toBeUndefined();
});

/** What does not depend on the language: ids, sections, code and result codes. */
function skeletonOf(file: string) {
  return readErrata(file).map(({ id, sections, says, here }) => {
    return { id, sections, says: codesIn(says), here: codesIn(here) };
  });
}

function codesIn(text: string): string[] {
  return (text.match(/`[^`]+`|\b\d{6,7}\b/g) ?? []).toSorted();
}

/** The last column of each row: D, S and J with their sections, and the decisions. */
function groundsOf(file: string) {
  const rows = file.split('\n').filter(line => line.startsWith('| <a id='));
  return rows.map(row => {
    const [, name, , , , why = ''] = row.split(/(?<!\\)\|/).map(cell => cell.trim());
    return { name, why: why.match(/\b[DSJ]\b|\d\.\d+[ab]?|\d{3}-[\w-]+\.md/g) };
  });
}
