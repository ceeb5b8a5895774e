import { explain } from '../../src/check/causes/explain.ts';
import type { CaseResult, OperationReport } from '../../src/check/report/check-report.ts';
import type { Finding } from '../../src/check/verdict/finding.ts';
import type { OperationId } from '../../src/spec/contract.ts';

/** Operations of made-up runs. */
const effects: Partial<Record<OperationId, OperationReport['effect']>> = {
  updateRoom: 'write',
  getRoom: 'read',
  listRooms: 'read',
  listNotices: 'read',
  getUser: 'read',
  search: 'read',
  pinChat: 'write',
  transferRoom: 'write',
  removeMember: 'write',
  listFriends: 'read',
};
export const operations = Object.entries(effects).map(([operation, effect]) => ({
  operation: operation as OperationId,
  effect,
  summary: '',
  tag: '',
  requests: 1,
  successes: 1,
  codes: [],
  parameters: { seen: 0, declared: 0, unseen: [] },
  properties: { seen: 0, declared: 0, unseen: [] },
})) as readonly OperationReport[];

/** A case that was run: with what it sent, and the fingerprints of what it found. */
export const result = (
  id: string,
  calls: readonly string[],
  findings: readonly string[] = [],
): CaseResult => ({
  id,
  title: id,
  concern: id.split('/')[0] ?? '',
  operation: (calls.at(-1) ?? 'getUser').split(' ')[0] as OperationId,
  layer: 'W',
  source: 'document',
  outcome: findings.length > 0 ? 'violated' : 'held',
  findings,
  calls,
  requests: 1,
  durationMs: 1,
});
/** A finding of a made-up run. */
export const finding = (fingerprint: string, given: Partial<Finding>): Finding => ({
  fingerprint,
  severity: 'violation',
  operation: 'getRoom',
  rule: 'renamed',
  pointer: '/data/name',
  message: 'the new name must show',
  messageZh: '应显示新名称',
  source: 'document',
  expected: 'b',
  got: 'a',
  cases: [],
  count: 1,
  ...given,
});

/** Causes of what was found, each with its first suspect, and whether it is of all operations. */
export const causesIn = (results: readonly CaseResult[], findings: readonly Finding[]) =>
  explain({ operations, waivers: { used: [], expired: [], unused: [] }, results, findings }).causes;

/** A finding that something is absent right after a write, in a case of its own. */
export const lost = (
  print: string,
  after: OperationId,
  operation: OperationId,
  given: Partial<Finding> = {},
) =>
  finding(print, {
    claimed: true,
    harm: 'loss',
    operation,
    after: [after],
    got: 'absent',
    pointer: '',
    cases: [`c/${print}`],
    ...given,
  });

/** Calls by the owner, all successful, each with a group. */
export const calls = (...names: readonly OperationId[]) => names.map(name => `${name} owner 1 roomId`);
