import { describe, expect, test } from 'vitest';
import { finding, operations, result } from '../../../test/check/cause-evidence.ts';
import { explain } from './explain.ts';

const none = { used: [], expired: [], unused: [] };
const writes = ['updateRoom owner 1 roomId roomName'];
const claimed = { claimed: true, after: ['updateRoom'], harm: 'loss' } as const;

/** A write that is lost: read by three, of whom all others show everything else. */
const lost = {
  operations,
  waivers: none,
  results: [
    result('a/room', [...writes, 'getRoom owner 1 roomId'], ['f1']),
    result('a/list', [...writes, 'listRooms owner 1'], ['f2']),
    result('a/notices', [...writes, 'listNotices owner 1 roomId'], ['f3']),
    result('b/refused', ['updateRoom nobody 1030101 roomId']),
    ...['getRoom', 'listRooms', 'listNotices', 'getUser'].map(id => result(`b/${id}`, [`${id} owner 1`])),
  ],
  findings: [
    finding('f1', { ...claimed, operation: 'getRoom', cases: ['a/room'] }),
    finding('f2', { ...claimed, operation: 'listRooms', cases: ['a/list'] }),
    finding('f3', { ...claimed, operation: 'listNotices', cases: ['a/notices'] }),
  ],
};

describe('a write that is lost', () => {
  const { causes, results } = explain(lost);

  test('is one cause, with the write before all that do not show it', () => {
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ severity: 'violation', wide: false });
    expect(causes[0]?.suspects[0]).toBe('updateRoom');
    expect(causes[0]?.findings.toSorted()).toEqual(['f1', 'f2', 'f3']);
  });

  test('has a headline that says so in both languages', () => {
    expect(causes[0]?.headline).toMatch(
      /^updateRoom reports success, but name in \w+ is wrong afterwards: the new name must show\b/,
    );
    expect(causes[0]?.headlineZh).toMatch(/^updateRoom 返回成功，但之后 \w+ 的 name 不对：应显示新名称/);
  });

  test('is shown by one case, and blocks the others', () => {
    expect(results.filter(({ outcome }) => outcome === 'violated').map(({ id }) => id)).toEqual([
      causes[0]?.cases[0],
    ]);
    const blocked = results.filter(({ outcome }) => outcome === 'blocked');
    expect(blocked.map(({ blockedBy }) => blockedBy)).toEqual([causes[0]?.id, causes[0]?.id]);
  });

  test('comes out the same when it is found again from its own results', () => {
    expect(explain({ ...lost, results })).toEqual({ causes, results });
  });
});

test('two faults are two causes, violations before drift', () => {
  const results = [...lost.results, result('c/search', ['search owner 1 content'], ['f4'])];
  const drift = finding('f4', {
    severity: 'drift',
    operation: 'search',
    rule: 'undeclared',
    cases: ['c/search'],
  });
  const { causes } = explain({ ...lost, results, findings: [...lost.findings, drift] });
  expect(causes.map(({ severity, suspects }) => [severity, suspects[0]])).toEqual([
    ['violation', 'updateRoom'],
    ['drift', 'search'],
  ]);
});

test('what most operations break alike is one cause over all', () => {
  const ids = ['getRoom', 'listRooms', 'listNotices', 'getUser', 'search'] as const;
  const findings = ids.map(id =>
    finding(id, { operation: id, rule: 'allow-origin', pointer: '', cases: [`cors/${id}`] }),
  );
  const results = ids.map(id => result(`cors/${id}`, [`${id} owner 1`], [id]));
  const { causes } = explain({ operations, waivers: none, results, findings });
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ wide: true, headline: 'All operations alike: the new name must show' });
});

test('what is waived or a note has no cause', () => {
  const [first, second] = lost.findings;
  if (!first || !second) throw new Error('there are no findings');
  const waiver = { fingerprint: 'f1', reason: 'r', owner: 'o', expires: '2030-01-01' };
  const findings = [first, { ...second, severity: 'note' as const }];
  expect(explain({ ...lost, findings, waivers: { ...none, used: [waiver] } }).causes).toEqual([]);
});

test('a case that looks before each write and after it names the write, and none before it', () => {
  const calls = ['pinChat owner 1 jid', ...writes, 'getRoom owner 1 roomId'];
  const changed = finding('f1', {
    claimed: true,
    harm: 'loss',
    operation: 'getRoom',
    rule: 'untouched-by-updateRoom',
    after: ['updateRoom', 'pinChat'],
    cases: ['untouched/group'],
  });
  const results = [
    result('untouched/group', calls, ['f1']),
    ...Array.from({ length: 12 }, (_, index) =>
      result(`b/renamed-${index}`, [...writes, 'getRoom owner 1 roomId']),
    ),
  ];
  const { causes } = explain({ operations, waivers: none, results, findings: [changed] });
  expect(causes[0]?.suspects[0]).toBe('updateRoom');
});
