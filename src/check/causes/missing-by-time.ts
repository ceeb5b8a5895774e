import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { isNothing } from './is-nothing.ts';

/** Fewer rows that one operation has not got may be a write that is lost. */
const fewestRows = 2;

/**
 * Losses that may be none: rows that lists have not got, or have in another order, while times are in a wrong zone. Histories
 * begin where somebody came in, and lists go by time, so nobody can tell whether a row is lost before times are right.
 */
export function missingByTime(
  left: readonly Finding[],
  wrong: readonly Finding[],
  { operations }: Context,
): Finding[] {
  const reads = new Set(
    operations.filter(({ effect }) => effect === 'read').map(({ operation }) => operation),
  );
  const isLacking = ({ got }: Finding) => isNothing(got) || got === '[]';
  const losses = left.filter(
    finding =>
      finding.claimed && reads.has(finding.operation) && (finding.harm === 'loss' || isLacking(finding)),
  );
  // A time that is wrong in the rows of a list is what the list goes by.
  const sorted = new Set(
    wrong
      .filter(({ pointer }) => /^\/data(?:\/pageData)?\/\*\/\w+$/.test(pointer))
      .map(({ operation }) => operation),
  );
  const lacks = losses.filter(isLacking).map(({ operation }) => operation);
  const isShort = (id: OperationId) => lacks.filter(one => one === id).length >= fewestRows;
  return losses.filter(({ operation }) => sorted.has(operation) || isShort(operation));
}
