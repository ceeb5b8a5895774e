import { expect, test } from 'vitest';
import { KnownRows } from './known-rows.ts';

const answer = (...rows: readonly object[]) => ({ resultCode: 1, data: rows.map(row => ({ ...row })) });
const listOf = (json: unknown) => (json as { data: object[] }).data;

test('a row that comes again as it was is the same object, in the order of the list', () => {
  const rows = new KnownRows();
  const [first, second] = listOf(rows.in('list', answer({ id: 1 }, { id: 2 })));
  const again = listOf(rows.in('list', answer({ id: 2 }, { id: 1 })));
  expect(again).toEqual([{ id: 2 }, { id: 1 }]);
  expect([again[0] === second, again[1] === first]).toEqual([true, true]);
});

test.each([{ id: 2, name: 'x' }, { id: 2, name: null }, { id: 3 }, { userId: 2 }, { id: 2, createTime: 1 }])(
  'a row with another value, %j, stays as it is, and is what the next is held against',
  changed => {
    const rows = new KnownRows();
    rows.in('list', answer({ id: 2 }));
    const [now] = listOf(rows.in('list', answer(changed)));
    expect(now).toEqual(changed);
    expect(listOf(rows.in('list', answer(changed)))[0]).toBe(now);
  },
);

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
