import { CheckProblem } from '../check/problem.ts';
import type { CheckRun } from '../check/run/check-run.ts';
import type { Case } from '../check/suite/case.ts';
import type { Finding } from '../check/verdict/finding.ts';
import type { Fault } from '../faults/fault.ts';
import type { Contract } from '../spec/contract.ts';
import { type CaseScope, needsGroup } from './scope.ts';
import { openTrialWorld } from './trial-world.ts';
import { watched } from './watched.ts';

/** What became of a fault: noticed, not noticed although it changed something, or never met. */
export type FaultOutcome = 'killed' | 'survived' | 'not exercised';

/** How the check did against one fault. */
export interface FaultResult {
  readonly id: string;
  readonly outcome: FaultOutcome;
  /** The case that noticed it first. */
  readonly by?: string;
  readonly finding?: Finding;
  /** Cases that were run. */
  readonly cases: number;
  /** How often the fault put another value in place. */
  readonly touched: number;
  readonly durationMs: number;
}

/**
 * Switches a fault on in a world of its own and runs the cases that could notice, until the first that does. Accounts
 * are read before the fault is on, so that a case has to notice it and not the start of the run.
 */
export async function tryFault(
  contract: Contract,
  scope: CaseScope,
  fault: Fault,
  seed = '1',
): Promise<FaultResult> {
  const started = performance.now();
  const { mock, run, close } = await openTrialWorld(contract, seed);
  const watch = watched(fault);
  try {
    for (const id of fault.operations) mock.world().faults.set(id, { fault: watch.fault });
    const cases = scope.casesFor(fault);
    const { finding, performed } = await firstFinding(run, cases);
    const outcome = finding ? 'killed' : watch.touched > 0 ? 'survived' : 'not exercised';
    return {
      id: fault.id,
      outcome,
      ...(finding && { by: finding.cases[0] ?? 'setup', finding }),
      cases: performed,
      touched: watch.touched,
      durationMs: performance.now() - started,
    };
  } finally {
    await close();
  }
}

/** Runs cases one after the other, those that need the run's group after those that do not. */
async function firstFinding(
  run: CheckRun,
  cases: readonly Case[],
): Promise<{ finding: Finding | undefined; performed: number }> {
  let performed = 0;
  const gating = () => run.findings.find(({ severity }) => severity !== 'note');
  const batches = [cases.filter(item => !needsGroup(item)), cases.filter(needsGroup)];
  try {
    for (const batch of batches) {
      if (batch.length === 0) continue;
      const able = await run.admit(batch);
      if (gating()) break;
      for (const item of able) {
        performed++;
        await run.perform(item);
        if (gating()) break;
      }
      if (gating()) break;
    }
  } catch (error) {
    // The target is gone or a login ended for good: what was found until then counts.
    if (!(error instanceof CheckProblem)) throw error;
  }
  return { finding: gating(), performed };
}
