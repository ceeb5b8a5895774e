import { describe, expect, test } from 'vitest';
import { judgeClaim } from './judge-claim.ts';
import type { JudgedAnswer } from './judge-rule.ts';
import { look } from './look.ts';
import { relationOf } from './relate.ts';
import { isBroken, type Relation, sideIn } from './relation.ts';
import { rowRelationOf } from './row-relation.ts';
import { Symbols } from './symbols.ts';

const rows = (...ids: readonly string[]) => ({ data: ids.map(id => ({ id, isRoom: id < 'm' ? 1 : 0 })) });
const symbols = () => new Symbols([['owner.userId', '100164']]);

/** Whether a script would see the fault in these answers. */
function shows(relation: Relation | undefined, ...jsons: readonly unknown[]): boolean | undefined {
  if (relation === undefined) return undefined;
  const answers = jsons.map((json): JudgedAnswer => {
    const text = JSON.stringify(json);
    return { status: 200, seconds: 0, headers: {}, text, isUtf8: true, digest: '', json };
  });
  const fill = (text: string) => text.replaceAll('{{owner.userId}}', '100164');
  const looking = () => look({ symbols: [], texts: [], now: 0 });
  const proof = { fingerprint: 'f', relation };
  return judgeClaim(answers, answers.length - 1, proof, looking, sideIn, isBroken, fill);
}

const related = (got: unknown, expected: unknown, jsons: readonly unknown[], pointer = '') =>
  relationOf(
    { got, expected, pointer },
    jsons.map((json, step) => ({ step, json })),
    symbols(),
  );

describe('two lists that had to be equal are compared where they stand', () => {
  test.each<[string, unknown, unknown, unknown[], unknown[], unknown[]]>([
    // What, got, expected, the answers it was made of, others that show it, others that do not.
    [
      'a page against the whole list',
      ['a', 'b', 'c'],
      ['a', 'b'],
      [rows('a', 'b', 'z'), rows('a', 'b', 'c')],
      [rows('x', 'y', 'z'), rows('x', 'y', 'z')],
      [rows('x', 'y', 'z'), rows('x', 'y')],
    ],
    [
      'pages put together against the whole list',
      [],
      ['a', 'b', 'c'],
      [rows('a', 'b'), rows('c'), rows()],
      [rows('k', 'l'), rows('m'), rows('k')],
      [rows('k', 'l'), rows('m'), rows('k', 'l', 'm')],
    ],
    ['a page past the end', ['a', 'b'], [], [rows('a', 'b')], [rows('x')], [rows()]],
    [
      'the same rows in another order',
      ['c', 'a', 'b'],
      ['a', 'b', 'c'],
      [rows('a', 'b', 'c'), rows('c', 'a', 'b')],
      [rows('k', 'l'), rows('l', 'k')],
      [rows('k', 'l'), rows('k', 'l')],
    ],
    [
      'each kind cut by itself',
      [
        [1, 'a'],
        [1, 'b'],
        [0, 'x'],
      ],
      [
        [1, 'a'],
        [0, 'x'],
      ],
      [rows('a', 'b', 'c', 'x', 'y'), rows('a', 'b', 'x')],
      [rows('d', 'v', 'w'), rows('d', 'v', 'w')],
      [rows('d', 'e', 'v', 'w'), rows('d', 'v')],
    ],
  ])('%s', (_, got, expected, made, bad, good) => {
    const relation = related(got, expected, made);
    expect(shows(relation, ...bad)).toBe(true);
    expect(shows(relation, ...good)).toBe(false);
  });

  test('what one answer shows an answer without rows lacks, whichever of them is wrong', () => {
    const relation = related([['a'], ['a', 'b']], [[], []], [rows(), rows('a'), rows('a', 'b')]);
    expect(shows(relation, rows(), rows('k'), rows('k', 'l'))).toBe(true);
    expect(shows(relation, rows('k', 'l', 'm'), rows('k'), rows('k', 'l'))).toBe(false);
    expect(shows(relation, rows(), rows(), rows())).toBe(false);
  });

  test('where a list ended says nothing of where it ends next time', () => {
    const made = [rows('a', 'b', 'c', 'd'), rows('a'), rows('c'), rows('d')];
    const relation = related([['a'], ['c'], ['d']], [['a', 'b'], ['c', 'd'], []], made);
    expect(shows(relation, rows('k', 'l', 'm', 'n'), rows('k'), rows('m'), rows('n'))).toBe(true);
    const longer = rows('k', 'l', 'm', 'n', 'o');
    expect(shows(relation, longer, rows('k', 'l'), rows('m', 'n'), rows('o'))).toBe(false);
  });

  test('rows of which words tell are looked for in the last answer', () => {
    const made = [rows('a', 'b'), rows('c'), rows('a', 'b')];
    const among = { rows: ['a', 'b'], all: ['a', 'b', 'c'] };
    const claim = { got: 'got 2 of 3', expected: 'all 3 rows', pointer: '', among };
    const answers = made.map((json, step) => ({ step, json }));
    const relation = relationOf(claim, answers, symbols());
    expect(shows(relation, rows('k', 'l'), rows('m'), rows('k', 'l'))).toBe(true);
    // On another server the list may be longer than all pages together.
    expect(shows(relation, rows('k', 'l'), rows('m'), rows('k', 'l', 'm', 'n'))).toBe(false);
  });

  test('texts of the run are held against the rows that have them, whatever stands beside', () => {
    const [one, other] = ['100164 one', '100164 other'];
    const made = [rows(one, one, other, 'z')];
    const relation = related([one, one, other], [one, other], made);
    expect(shows(relation, rows('a', one, one, other))).toBe(true);
    expect(shows(relation, rows(other, 'a', one))).toBe(true);
    expect(shows(relation, rows(one, other, 'a', 'b'))).toBe(false);
    expect(shows(relation, rows('b', one, 'a', other))).toBe(false);
  });

  test('what stands in no answer is not related', () => {
    expect(related([4], [5], [rows('a')])).toBeUndefined();
    expect(related('4 of 8', 'all 8', [rows('a')])).toBeUndefined();
  });
});

test.each([
  ['there', rows('x'), rows('x', '100164')],
  ['absent', rows('100164', 'x'), rows('x')],
  ['all', rows('100164', 'x'), rows('100164')],
] as const)('rows that had to be %s are looked for', (are, bad, good) => {
  const claim = { field: 'id', value: 100164, are };
  const relation = rowRelationOf(claim, '', { step: 0, json: bad }, symbols());
  expect(relation?.got).toMatchObject({ pieces: [{ where: ['id', '{{owner.userId}}'] }] });
  expect(shows(relation, bad)).toBe(true);
  expect(shows(relation, good)).toBe(false);
});
