import { CheckProblem } from '../check/problem.ts';
import type { CheckRun } from '../check/run/check-run.ts';
import type { Case } from '../check/suite/case.ts';
import type { Finding } from '../check/verdict/finding.ts';
import type { Fault } from '../faults/fault.ts';
import type { Contract } from '../spec/contract.ts';
import type { Blamed } from './blame/blame-fault.ts';
import { type CaseScope, needsGroup } from './scope.ts';
import { openTrialWorld } from './trial-world.ts';
import { watched } from './watched.ts';

/** What became of a fault: noticed, not noticed although it changed something, or never met. */
export type FaultOutcome = 'killed' | 'survived' | 'not exercised';

/** How the check did against one fault. */
export interface FaultResult {
  readonly id: string;
  readonly outcome: FaultOutcome;
  /** Whether a run fails by default: one of the findings is a violation. */
  readonly fails: boolean;
  /** The case that noticed it first. */
  readonly by?: string;
  readonly finding?: Finding;
  /** Cases that were run. */
  readonly cases: number;
  /** How often the fault put another value in place. */
  readonly touched: number;
  readonly durationMs: number;
  /** Whom the check blames; absent where it was not asked or found nothing. */
  readonly blamed?: Blamed;
}

/**
 * Switches a fault on in a world of its own and runs the cases that could notice, until one fails the run; where drift
 * is noticed, a few more. Accounts are read before the fault is on, so that a case has to notice it and not the start of
 * the run.
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
    const { finding, fails, performed } = await findingsOf(run, cases);
    const outcome = finding ? 'killed' : watch.touched > 0 ? 'survived' : 'not exercised';
    return {
      id: fault.id,
      outcome,
      fails,
      ...(finding && { by: finding.cases[0] ?? 'setup', finding }),
      cases: performed,
      touched: watch.touched,
      durationMs: performance.now() - started,
    };
  } finally {
    await close();
  }
}

/** After drift was noticed so many cases more are run, to see whether one of them fails the run. */
const casesAfterDrift = 6;

/** Runs cases one after the other, those that need the run's group after those that do not. */
async function findingsOf(
  run: CheckRun,
  cases: readonly Case[],
): Promise<{ finding: Finding | undefined; fails: boolean; performed: number }> {
  let performed = 0;
  let first: Finding | undefined;
  let left = casesAfterDrift;
  const fails = () => run.findings.some(({ severity }) => severity === 'violation');
  const isEnough = () => {
    if (first) left--;
    first ??= run.findings.find(({ severity }) => severity !== 'note');
    return fails() || left === 0;
  };
  const batches = [cases.filter(item => !needsGroup(item)), cases.filter(needsGroup)];
  const perform = async () => {
    for (const batch of batches) {
      if (batch.length === 0) continue;
      const able = await run.admit(batch);
      if (isEnough()) return;
      for (const item of able) {
        performed++;
        await run.perform(item);
        if (isEnough()) return;
      }
    }
  };
  try {
    await perform();
  } catch (error) {
    // The target is gone or a login ended for good: what was found until then counts.
    if (!(error instanceof CheckProblem)) throw error;
    isEnough();
  }
  return { finding: first, fails: fails(), performed };
}
