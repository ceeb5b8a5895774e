import type { CaseResult } from '../check/report/check-report.ts';
import type { Case } from '../check/suite/case.ts';
import type { Fault } from '../faults/fault.ts';
import type { OperationId } from '../spec/contract.ts';

/** What one case sent when nothing was wrong. */
export interface CaseUse {
  readonly operations: ReadonlySet<OperationId>;
  readonly calls: number;
  /** What it came to, where it held; absent where it did not run. */
  readonly held?: CaseResult;
}

/** The class of answers that come too late. */
const slowness = 'D98';

/** Which cases could notice what: those that call an operation, the likeliest and cheapest first. */
export class CaseScope {
  readonly #cases: readonly Case[];
  /** By case id. */
  readonly uses: ReadonlyMap<string, CaseUse>;

  constructor(cases: readonly Case[], uses: ReadonlyMap<string, CaseUse>) {
    this.#cases = cases;
    this.uses = uses;
  }

  /**
   * The cases that call one of the operations of a fault: first those that are about it, without a group before those with
   * one, fewer requests before more; what ends a login comes last.
   */
  casesFor({ operations, defect }: Pick<Fault, 'operations' | 'defect'>): readonly Case[] {
    // The group of the run is made before any case, so a case about making it need not call the operation itself.
    const calls = (item: Case) =>
      operations.includes(item.operation) ||
      operations.some(id => this.uses.get(item.id)?.operations.has(id) === true);
    const rank = (item: Case) =>
      // What is slow takes long to notice, so whoever looks at time goes first.
      (defect === slowness && item.layer === 'B' ? -8 : 0) +
      (item.needs.loginEnding ? 4 : 0) +
      (operations.includes(item.operation) ? 0 : 2) +
      (needsGroup(item) ? 1 : 0);
    const cost = (item: Case) => this.uses.get(item.id)?.calls ?? 0;
    return this.#cases.filter(calls).sort((one, other) => rank(one) - rank(other) || cost(one) - cost(other));
  }
}

/** Whether a run has to make its group or its chat first. */
export function needsGroup({ needs }: Case): boolean {
  return !needs.sandbox && (needs.room !== undefined || needs.chat !== undefined);
}
