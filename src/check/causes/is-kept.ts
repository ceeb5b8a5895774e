import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { isNothing } from './is-nothing.ts';

/** How rules begin that hold a text against the one that was written. */
const alteredStart = 'altered-';
/** Fewer answers than so many may have looked at something else. */
const fewestAnswers = 2;

/**
 * Whether a write was kept, and one reader alone does not show it: it lacks a row in a case about that reader, or still has
 * one that is gone from the other answers of the case. What is lost is missed by several.
 */
export function isKept(finding: Finding, write: OperationId, context: Context): boolean {
  const { operation: reader, rule, harm, expected, got, cases } = finding;
  const { about, operations, unlikeAfter } = context;
  const isRead = operations.some(({ operation, effect }) => operation === reader && effect === 'read');
  if (harm !== 'loss' || !isRead || (unlikeAfter.get(write)?.size ?? 0) > 1) return false;
  if (isNoRow(got) && cases.every(id => about.get(id) === reader)) return true;
  // A text is looked for in every place that has it, so that the others have shown it.
  const isSeenElsewhere = isNoRow(expected) || rule.startsWith(alteredStart);
  return isSeenElsewhere && cases.every(id => answersSince(id, write, reader, context) >= fewestAnswers);
}

const isNoRow = (value: string) => isNothing(value) || value === '[]';

/** How many other operations have answered a case since a write, and no claim of it has failed. */
function answersSince(
  caseId: string,
  write: OperationId,
  reader: OperationId,
  { spectrum, operations, unlike }: Context,
): number {
  const calls = spectrum.callsOf(caseId);
  const since = calls.slice(calls.findLastIndex(({ operation }) => operation === write) + 1);
  const answered = new Set(since.filter(({ code }) => code === 1).map(({ operation }) => operation));
  const isRight = (id: OperationId) => id !== reader && !unlike.get(caseId)?.has(id);
  return operations.filter(
    ({ operation, effect }) => effect === 'read' && answered.has(operation) && isRight(operation),
  ).length;
}
