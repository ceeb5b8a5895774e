import type { Language } from '../base/language.ts';
import type { Contract } from '../spec/contract.ts';
import type { Operation, OperationId } from '../spec/operation.ts';
import { operationFacts } from './operation-facts.ts';

/** Operations that have something in common, for which the same faults are made. */
export interface OperationGroup {
  /** What they have in common, e.g. `lists in pages`. */
  readonly name: Readonly<Record<Language, string>>;
  readonly operations: readonly OperationId[];
}

type Belongs = (operation: Operation) => boolean;

const ofApi: Belongs = ({ service }) => service === 'api';
const answersJson: Belongs = ({ service }) => service !== 'files';
const canFail: Belongs = ({ resultCodes }) => Object.keys(resultCodes).length > 0;
const reads: Belongs = ({ effect }) => effect === 'read';
const needsToken: Belongs = operation => operation.needsToken;
/** Has a parameter that the server does not ignore. */
const honours =
  (name: string): Belongs =>
  ({ parameters }) =>
    parameters.some(it => it.name === name && it.whenMissing?.kind !== 'ignored');
const declares =
  (...cases: readonly string[]): Belongs =>
  ({ resultCodes }) =>
    cases.some(name => Object.hasOwn(resultCodes, name));
/** Owner or admins only: the names that the contract has for it are held by `npm run lint:spec`. */
const refusesByRole = declares('not-owner', 'not-allowed');
const showsOwn: Belongs = ({ id }) => operationFacts(id).shows === 'own';
const all =
  (...tests: readonly Belongs[]): Belongs =>
  operation =>
    tests.every(test => test(operation));

const groups = {
  all: ['every operation', '所有接口', () => true],
  json: ['every operation that answers JSON', '返回 JSON 的接口', answersJson],
  failing: [
    'every operation that answers JSON and can fail',
    '返回 JSON 且会失败的接口',
    all(answersJson, canFail),
  ],
  api: ['every operation of the API', '上传和文件以外的接口', ofApi],
  apiFailing: [
    'every operation of the API that can fail',
    '会失败的接口（上传和文件除外）',
    all(ofApi, canFail),
  ],
  taking: [
    'every operation of the API with parameters',
    '带参数的接口（上传和文件除外）',
    all(ofApi, ({ parameters }) => parameters.length > 0),
  ],
  tokenBound: ['every operation that needs a token', '需要令牌的接口', needsToken],
  writing: ['every write of the API', '写入接口（上传除外）', all(ofApi, operation => !reads(operation))],
  reading: ['every read that needs a token', '需要令牌的读取接口', all(ofApi, needsToken, reads)],
  paged: ['lists in pages', '分页列表', all(honours('pageIndex'), honours('pageSize'))],
  sized: ['lists of at most pageSize rows', '条数受 pageSize 限制的列表', honours('pageSize')],
  windowed: [
    'lists with a time window',
    '可按时间段查询的列表',
    all(honours('startTime'), honours('endTime')),
  ],
  filtered: ['lists with a keyword', '可按关键字查询的列表', honours('keyword')],
  ownReading: ["reads of the caller's own rows", '读取调用者自己数据的接口', all(reads, showsOwn)],
  // Elsewhere a `userId` names a user, and the answer does not depend on the caller.
  aboutUser: [
    'operations with a userId beside the caller',
    '除调用者外还带 userId 的接口',
    all(honours('userId'), it => showsOwn(it) || refusesByRole(it)),
  ],
  byRole: ['operations for owner and admins', '群主和管理员才能用的接口', refusesByRole],
  // A role is read from the membership; who owns a group is read from the group.
  byMembership: ['operations for members', '群成员才能用的接口', declares('not-a-member', 'not-allowed')],
} satisfies Readonly<Record<string, readonly [en: string, zh: string, belongs: Belongs]>>;

export type GroupKey = keyof typeof groups;

/** Gives the operations of a group, in the order of the contract. */
export type OperationGroups = (key: GroupKey) => OperationGroup;

/** The groups of a contract's operations; which are in one follows from the contract and from `operationFacts`. */
export function operationGroups({ operations }: Contract): OperationGroups {
  return key => {
    const [en, zh, belongs] = groups[key];
    return { name: { en, zh }, operations: operations.filter(belongs).map(({ id }) => id) };
  };
}
