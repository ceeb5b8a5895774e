import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SortedRows } from './sorted-rows.ts';

interface Row {
  readonly id: number;
  readonly text: string;
}
const byId = (a: Row, b: Row) => a.id - b.id;

const edits = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 600 }),
    text: fc.string({ maxLength: 2 }),
    remove: fc.boolean(),
  }),
  { minLength: 0, maxLength: 900, size: 'max' },
);

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** Rows 0 to `size`, of which none is made before it is asked for. */
function over(size: number): SortedRows<Row> {
  return SortedRows.fromSource({ at: (id: number) => ({ id, text: '' }) }, 0, size, byId);
}

class Model {
  rows: Row[] = [];
  put(row: Row) {
    this.remove(row);
    this.rows.push(row);
    this.rows.sort(byId);
  }
  remove(row: Row) {
    this.rows = this.rows.filter(other => other.id !== row.id);
  }
}

describe('SortedRows', () => {
  test('agrees with a sorted array after any edits, and no earlier version changes', () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (list, inPlace) => {
        const owner = {};
        const model = new Model();
        let rows = SortedRows.empty(byId);
        const versions: { rows: SortedRows<Row>; want: Row[] }[] = [];
        for (const { remove, ...row } of list) {
          rows = remove ? rows.remove(row, inPlace ? owner : {}) : rows.put(row, inPlace ? owner : {});
          if (remove) model.remove(row);
          else model.put(row);
          if (!inPlace && versions.length < 20) versions.push({ rows, want: model.rows });
        }
        expect([...rows]).toEqual(model.rows);
        expect(rows.size).toBe(model.rows.length);
        for (const version of versions) expect([...version.rows]).toEqual(version.want);
      }),
      { numRuns: 60 },
    );
  });

  test('slice, at, find and countWhile agree with the array for every rank', () => {
    for (const size of [0, 1, 64, 65, 130, 5000]) {
      let rows = SortedRows.empty(byId);
      const owner = {};
      for (let i = 0; i < size; i++) rows = rows.put({ id: (i * 7919) % size, text: '' }, owner);
      const all = [...rows];
      expect(all.map(row => row.id)).toEqual(Array.from({ length: size }, (_, i) => i));
      for (const skip of [-3, 0, 1, 63, 64, 100, size - 1, size, size + 5]) {
        for (const limit of [0, -1, 1, 20, 100, size + 1]) {
          const from = Math.max(0, skip);
          const want = all.slice(from, limit <= 0 ? undefined : from + limit);
          expect(rows.slice(skip, limit)).toEqual(want);
        }
        expect(rows.at(skip)).toEqual(all[skip]);
        expect(rows.countWhile(row => row.id < skip)).toBe(Math.min(size, Math.max(0, skip)));
        expect(rows.find({ id: skip, text: '?' })).toEqual(all[skip]);
      }
    }
  });

  test('a set built from sorted rows can be edited', () => {
    const built = SortedRows.fromSorted(
      Array.from({ length: 10_000 }, (_, i) => ({ id: i * 2, text: '' })),
      byId,
    );
    const edited = built.put({ id: 5001, text: 'odd' }).remove({ id: 0, text: '' });
    expect(edited.size).toBe(10_000);
    expect(edited.at(0)?.id).toBe(2);
    expect(edited.countWhile(row => row.id < 5001)).toBe(2500);
    expect(built.size).toBe(10_000);
    expect(built.at(0)?.id).toBe(0);
  });

  test('a set over a source agrees with one that was built, whatever is done to either', () => {
    for (const size of [0, 1, 48, 49, 2304, 2305, 5000]) {
      const all = Array.from({ length: size }, (_, i) => ({ id: i * 2, text: '' }));
      const source = { at: (place: number) => all[place - 3] as Row };
      const [lazy, built] = [SortedRows.fromSource(source, 3, size, byId), SortedRows.fromSorted(all, byId)];
      expect([...lazy]).toEqual(all);
      expect(lazy.remove({ id: 1, text: '' })).toBe(lazy);
      fc.assert(
        fc.property(edits, fc.boolean(), fc.nat(2 * size), (list, inPlace, skip) => {
          const owner = {};
          let [one, other] = [lazy, built];
          for (const { remove, id, text } of list) {
            const row = { id: (id * 7919) % (2 * size + 9), text };
            const by = inPlace ? owner : {};
            [one, other] = remove
              ? [one.remove(row, by), other.remove(row, by)]
              : [one.put(row, by), other.put(row, by)];
          }
          expect([...one]).toEqual([...other]);
          expect(one.size).toBe(other.size);
          expect(one.slice(skip, 70)).toEqual(other.slice(skip, 70));
          expect(one.find({ id: skip, text: '' })).toEqual(other.find({ id: skip, text: '' }));
          expect(one.countWhile(row => row.id < skip)).toBe(other.countWhile(row => row.id < skip));
        }),
        { numRuns: 20 },
      );
      expect([...lazy]).toEqual(all);
    }
  });

  test.each([2305, 2310, 2352, 2353, 110_602])(
    'a set over a source of %i rows shrinks from its end',
    size => {
      let rows = over(size);
      for (let id = size - 1; id >= size - 60; id--) rows = rows.remove({ id, text: '' });
      expect(rows.size).toBe(size - 60);
      expect(rows.slice(size - 70, 0).map(row => row.id)).toEqual(numbers(size - 70, 10));
    },
  );

  test('a set over a source shrinks anywhere, whatever its size', () => {
    const whole = fc.tuple(fc.constantFrom(48, 48 ** 2, 48 ** 3), fc.integer({ min: 1, max: 49 }));
    const sizes = fc
      .tuple(whole, fc.integer({ min: -40, max: 60 }))
      .map(([[unit, n], more]) => unit * n + more);
    const property = fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, where) => {
      const from = Math.floor(where * Math.max(0, size - 130));
      const to = Math.min(size, from + 130);
      let rows = over(size);
      for (const id of numbers(from, to - from)) rows = rows.remove({ id, text: '' });
      expect(rows.size).toBe(size - to + from);
      expect(rows.at(from - 1)?.id).toBe(from === 0 ? undefined : from - 1);
      expect(rows.at(from)?.id).toBe(to === size ? undefined : to);
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('emptied it is as new', () => {
    let rows = SortedRows.empty(byId);
    for (let i = 0; i < 9000; i++) rows = rows.put({ id: i, text: '' });
    for (let i = 0; i < 9000; i++) rows = rows.remove({ id: (i * 6007) % 9000, text: '' });
    expect(rows.size).toBe(0);
    expect([...rows.put({ id: 1, text: 'again' })]).toEqual([{ id: 1, text: 'again' }]);
  });
});
