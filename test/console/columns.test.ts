import { expect, test } from 'vitest';
import { cellText, columnsOf } from '../../src/console/pages/state/columns.ts';
import { createMock } from '../../src/create-mock.ts';

test('every collection of the demo has columns, and its rows have them', async () => {
  const { admin, close } = await createMock();
  for (const [collection, rows] of Object.entries(await admin.state.all())) {
    const fields = new Set(rows.flatMap(row => Object.keys(row)));
    if (rows.length === 0) continue;
    expect(columnsOf(collection, undefined).length, collection).toBeGreaterThan(1);
    expect(
      columnsOf(collection, rows[0]).filter(field => !fields.has(field)),
      collection,
    ).toEqual([]);
  }
  await close();
});

test.each([
  ['createTime', 1_614_000_000, /^2021-02-2\d \d\d:/],
  ['timeSend', 1_614_000_000_000, /^2021-02-2\d \d\d:/],
  ['expireTime', -1, /^-1$/],
  ['userId', 1_614_000_000, /^1614000000$/],
  ['member', { a: 1 }, /^\{"a":1\}$/],
  ['nickname', undefined, /^$/],
])('%s %j', (field, value, shown) => {
  expect(cellText(field, value)).toMatch(shown);
});

test('a collection that nobody knows shows its first fields', () => {
  expect(columnsOf('new', { a: 1, b: 2 })).toEqual(['a', 'b']);
});
