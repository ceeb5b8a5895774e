import { explain } from '../../check/causes/explain.ts';
import { CheckProblem } from '../../check/problem.ts';
import type { CaseResult } from '../../check/report/check-report.ts';
import type { Fault } from '../../faults/fault.ts';
import type { Contract } from '../../spec/contract.ts';
import type { CaseScope } from '../scope.ts';
import { openTrialWorld } from '../trial-world.ts';

/** Whom the check blames for a fault. */
export interface Blamed {
  /** Place of the broken operation among the suspects of the first cause, from 1; 0 where it is none of them. */
  readonly place: number;
  /** Causes that the run counts. */
  readonly causes: number;
}

/**
 * Switches a fault on and runs every case that calls one of its operations; the others hold, as they did without it.
 * @returns undefined where nothing was found
 */
export async function blameFault(
  contract: Contract,
  scope: CaseScope,
  fault: Fault,
  seed = '1',
): Promise<Blamed | undefined> {
  const { mock, run, close } = await openTrialWorld(contract, seed);
  try {
    for (const id of fault.operations) mock.world().faults.set(id, { fault });
    try {
      const able = run.inOrder(await run.admit(scope.casesFor(fault)));
      await run.performAll(able.filter(({ needs }) => !needs.loginEnding));
      for (const item of able.filter(({ needs }) => needs.loginEnding)) await run.perform(item);
    } catch (error) {
      // The target is gone or a login ended for good: what was found until then counts.
      if (!(error instanceof CheckProblem)) throw error;
    }
    const report = run.report();
    // Where the run broke off, nobody else was asked.
    const others = report.results.some(({ concern }) => concern !== 'setup')
      ? unaffected(scope, report.results)
      : [];
    const { causes } = explain({ ...report, results: [...report.results, ...others] });
    const [first] = causes;
    if (!first) return undefined;
    const place = first.suspects.findIndex(id => fault.operations.includes(id)) + 1;
    return { place, causes: causes.length };
  } finally {
    await close();
  }
}

/** The cases that were not run, since they call nothing that is broken. */
function unaffected(scope: CaseScope, results: readonly CaseResult[]): CaseResult[] {
  const run = new Set(results.map(({ id }) => id));
  return [...scope.uses].flatMap(([id, { held }]) => (run.has(id) || !held ? [] : [held]));
}
