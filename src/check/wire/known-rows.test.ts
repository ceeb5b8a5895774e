import { expect, test } from 'vitest';
import { KnownRows } from './known-rows.ts';

const answer = (...rows: readonly object[]) => ({ resultCode: 1, data: rows.map(row => ({ ...row })) });
const listOf = (json: unknown) => (json as { data: object[] }).data;

test('a row that comes again, word for word, is the same object', () => {
  const rows = new KnownRows();
  const [first, second] = listOf(rows.in('list', answer({ id: 1 }, { id: 2 })));
  const again = listOf(rows.in('list', answer({ id: 2, name: 'x' }, { id: 2 }, { id: 1 })));
  expect(again).toEqual([{ id: 2, name: 'x' }, { id: 2 }, { id: 1 }]);
  expect([again[1] === second, again[2] === first]).toEqual([true, true]);
});

test.each<[string, string, object]>([
  ['at another place', 'other', answer({ id: 1 })],
  ['in a list of another name', 'list', { data: { pageData: [{ id: 1 }] } }],
])('a row %s is another one', (_, place, json) => {
  const rows = new KnownRows();
  const [first] = listOf(rows.in('list', answer({ id: 1 })));
  rows.in(place, json);
  const found = JSON.stringify(json);
  expect(found).toContain('{"id":1}');
  expect(
    Object.values(json)
      .flatMap(value => [value, ...Object.values(value as object)])
      .flat(),
  ).not.toContain(first);
});

test.each([undefined, null, 'text', [1], { data: 'text' }, { data: [1, null, ['x']] }])(
  '%j stays as it is',
  json => {
    expect(new KnownRows().in('list', structuredClone(json))).toEqual(json);
  },
);
