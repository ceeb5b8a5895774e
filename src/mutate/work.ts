import type { Case } from '../check/suite/case.ts';
import type { Finding } from '../check/verdict/finding.ts';
import type { Fault } from '../faults/fault.ts';
import type { Contract } from '../spec/contract.ts';
import { faultless, type TrialWeather } from './faultless.ts';
import { measureFault } from './measure-fault.ts';
import type { CaseScope } from './scope.ts';
import type { FaultResult } from './try-fault.ts';

/** A part of the measure: a run without a fault, or a fault to be tried. */
export type WorkOrder =
  | { readonly kind: 'faultless'; readonly seed: string; readonly under: TrialWeather }
  | {
      readonly kind: 'fault';
      readonly id: string;
      /** Whether to find out as well whom the check blames. */
      readonly isAsked: boolean;
    };

/** What came of a part. */
export type WorkDone =
  | {
      readonly kind: 'faultless';
      readonly seed: string;
      readonly under: TrialWeather;
      readonly found: readonly Finding[];
    }
  | { readonly kind: 'fault'; readonly result: FaultResult };

/** What parts of the measure are done with. */
export interface WorkTools {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly scope: CaseScope;
  readonly faults: { get(id: string): Fault | undefined };
}

/**
 * Does a part of the measure.
 * @throws Error when a run without a fault does not come to an end
 */
export async function workOn(order: WorkOrder, tools: WorkTools): Promise<WorkDone> {
  const { contract, cases, scope, faults } = tools;
  if (order.kind === 'faultless') {
    const { kind, seed, under } = order;
    return { kind, seed, under, found: await faultless(contract, cases, seed, under) };
  }
  const fault = faults.get(order.id);
  if (!fault) throw new Error(`Failed to try ${order.id}: it is not in the catalogue.`);
  return { kind: 'fault', result: await measureFault(contract, scope, fault, order.isAsked) };
}
