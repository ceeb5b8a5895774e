import { expect, test } from 'vitest';
import { changeAt, gone, type Which } from './change-at.ts';

const answer = () => ({
  data: [
    { id: 1, message: '{"x":0.0,"to":"a"}' },
    { id: 2, message: 'no json' },
  ],
  none: [],
});

const cases: readonly [path: string, which: Which, value: unknown, want: object][] = [
  ['data.*.id', 'first', 9, { data: [{ id: 9 }, { id: 2 }] }],
  ['data.*.id', 'later', 9, { data: [{ id: 1 }, { id: 9 }] }],
  ['data.*.id', 'all', 9, { data: [{ id: 9 }, { id: 9 }] }],
  ['data.*.message.#.to', 'all', 'b', { data: [{ message: '{"x":0,"to":"b"}' }, { message: 'no json' }] }],
  ['data.*.message.#.gone', 'all', 'b', { data: [{ message: '{"x":0.0,"to":"a"}' }, {}] }],
  ['none.*', 'first', 9, { none: [] }],
  ['data', 'first', null, { data: null }],
];

test.each(cases)('%s of %s', (path, which, value, want) => {
  expect(changeAt(answer(), path.split('.'), which, () => value)).toMatchObject(want);
});

test('a property that is gone is not there at all', () => {
  const changed = changeAt(answer(), ['data', '*', 'id'], 'first', () => gone);
  expect(JSON.stringify(changed)).not.toContain('"id":1');
});
