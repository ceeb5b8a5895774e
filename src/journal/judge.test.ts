import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.ts';
import type { JournalEntry } from './journal.ts';
import { Judge } from './judge.ts';

const judge = new Judge(loadContract());
const entry = (changes: Partial<JournalEntry>): JournalEntry => ({
  at: 0,
  durationMs: 0,
  session: undefined,
  method: 'GET',
  path: '/user/get',
  operationId: 'getUser',
  parameters: () => ({}),
  unknownParameters: [],
  status: 200,
  resultCode: 1,
  warnings: [],
  changes: [],
  answer: () => '',
  fault: undefined,
  ...changes,
});

test.each([
  'null',
  '[]',
  '5',
  '"x"',
  '{}',
  '{"resultCode":1}',
  '{"resultCode":7}',
  '{"resultCode":"1"}',
  '{',
  '<html>',
])('an answer of %s is broken, whatever a fault has made of it', text => {
  const { verdict, issues } = judge.of(entry({ answer: () => text }));
  expect(verdict).toBe('broken');
  expect(issues.length).toBeGreaterThan(0);
});

test.each([
  ['getFile', 200, undefined, 'ok'],
  ['getFile', 404, undefined, 'refused'],
  ['uploadFile', 200, 1, 'ok'],
  ['uploadFile', 413, 1020101, 'refused'],
  [undefined, 404, 1020101, 'unknown path'],
] as const)('%s with status %s and code %s is %s', (operationId, status, resultCode, verdict) => {
  expect(judge.of(entry({ operationId, status, resultCode })).verdict).toBe(verdict);
});

test('is asked once for each entry', () => {
  let asked = 0;
  const once = entry({
    answer: () => {
      asked++;
      return '{}';
    },
  });
  expect(judge.of(once)).toBe(judge.of(once));
  expect(asked).toBe(1);
});
