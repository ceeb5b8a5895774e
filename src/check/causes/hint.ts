import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { isKept } from './is-kept.ts';
import { isNothing } from './is-nothing.ts';

/** What a finding says of an operation by itself, before other cases are asked (decision 026). */
const hints = {
  /** The answer is wrong by itself, or refused or done what it must not. */
  answered: 1,
  /** It is the last write before an answer that does not show what was to be expected. */
  lastWrite: 1,
  /** The case is about it. */
  about: 0.9,
  /** It gave the answer that does not fit another. */
  shown: 0.8,
  earlierWrite: 0.6,
  /** It was called somewhere in the case. */
  called: 0.4,
  /** It was the last write before a time in a wrong unit or zone: whoever shows a time is who writes it out. */
  wroteTime: 0.3,
  /** It is the write right before, and other answers have never missed what it does. */
  kept: 0.5,
  /** The run used it to make what the case works on. */
  setup: 0.5,
} as const;

/** Whether an operation has to do with the answer itself; otherwise it is only called in the same case. */
export const isClose = (weight: number): boolean => weight > hints.setup;

/** What a finding says of an operation, 0 to 1, before other cases are asked. */
export function hint(finding: Finding, operation: OperationId, context: Context): number {
  const { spectrum, about } = context;
  const { claimed, rule, harm, got, after = [], cases } = finding;
  const shown = finding.operation === operation;
  const [last] = after;
  if (!claimed) {
    if (shown) return hints.answered;
    return last === operation ? hints.setup : 0;
  }
  const isRefusal = rule.startsWith('result-code-');
  // The run prepares side by side what cases need: there the order of writes says nothing.
  const isPrepared = cases.some(id => id.startsWith('setup/'));
  const isAbout = cases.some(id => about.get(id) === operation);
  const isLast = isPrepared ? isAbout : last === operation;
  // What is not there may never have been made, and what is still there never taken away, whoever says so.
  if (last !== undefined && isAboutPresence(rule, got))
    return isLast ? hints.lastWrite : shown || after.includes(operation) ? hints.about : 0;
  // The case has looked right before this write as well: those before it have changed nothing.
  if (last !== undefined && rule.endsWith(`-by-${last}`))
    return isLast ? hints.lastWrite : shown ? hints.shown : 0;
  if (shown && isRefusal) return hints.answered;
  if (harm === 'units' && !isNothing(got)) {
    if (shown) return hints.answered;
    if (isLast) return hints.wroteTime;
  }
  // Who sees what, whoever answers decides as much as whoever wrote it, unless the case is about the write.
  const isOfPerson = harm === 'privacy' || harm === 'identity';
  if (shown && isOfPerson && !cases.some(id => about.get(id) === last)) return hints.answered;
  if (!isRefusal && last !== undefined && (shown || isLast || isAbout) && isKept(finding, last, context))
    return shown ? hints.answered : hints.kept;
  if (isLast) return isRefusal ? hints.earlierWrite : hints.lastWrite;
  if (isAbout) return hints.about;
  if (shown) return hints.shown;
  if (after.includes(operation)) return hints.earlierWrite;
  const calls = cases.flatMap(id => spectrum.callsOf(id)).filter(call => call.operation === operation);
  if (calls.some(({ by }) => by !== 'setup')) return hints.called;
  return calls.length > 0 ? hints.setup : 0;
}

/** Codes that say something is not there: a user, a group, a member (server facts 1.6). */
const missing: ReadonlySet<string> = new Set(['100211', '100405', '100409', '100411']);

/** Whether something was to be there and is not, or the other way round. */
function isAboutPresence(rule: string, got: string): boolean {
  const [wanted, came] = [rule.replace('result-code-', ''), got.replace('result code ', '')];
  return (wanted === '1' && missing.has(came)) || (missing.has(wanted) && came === '1');
}
