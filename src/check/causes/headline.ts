import type { Operation, OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Cause } from './cause.ts';

/** What is broken and where, in one sentence. */
export function headlineOf(
  best: Finding,
  suspects: readonly OperationId[],
  wide: boolean,
  operations: readonly Operation[],
): Pick<Cause, 'headline' | 'headlineZh'> {
  void operations;
  return { headline: `${wide ? 'all' : suspects[0]}: ${best.message}`, headlineZh: '' };
}
