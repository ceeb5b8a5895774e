import { expect, test } from 'vitest';
import type { JournalEntry } from './journal.ts';
import { WarningCounts } from './warning-counts.ts';

const missing = 'flag is missing: the document requires it, the server does not read it';

function entry(operationId: string, ...warnings: string[]): JournalEntry {
  return {
    at: 0,
    durationMs: 0,
    session: undefined,
    method: 'GET',
    path: `/${operationId}`,
    operationId,
    parameters: () => ({}),
    unknownParameters: [],
    status: 200,
    resultCode: 1,
    warnings,
    changes: [],
    answer: () => '',
    fault: undefined,
  };
}

test('a warning is new once for each operation, and counted each time', () => {
  const counts = new WarningCounts();
  expect(counts.count(entry('getUser', missing))).toEqual([missing]);
  expect(counts.count(entry('getUser', missing, 'type is missing'))).toEqual(['type is missing']);
  expect(counts.count(entry('listFriends', missing))).toEqual([missing]);
  expect(counts.all()).toEqual([
    { operation: 'getUser', warning: missing, count: 2 },
    { operation: 'getUser', warning: 'type is missing', count: 1 },
    { operation: 'listFriends', warning: missing, count: 1 },
  ]);
});

test.each([
  [
    'the path //user/get is answered like /user/get',
    'the path /user/get/;x is answered like /user/get',
    true,
  ],
  ['Prefer: code=7 is not declared', 'Prefer: code=8 is not declared', true],
  ['flag is missing: the document requires it', 'pageSize is missing: the document requires it', false],
  ['delete is neither 1 nor 2: nothing was deleted', 'type is neither 1 nor 2: nothing was deleted', false],
])('%s, and %s: one kind %s', (first, second, same) => {
  const counts = new WarningCounts();
  counts.count(entry('getUser', first));
  expect(counts.count(entry('getUser', second))).toEqual(same ? [] : [second]);
});

test('a client that never warns twice of the same takes no memory without end', () => {
  const counts = new WarningCounts();
  for (let index = 0; index < 1100; index++) counts.count(entry(`operation-${index}`, missing));
  expect(counts.all()).toHaveLength(1000);
});
