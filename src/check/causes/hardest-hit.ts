import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';

/** Operations, those with the most cases first. */
export function hardestHit(findings: readonly Pick<Finding, 'operation' | 'cases'>[]): OperationId[] {
  const counts = new Map<OperationId, number>();
  for (const { operation, cases } of findings)
    counts.set(operation, (counts.get(operation) ?? 0) + cases.length);
  return [...counts].sort(([, one], [, other]) => other - one).map(([operation]) => operation);
}
