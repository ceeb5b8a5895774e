import { expect, test } from 'vitest';
import { Journal, type JournalEntry } from './journal.ts';

const entry = (path: string): JournalEntry => ({
  at: 0,
  durationMs: 0,
  session: undefined,
  method: 'GET',
  path,
  operationId: undefined,
  parameters: () => ({}),
  unknownParameters: [],
  status: 200,
  resultCode: 1,
  warnings: [],
  changes: [],
  answer: () => '',
  fault: undefined,
});

test.each([
  { size: 3, added: 0, left: [], evicted: 0 },
  { size: 3, added: 2, left: [1, 2], evicted: 0 },
  { size: 3, added: 3, left: [1, 2, 3], evicted: 0 },
  { size: 3, added: 7, left: [5, 6, 7], evicted: 4 },
  { size: 0, added: 4, left: [], evicted: 0 },
])(
  'a journal of $size keeps the newest of $added requests, oldest first',
  ({ size, added, left, evicted }) => {
    const journal = new Journal(size);
    for (let number = 1; number <= added; number++) journal.add(entry(`/${number}`));
    expect(journal.entries().map(({ id }) => id)).toEqual(left);
    expect(journal.entries().map(({ path }) => path)).toEqual(left.map(number => `/${number}`));
    expect(journal.evicted).toBe(evicted);
  },
);
