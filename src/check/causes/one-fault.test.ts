import { expect, test } from 'vitest';
import { finding, operations, result } from '../../../test/check/cause-evidence.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { CaseResult } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import { explain } from './explain.ts';

const none = { used: [], expired: [], unused: [] };
const loss = { claimed: true, harm: 'loss' } as const;

/** Causes of what was found, each with its first suspect, and whether it is of all operations. */
const causesIn = (results: readonly CaseResult[], findings: readonly Finding[]) =>
  explain({ operations, waivers: none, results, findings }).causes;

const lost = (print: string, after: OperationId, operation: OperationId, given: Partial<Finding> = {}) =>
  finding(print, {
    ...loss,
    operation,
    after: [after],
    got: 'absent',
    pointer: '',
    cases: [`c/${print}`],
    ...given,
  });

const calls = (...names: readonly OperationId[]) => names.map(name => `${name} owner 1 roomId`);

test.each<[string, readonly Finding[], OperationId]>([
  [
    'a reader that lacks rows, right after several writes',
    [
      lost('a', 'updateRoom', 'listRooms'),
      lost('b', 'transferRoom', 'listRooms'),
      lost('c', 'removeMember', 'listRooms'),
    ],
    'listRooms',
  ],
  [
    'a time that one operation shows in another zone',
    [lost('a', 'updateRoom', 'listNotices', { harm: 'units', got: '1796126214' })],
    'listNotices',
  ],
  [
    'a field of another name in the place of one that lacks',
    [
      finding('a', { operation: 'listNotices', rule: 'required', pointer: '/data/*/text', cases: ['c/a'] }),
      finding('b', {
        operation: 'listNotices',
        rule: 'undeclared',
        severity: 'drift',
        pointer: '/data/*/content',
        cases: ['c/b'],
      }),
    ],
    'listNotices',
  ],
])('%s is one cause', (_, findings, suspect) => {
  const results = [
    ...findings.map(({ fingerprint, operation, after = [], cases: [id = ''] }) =>
      result(id, calls(...after, operation), [fingerprint]),
    ),
    ...(['listRooms', 'listNotices', 'getUser'] as const).map(id => result(`b/${id}`, calls(id))),
  ];
  expect(causesIn(results, findings).map(({ suspects }) => suspects[0])).toEqual([suspect]);
});

test('texts that several writes alter are one cause of them all, which names them', () => {
  const text = (print: string, after: OperationId, number: number) =>
    lost(print, after, 'getRoom', {
      rule: `altered-${print}`,
      expected: `imapi-check-0a1b2c3d-${number} <b>`,
      got: `imapi-check-0a1b2c3d-${number} &lt;b&gt;`,
    });
  const found = [text('a', 'updateRoom', 1), text('b', 'transferRoom', 2)];
  const results = found.map(({ fingerprint, operation, after = [] }) =>
    result(`c/${fingerprint}`, calls(...after, operation), [fingerprint]),
  );
  const causes = causesIn(results, found);
  expect(causes).toHaveLength(1);
  expect(causes[0]?.headline).toMatch(/^updateRoom, transferRoom alike: /);
  // One write that alters them is to blame by itself.
  const [one] = causesIn(results.slice(0, 1), found.slice(0, 1));
  expect(one?.headline).toMatch(/^updateRoom reports success/);
});

test('bytes of another encoding and the header that names it are one cause', () => {
  const found = [
    finding('a', { operation: 'getUser', rule: 'wire-utf-8', pointer: '', cases: ['setup/reach'] }),
    finding('b', { operation: 'getUser', rule: 'wire-json', pointer: '', cases: ['setup/reach'] }),
    ...(['getUser', 'search'] as const).map(operation =>
      finding(`c-${operation}`, {
        operation,
        rule: 'charset',
        severity: 'drift',
        pointer: '',
        cases: ['setup/reach'],
      }),
    ),
  ];
  expect(causesIn([], found).map(({ wide, best }) => [wide, best])).toEqual([[true, 'a']]);
});
