import type { Fault } from '../faults/fault.ts';
import type { Contract } from '../spec/contract.ts';
import { blameFault } from './blame/blame-fault.ts';
import type { CaseScope } from './scope.ts';
import { type FaultResult, tryFault } from './try-fault.ts';

/**
 * Tries a fault, and where it is noticed finds out whom the check blames for it.
 * @param isAsked whether to find that out: it takes a run of every case that calls the operation
 */
export async function measureFault(
  contract: Contract,
  scope: CaseScope,
  fault: Fault,
  isAsked: boolean,
): Promise<FaultResult> {
  const result = await tryFault(contract, scope, fault);
  if (!isAsked || result.outcome !== 'killed') return result;
  const blamed = await blameFault(contract, scope, fault);
  return { ...result, ...(blamed && { blamed }) };
}
