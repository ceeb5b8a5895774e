import { describe, expect, test } from 'vitest';
import { finding, operations, result } from '../../../test/check/cause-evidence.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { CaseResult } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import { explain } from './explain.ts';

const none = { used: [], expired: [], unused: [] };
const claimed = { claimed: true, after: ['updateRoom'], harm: 'loss' } as const;

/** Names and causes of what was found, for tests of several faults at once. */
const causesIn = (results: readonly CaseResult[], findings: readonly Finding[]) =>
  explain({ operations, waivers: none, results, findings }).causes.map(
    ({ suspects: [suspect], findings: prints, wide }) => [wide ? '*' : suspect, ...prints.toSorted()],
  );
describe('several faults at once', () => {
  const unit = (print: string, operation: OperationId, pointer: string, cases: readonly string[]) =>
    finding(print, { operation, rule: 'x-unit', harm: 'units', pointer, got: '1796077339885', cases });
  const readers = Array.from({ length: 12 }, (_, index) => `read/${index}`);
  const pinned = [
    unit('u1', 'getRoom', '/data/member/openTopChatTime', readers),
    unit('u2', 'listRooms', '/data/*/member/openTopChatTime', ['pins/group', ...readers]),
    finding('u3', {
      ...claimed,
      after: ['pinChat'],
      operation: 'listRooms',
      harm: 'units',
      pointer: '/data/*/member/openTopChatTime',
      got: '1796077339885',
      cases: ['pins/group'],
    }),
  ];
  const pinResults = [
    result('pins/group', ['pinChat owner 1 jid', 'listRooms owner 1'], ['u2', 'u3']),
    ...readers.map(id => result(id, ['getRoom owner 1 roomId', 'listRooms owner 1'], ['u1', 'u2'])),
  ];

  test('a unit that is wrong wherever the field shows, and right after one write, blames the write', () => {
    expect(causesIn(pinResults, pinned)).toEqual([['pinChat', 'u1', 'u2', 'u3']]);
  });

  test.each<[string, Partial<Finding>, string, OperationId]>([
    [
      'a breach of permission',
      {
        operation: 'transferRoom',
        rule: 'result-code-10111',
        pointer: '/resultCode',
        got: 'result code 1',
        harm: 'permission',
      },
      'transferRoom peer 1 roomId toUserId',
      'transferRoom',
    ],
    [
      'a loss',
      {
        operation: 'getRoom',
        rule: 'gone',
        pointer: '',
        got: 'result code 1',
        harm: 'loss',
        after: ['removeMember'],
      },
      'removeMember peer 1 roomId userId',
      'removeMember',
    ],
  ])('%s is a cause of its own, whatever else its case shows', (_what, given, call, suspect) => {
    const own = finding('h', { claimed: true, ...given, cases: ['own'] });
    const results = [
      ...pinResults,
      result('own', [call, 'getRoom owner 1 roomId', 'listRooms owner 1'], ['h', 'u1', 'u2']),
    ];
    const spoilt = pinned.map(one => (one.claimed ? one : { ...one, cases: [...one.cases, 'own'] }));
    expect(causesIn(results, [...spoilt, own])).toEqual([
      ['pinChat', 'u1', 'u2', 'u3'],
      [suspect, 'h'],
    ]);
  });

  test('harm seen in the very answer whose unit is wrong is a cause of its own', () => {
    const own = finding('h', {
      claimed: true,
      operation: 'getRoom',
      rule: 'refused-yet-done',
      harm: 'permission',
      got: 'absent at /room/member',
      cases: ['own'],
    });
    const calls = ['getRoom owner 1 roomId', 'removeMember peer 10111 roomId userId'];
    const results = [...pinResults, result('own', calls, ['h', 'u1'])];
    const [first, ...others] = pinned;
    if (!first) throw new Error('there are no findings');
    const spoilt = { ...first, cases: [...first.cases, 'own'] };
    expect(causesIn(results, [spoilt, ...others, own])).toEqual([
      ['pinChat', 'u1', 'u2', 'u3'],
      ['removeMember', 'h'],
    ]);
    // Without the write nobody knows who wrote it; the harm is told apart all the same.
    const unwritten = others.filter(({ claimed }) => !claimed);
    expect(causesIn(results, [spoilt, ...unwritten, own])).toContainEqual(['removeMember', 'h']);
  });

  test('a claim about the very field that is broken follows from it', () => {
    const broken = finding('b', {
      operation: 'getRoom',
      rule: 'type',
      pointer: '/data/userSize',
      cases: ['a'],
    });
    const follows = finding('c', {
      claimed: true,
      operation: 'getRoom',
      rule: 'count',
      pointer: '/data/userSize',
      harm: 'loss',
      cases: ['a'],
    });
    const results = [result('a', ['getRoom owner 1 roomId'], ['b', 'c'])];
    expect(causesIn(results, [broken, follows])).toEqual([['getRoom', 'b', 'c']]);
  });
});

test('headers for other origins are one cause with their preflights, of which few operations have a case', () => {
  const answered = (['getUser', 'listRooms', 'search', 'getRoom'] as const).map(id =>
    finding(`o-${id}`, { operation: id, rule: 'allow-origin', pointer: '', cases: [`cors/${id}`] }),
  );
  const asked = (['getUser', 'listRooms'] as const).map(id =>
    finding(`p-${id}`, {
      operation: id,
      claimed: true,
      rule: 'preflight-status',
      pointer: '',
      cases: [`cors/${id}/preflight`],
    }),
  );
  const results = [...answered, ...asked].map(({ operation, cases: [id = ''], fingerprint }) => ({
    ...result(id, [`${operation} owner 1`], [fingerprint]),
    operation,
  }));
  const only = (found: readonly Finding[]) =>
    results.map(one =>
      found.some(({ cases }) => cases.includes(one.id))
        ? one
        : { ...one, outcome: 'held' as const, findings: [] },
    );
  expect(causesIn(results, [...answered, ...asked])).toHaveLength(1);
  expect(causesIn(only(asked), asked)).toEqual([['*', 'p-getUser', 'p-listRooms']]);
  // One operation that refuses them is broken by itself.
  expect(causesIn(only(asked.slice(0, 1)), asked.slice(0, 1))).toEqual([['getUser', 'p-getUser']]);
});

describe('a drift that a case has met on the way', () => {
  const drift = finding('d', {
    severity: 'drift',
    operation: 'listFriends',
    rule: 'x-echo',
    pointer: '/data/pageSize',
    cases: ['friends/added', 'schema/listFriends', 'schema/other'],
  });
  const met = (id: string, layer: CaseResult['layer']): CaseResult => ({
    ...result(id, ['listFriends owner 1'], ['d']),
    layer,
    outcome: 'drift',
  });
  const given = { operations, waivers: none, findings: [drift] };
  const outcomes = (results: readonly CaseResult[], findings: readonly Finding[] = [drift]) =>
    explain({ ...given, findings, results }).results.map(({ outcome }) => outcome);

  test('leaves a case that has held all it claims, and blocks those that look at the shape', () => {
    const results = [met('friends/added', 'W'), met('schema/listFriends', 'S'), met('schema/other', 'S')];
    expect(outcomes(results)).toEqual(['held', 'drift', 'blocked']);
    const again = explain({ ...given, results });
    expect(explain({ ...given, results: again.results })).toEqual(again);
  });

  test('is shown by such a case where there is no other', () => {
    expect(outcomes([met('friends/added', 'W')])).toEqual(['drift']);
  });

  test('holds no case of which a claim has failed', () => {
    const failed = {
      ...drift,
      fingerprint: 'e',
      claimed: true as const,
      rule: 'shown',
      pointer: '/data/pageData',
    };
    const results = [met('schema/listFriends', 'S'), { ...met('friends/added', 'W'), findings: ['d', 'e'] }];
    expect(outcomes(results, [drift, { ...failed, cases: ['friends/added'] }])).not.toContain('held');
  });
});

test('the finding that shows the loss itself comes before those of what is lost with it', () => {
  const notice = {
    claimed: true,
    after: ['updateRoom'],
    operation: 'listNotices',
    cases: ['notices/published'],
  } as const;
  const findings = [
    finding('time', {
      ...notice,
      rule: 'time',
      pointer: '/data/pageData/*/time',
      harm: 'units',
      got: 'absent',
    }),
    finding('there', { ...notice, rule: 'there', pointer: '', harm: 'loss', got: 'absent' }),
  ];
  const results = [
    result(
      'notices/published',
      ['updateRoom owner 1 roomId notice', 'listNotices owner 1'],
      ['time', 'there'],
    ),
  ];
  const [cause] = explain({ operations, waivers: none, results, findings }).causes;
  expect(cause).toMatchObject({ best: 'there', suspects: expect.arrayContaining(['updateRoom']) });
});

test.each<[string, Partial<Finding>]>([
  ['that is no JSON', { rule: 'wire-json', pointer: '' }],
  ['whose result code is a text', { rule: 'type', pointer: '/resultCode' }],
  ['that has no data', { rule: 'required', pointer: '/data' }],
])(
  'nobody can tell what is in an answer %s, nor in how many operations where the run breaks off',
  (_what, broken) => {
    const all = (['getConfig', 'getUser'] as const).map(operation =>
      finding(`b-${operation}`, { ...broken, operation, cases: ['setup/reach'] }),
    );
    const guess = finding('g', {
      operation: 'getUser',
      rule: 'private-phone',
      pointer: '/result/phone',
      harm: 'privacy',
      cases: ['setup/reach'],
    });
    expect(causesIn([], [...all, guess])).toEqual([['*', 'b-getConfig', 'b-getUser', 'g']]);
  },
);
