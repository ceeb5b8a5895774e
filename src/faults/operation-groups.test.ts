import { expect, test } from 'vitest';
import { loadContract, type Operation, type Parameter } from '../spec/contract.ts';
import { type GroupKey, operationGroups } from './operation-groups.ts';

const contract = loadContract();
const taken: Parameter = {
  name: '',
  in: 'query',
  type: 'integer',
  required: false,
  source: 'server',
  description: '',
  whenMissing: { kind: 'default', value: 0 },
};
const named = (...names: readonly string[]) => names.map(name => ({ ...taken, name }));
const ignored = (name: string): Parameter => ({ ...taken, name, whenMissing: { kind: 'ignored' } });
const refusing = (name: string) => ({ resultCodes: { [name]: { code: 10111, source: 'server' as const } } });

const cases: readonly [what: string, change: Partial<Operation>, key: GroupKey, belongs: boolean][] = [
  ['both parameters of a page', { parameters: named('pageIndex', 'pageSize') }, 'paged', true],
  ['a page size alone', { parameters: named('pageSize') }, 'paged', false],
  ['a page size alone', { parameters: named('pageSize') }, 'sized', true],
  [
    'a page index that is ignored',
    { parameters: [ignored('pageIndex'), ...named('pageSize')] },
    'paged',
    false,
  ],
  ['both ends of a window', { parameters: named('startTime', 'endTime') }, 'windowed', true],
  ['one end of a window', { parameters: named('startTime') }, 'windowed', false],
  ['a keyword', { parameters: named('keyword') }, 'filtered', true],
  ['a refusal of everybody but the owner', refusing('not-owner'), 'byRole', true],
  ['a refusal of everybody but the owner', refusing('not-owner'), 'byMembership', false],
  ['a refusal of plain members', refusing('not-allowed'), 'byRole', true],
  ['a refusal of plain members', refusing('not-allowed'), 'byMembership', true],
  ['a refusal of outsiders', refusing('not-a-member'), 'byMembership', true],
  ['a refusal of outsiders', refusing('not-a-member'), 'byRole', false],
  ['an effect', { effect: 'write' }, 'writing', true],
  ['a token', { needsToken: true }, 'reading', true],
  ['no token', { needsToken: false }, 'reading', false],
];

test.each(cases)('an operation with %s: %j as to %s is %s', (_what, change, key, belongs) => {
  const operation = { ...contract.operation('getConfig'), ...change };
  const { operations } = operationGroups({ ...contract, operations: [operation] })(key);
  expect(operations).toEqual(belongs ? ['getConfig'] : []);
});

test('a userId matters beside the caller where rows are their own or their role decides', () => {
  const { operations } = operationGroups(contract)('aboutUser');
  expect(operations).toContain('removeMember');
  expect(operations).not.toContain('setMemberNotification');
});
