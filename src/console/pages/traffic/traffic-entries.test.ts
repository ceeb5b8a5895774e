import { expect, test } from 'vitest';
import type { Schemas } from '../../../control-api/operations.ts';
import { type Entries, missed, olderThan, oldestIn, withBatch, withJournal } from './traffic-entries.ts';

const entry = (id: number): Schemas['RequestEntry'] => ({
  id,
  at: 0,
  durationMs: 1,
  method: 'GET',
  path: '/config',
  parameters: {},
  tellingParameters: [],
  unknownParameters: [],
  status: 200,
  verdict: 'ok',
  warnings: [],
  changes: 0,
});
const entries = (...ids: number[]) => ids.map(entry);
const ids = (list: Entries) => list.map(({ id }) => id);
const journal = (total: number, ...newestFirst: number[]) => ({
  requests: entries(...newestFirst),
  meta: { total, evicted: 0, disabled: false },
});

test('what comes in stands first, each request once', () => {
  expect(ids(withBatch(entries(2, 1), entries(3, 4)))).toEqual([4, 3, 2, 1]);
  expect(ids(withBatch(entries(4, 1), entries(2, 3, 4, 5)))).toEqual([5, 4, 3, 2, 1]);
});

test('what was missed is counted, and fills its gap when it comes', () => {
  const gap = withBatch(entries(2, 1), entries(5));
  expect(missed(gap)).toBe(2);
  expect(missed(withJournal(gap, journal(5, 5, 4, 3), 5))).toBe(0);
  expect(missed([])).toBe(0);
});

test('what the journal has and does not give is counted', () => {
  const newest = journal(10, 12, 11, 10);
  expect(oldestIn(newest)).toBe(3);
  expect(olderThan(withJournal([], newest, 0), oldestIn(newest))).toBe(7);
  expect(olderThan(entries(5, 4, 3), 3)).toBe(0);
  expect(olderThan(entries(5, 4, 3), 5)).toBe(0);
  expect(olderThan([], oldestIn(journal(0)))).toBe(0);
});

test('what the journal has forgotten goes', () => {
  expect(ids(withJournal(entries(3, 2, 1), journal(0), 3))).toEqual([]);
  expect(ids(withJournal(entries(3, 2, 1), journal(2, 4), 3))).toEqual([4, 3]);
});

test('what came while the journal was on its way stays, also beside an empty one', () => {
  expect(ids(withJournal(entries(1), journal(0), 0))).toEqual([1]);
  expect(ids(withJournal(entries(5, 4, 3), journal(0), 4))).toEqual([5]);
  expect(ids(withJournal(entries(5), journal(4, 4, 3, 2, 1), 4))).toEqual([5, 4, 3, 2, 1]);
});
