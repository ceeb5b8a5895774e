import { expect, test } from 'vitest';
import { loadCases } from '../src/check/suite/load-cases.ts';
import { faultCatalogue } from '../src/faults/catalogue.ts';
import { fault } from '../src/faults/family.ts';
import { baseline } from '../src/mutate/baseline.ts';
import { blameFault } from '../src/mutate/blame/blame-fault.ts';
import { markdownStrength } from '../src/mutate/reports/markdown.ts';
import { scoreOf, shortcomings, strengthOf } from '../src/mutate/strength.ts';
import { tryFault } from '../src/mutate/try-fault.ts';
import { loadContract } from '../src/spec/contract.ts';
import { readDocumented } from '../src/worlds/fixtures.ts';

const contract = loadContract();
const cases = await loadCases(contract);
const catalogue = faultCatalogue(contract, readDocumented());
const { scope, alarms } = await baseline(contract, cases, '1');

test('without a fault the check finds nothing', () => {
  expect(alarms).toEqual([]);
});

test.each([
  'transport-half-body-listRooms',
  'transport-no-cors-pushMessage',
  'response-missing-later-listMessages-data.sender',
  'response-json-encoded-twice-listGroupMessages-data.message',
  'envelope-time-frozen-pinChat',
  'envelope-other-code-getRoom',
  'values-neighbours-swapped-listLastChats-data',
  'values-dangling-addRoom-data.userId',
  'state-two-owners',
  'state-hidden-in-chat-list',
  'state-stale-listNotices',
  'paging-one-fewer-listMessages',
  'paging-last-page-repeated-listRooms',
  'identity-role-unchecked-transferRoom',
  'identity-other-users-data-listFriends',
  'input-normalised-pushMessage-content',
  'input-type-unchecked-unpinChat-isAdaptive',
  'files-thumbnail-missing',
])('%s changes something, and a case notices it', async id => {
  const found = catalogue.get(id);
  if (!found) throw new Error(`there is no fault ${id}.${catalogue.didYouMean(id)}`);
  const result = await tryFault(contract, scope, found);
  expect(result).toMatchObject({ id, outcome: 'killed' });
  expect(result.touched).toBeGreaterThan(0);
  expect(result.finding?.evidence?.curl).toMatch(/^curl /);
});

test.each([
  // What is lost shows in other operations than the one that loses it; a pin that stays, in pinning as well.
  ['state-write-lost-unpinChat', 2],
  ['state-write-lost-setMemberNotification', 1],
  ['response-missing-listMembers-data.nickname', 1],
  ['identity-role-unchecked-transferRoom', 1],
])('%s is one cause, and the operation that is broken is its suspect number %i at most', async (id, most) => {
  const found = catalogue.get(id);
  if (!found) throw new Error(`there is no fault ${id}.${catalogue.didYouMean(id)}`);
  const blamed = await blameFault(contract, scope, found);
  expect(blamed).toMatchObject({ causes: 1, place: expect.any(Number) });
  expect(blamed?.place).toBeLessThanOrEqual(most);
});

const facts = { en: 'changes nothing', zh: '没有改变', defect: 'D01', operations: ['pinChat'] as const };

test('a fault that changes nothing is never met, one that nobody can see survives', async () => {
  const idle = fault('values', { ...facts, name: 'idle' }, { stage: 'answer', apply: answer => answer });
  expect((await tryFault(contract, scope, idle)).outcome).toBe('not exercised');
  const unseen = fault(
    'transport',
    { ...facts, name: 'unseen' },
    { stage: 'bytes', apply: reply => ({ ...reply, headers: [...reply.headers, ['X-Unseen', '1']] }) },
  );
  expect((await tryFault(contract, scope, unseen)).outcome).toBe('survived');
});

test('the score leaves out what was never met, and names what is too weak', () => {
  expect(scoreOf([])).toMatchObject({ share: 1 });
  const outcomes = ['killed', 'killed', 'killed', 'survived', 'not exercised'] as const;
  const faults = outcomes.map((outcome, index) => {
    const fails = outcome === 'killed';
    const tried = { id: `state-${index}`, outcome, fails, cases: 1, touched: 1, durationMs: 1 };
    const by = outcome === 'killed' ? { by: 'groups/renamed' } : {};
    return { ...tried, ...by, ...facts, family: 'state' as const, title: facts, stage: 'answer' as const };
  });
  const report = strengthOf({
    contract: 'test',
    faults,
    caseIds: ['groups/renamed', 'groups/created'],
    alarms: [],
    seeds: 20,
    durationMs: 1,
  });
  expect(report.total).toEqual({ killed: 3, survived: 1, notExercised: 1, share: 0.75 });
  expect([report.kills, report.idle]).toEqual([{ 'groups/renamed': 3 }, ['groups/created']]);
  const slipping = 'only 75.0 % of what is no drift fails a run';
  expect(shortcomings(report, 0.75)).toEqual([slipping]);
  expect(shortcomings(report, 0.95)).toEqual([
    '75.0 % of all faults were noticed',
    '75.0 % of state',
    slipping,
  ]);
  expect(markdownStrength(report)).toContain('| state | 4 | 3 | 1 | 1 | 75.0 % |');
});
