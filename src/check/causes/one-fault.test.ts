import { describe, expect, test } from 'vitest';
import { calls, causesIn, finding, lost, result } from '../../../test/check/cause-evidence.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';

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

test('a reader that lacks what three writes have done is one cause, however many cases are about one of them', () => {
  const notices = Array.from({ length: 20 }, (_, at) => lost(`n${at}`, 'updateRoom', 'listGroupMessages'));
  const findings = [
    ...notices,
    lost('b', 'transferRoom', 'listGroupMessages'),
    lost('c', 'addMembers', 'listGroupMessages'),
  ];
  const results = [
    ...findings.map(({ fingerprint, operation, after = [], cases: [id = ''] }) =>
      result(id, calls(...after, operation), [fingerprint]),
    ),
    ...Array.from({ length: 30 }, (_, at) => result(`b/${at}`, calls('listGroupMessages'))),
  ];
  expect(causesIn(results, findings).map(({ suspects }) => suspects[0])).toEqual(['listGroupMessages']);
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

describe('texts that several writes alter', () => {
  const text = (print: string, after: OperationId, given: Partial<Finding> = {}) =>
    lost(print, after, 'getRoom', {
      rule: `altered-${print}`,
      expected: `imapi-check-0a1b2c3d-${print} 群`,
      got: `imapi-check-0a1b2c3d-${print} ç¾¤`,
      ...given,
    });
  const several = [text('1', 'updateRoom'), text('2', 'transferRoom')];
  const counted = (found: readonly Finding[]) =>
    causesIn(
      found.map(({ fingerprint, operation, after = [], cases: [id = ''] }) =>
        result(id, calls(...after, operation), [fingerprint]),
      ),
      found,
    ).length;

  test.each<[string, Finding, number]>([
    [
      'a long text of which the part that differs is told',
      text('3', 'removeMember', {
        expected: '…字字 . ',
        got: '…字字 . at /1 (first difference at character 360)',
      }),
      1,
    ],
    [
      'a form that finds something else than the same query',
      finding('4', {
        claimed: true,
        operation: 'search',
        rule: 'form-equals-query',
        pointer: '/data',
        harm: 'transport',
        cases: ['transport/search/form'],
      }),
      1,
    ],
    [
      'a form that is refused',
      finding('5', {
        claimed: true,
        operation: 'search',
        rule: 'form-equals-query',
        pointer: '/resultCode',
        harm: 'transport',
        cases: ['transport/search/form'],
      }),
      2,
    ],
    [
      'a long list that is another one',
      lost('6', 'pinChat', 'listRooms', { expected: '…"},{"id":"a"}', got: '…"},{"id":"b"}' }),
      2,
    ],
  ])('with %s', (_, own, want) => {
    expect(counted([...several, own])).toBe(want);
  });
});

describe('times of another zone', () => {
  const time = (print: string, operation: OperationId, field: string) =>
    finding(print, {
      claimed: true,
      operation,
      rule: 'made-at',
      harm: 'units',
      pointer: `/data/*/${field}`,
      expected: 'between a and b',
      got: '1796157491, 28799 seconds from currentTime',
      cases: ['times/group'],
    });
  const found = [
    time('a', 'getRoom', 'createTime'),
    time('b', 'listRooms', 'createTime'),
    time('c', 'listNotices', 'time'),
    // Nobody can tell whether these rows are lost: a list goes by its times.
    lost('d', 'updateRoom', 'listNotices'),
    lost('e', 'removeMember', 'listNotices'),
  ];
  const results = found.map(({ fingerprint, operation, after = [], cases: [id = ''] }) =>
    result(id, calls(...after, operation), [fingerprint]),
  );

  test('are one cause of all their fields, with what lists lack, and the time is what it tells first', () => {
    const causes = causesIn(results, found);
    expect(causes).toHaveLength(1);
    expect(causes[0]?.headline).toContain('8 hours off');
  });

  test('leave what is lost elsewhere a cause of its own', () => {
    const own = lost('f', 'pinChat', 'getUser');
    const more = [...results, result('c/f', calls('pinChat', 'getUser'), ['f'])];
    expect(causesIn(more, [...found, own])).toHaveLength(2);
  });
});

test.each<[string, readonly OperationId[], number]>([
  ['by all operations that were asked', ['getUser', 'listRooms'], 1],
  ['by one of them', ['getUser'], 1],
  ['by some of them, each by itself', ['getUser', 'search'], 2],
])('a token that is not valid and is let in %s', (_, hit, want) => {
  const asked = [...new Set<OperationId>(['getUser', 'listRooms', ...hit])];
  const id = (operation: OperationId) => `result-codes/${operation}/nearly-token`;
  const found = hit.map(operation =>
    finding(operation, {
      claimed: true,
      operation,
      rule: 'result-code-1030102',
      pointer: '/resultCode',
      got: 'result code 1',
      harm: 'identity',
      cases: [id(operation)],
    }),
  );
  const results = asked.map(operation => ({
    ...result(id(operation), [`${operation} owner 1`], hit.includes(operation) ? [operation] : []),
    operation,
  }));
  const causes = causesIn(results, found);
  expect(causes).toHaveLength(want);
  expect(causes[0]?.headline).toContain('lets in a token that is not valid');
});

test('claims of times follow from a clock that is wrong in every answer', () => {
  const found = [
    ...(['getUser', 'listRooms', 'search'] as const).map(operation =>
      finding(`k-${operation}`, {
        operation,
        rule: 'x-unit',
        harm: 'units',
        pointer: '/currentTime',
        cases: [`c/${operation}`],
      }),
    ),
    finding('t', { claimed: true, operation: 'getRoom', rule: 'made-at', harm: 'units', cases: ['c/t'] }),
  ];
  const results = found.map(({ fingerprint, operation, cases: [id = ''] }) =>
    result(id, calls(operation), [fingerprint]),
  );
  expect(causesIn(results, found).map(({ wide }) => wide)).toEqual([true]);
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
