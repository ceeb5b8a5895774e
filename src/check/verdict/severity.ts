import { resultCodes } from '../../spec/result-codes.ts';
import type { Source } from '../../spec/sources.ts';
import type { Breach } from '../oracles/breach.ts';
import type { Harm } from '../suite/harm.ts';

/** `violation` fails a run, `drift` only where that is asked for; a `note` never does. */
export type Severity = 'violation' | 'drift' | 'note';

/** What breaking a rule means where it does nobody harm; a judgement binds the mock alone. */
const bySource: Readonly<Record<Source, Severity | undefined>> = {
  document: 'violation',
  server: 'drift',
  observed: 'drift',
  judgement: undefined,
};

/** What breaking a rule means where it does harm, whatever the rule rests on. */
const byHarm: Readonly<Record<Harm, Severity>> = {
  privacy: 'violation',
  permission: 'violation',
  identity: 'violation',
  reach: 'violation',
  loss: 'violation',
  units: 'violation',
  transport: 'violation',
};

/** The harm of rules that are the same for every answer; a breach may say another. */
const harmOfRule: Readonly<Record<string, Harm>> = {
  'allow-origin': 'reach',
  'kept-answer': 'loss',
  'kept-by-expires': 'loss',
  'kept-by-last-modified': 'loss',
  'http-status': 'transport',
  'http-5xx': 'transport',
  'x-unit': 'units',
  // Whoever reads a number as a text reads nothing.
  type: 'transport',
};

/** Every operation may refuse in these two ways when the login is at fault (document 1). */
const tokenCodes: readonly number[] = [resultCodes.tokenMissing.code, resultCodes.tokenInvalid.code];
/** 无权限 and its kin: refusals that keep somebody from what they may not do (server facts 1.6). */
const permissionCodes: readonly number[] = [
  10111, 100401, 100403, 100404, 100405, 100406, 100407, 100410, 100412, 100421, 100423, 100501,
];
/** The code of the oldest servers for whatever went wrong; it tells a client nothing (server facts 1.6). */
const anyFailure = 0;

/** What somebody suffers from a breach; undefined where it does nobody harm. */
export function harmOf({ rule, harm = harmOfRule[rule] }: Pick<Breach, 'rule' | 'harm'>): Harm | undefined {
  return harm === 'none' ? undefined : harm;
}

/** What breaking a rule means; undefined where it binds the mock alone and the target is another. */
export function severityOf(breach: Breach, isMock: boolean): Severity | undefined {
  const { source, note } = breach;
  if (note) return 'note';
  if (source === 'judgement') return isMock ? 'violation' : bySource.judgement;
  const harm = harmOf(breach);
  return harm === undefined ? bySource[source] : byHarm[harm];
}

const weight: Readonly<Record<Severity, number>> = { violation: 2, drift: 1, note: 0 };

/** Whether one severity counts more than another. */
export function isGraver(one: Severity, other: Severity): boolean {
  return weight[one] > weight[other];
}

/**
 * The harm of an answer with another result code than it had to have.
 * @param expected 1 where the request had to succeed
 * @param got undefined where the answer has none
 */
export function harmOfCode(expected: number, got: number | undefined): Harm | undefined {
  if (got === undefined || got === anyFailure) return 'transport';
  // Who has a good login and is told that they have none can do nothing at all.
  if (tokenCodes.includes(got)) return tokenCodes.includes(expected) ? undefined : 'identity';
  // Whoever may do something and is refused has lost it, whatever the rule rests on.
  if (expected === 1 && permissionCodes.includes(got)) return 'permission';
  if (got !== 1) return undefined;
  if (tokenCodes.includes(expected)) return 'identity';
  return permissionCodes.includes(expected) ? 'permission' : undefined;
}
