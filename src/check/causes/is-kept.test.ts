import { expect, test } from 'vitest';
import { finding, operations, result } from '../../../test/check/cause-evidence.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import { explain } from './explain.ts';

const none = { used: [], expired: [], unused: [] };
const write = 'removeMember owner 1 roomId userId';
const since = ['getRoom owner 1 roomId', 'listRooms owner 1', 'search owner 1 content'];

const missed = (print: string, operation: OperationId, given: Partial<Finding>) =>
  finding(print, {
    claimed: true,
    harm: 'loss',
    operation,
    after: ['removeMember'],
    pointer: '',
    cases: ['c/gone'],
    ...given,
  });

const suspectsIn = (found: readonly Finding[], calls: readonly string[], about: OperationId) => {
  const results = [
    {
      ...result(
        'c/gone',
        calls,
        found.map(({ fingerprint }) => fingerprint),
      ),
      operation: about,
    },
    ...['search', 'search', 'getRoom'].map((id, index) => result(`b/${index}`, [`${id} owner 1`])),
  ];
  return explain({ operations, waivers: none, results, findings: found }).causes[0]?.suspects;
};

const still = { expected: '0', got: '1' } as const;
const lacks = { expected: '["a"]', got: '[]' } as const;

test.each<[string, readonly Finding[], readonly string[], OperationId, OperationId]>([
  [
    'what one answer alone still has blames whoever gave it',
    [missed('a', 'search', still)],
    [write, ...since],
    'removeMember',
    'search',
  ],
  [
    'what several answers still have blames the write',
    [missed('a', 'search', still), missed('b', 'getRoom', still)],
    [write, ...since],
    'removeMember',
    'removeMember',
  ],
  [
    'what nobody else was asked about blames the write',
    [missed('a', 'search', still)],
    [write, 'search owner 1 content'],
    'removeMember',
    'removeMember',
  ],
  [
    'what lacks in the one answer that a case is about blames whoever gave it',
    [missed('a', 'search', lacks)],
    [write, 'search owner 1 content'],
    'search',
    'search',
  ],
  [
    'what lacks in an answer of a case about the write blames the write',
    [missed('a', 'search', lacks)],
    [write, ...since],
    'removeMember',
    'removeMember',
  ],
  [
    'a text that one answer alone lacks, and others have as it was sent, blames whoever gave it',
    [missed('a', 'search', { rule: 'altered-search', expected: '一', got: 'absent' })],
    [write, ...since],
    'removeMember',
    'search',
  ],
])('%s', (_, found, calls, about, suspect) => {
  const suspects = suspectsIn(found, calls, about);
  expect(suspects?.[0]).toBe(suspect);
  // From outside the write cannot be ruled out.
  expect(suspects?.slice(0, 2)).toContain('removeMember');
});
