import { CheckProblem } from '../check/problem.ts';
import type { Case } from '../check/suite/case.ts';
import type { Finding } from '../check/verdict/finding.ts';
import type { Contract, OperationId } from '../spec/contract.ts';
import { CaseScope, type CaseUse } from './scope.ts';
import { openTrialWorld } from './trial-world.ts';

/** A run without any fault. */
export interface FaultFreeRun {
  readonly scope: CaseScope;
  /** What it found all the same: each is a false alarm. */
  readonly alarms: readonly Finding[];
}

/**
 * Runs every case once against a mock without a fault, one after the other, and remembers which operations each
 * called.
 * @throws Error when the run breaks off
 */
export async function baseline(
  contract: Contract,
  cases: readonly Case[],
  seed: string,
): Promise<FaultFreeRun> {
  let called: OperationId[] = [];
  const byPath = new Map(contract.operations.map(({ id }) => [id as string, id]));
  const { run, close } = await openTrialWorld(contract, seed, line => {
    const id = line.kind === 'request' ? byPath.get(line.entry.operationId ?? '') : undefined;
    if (id !== undefined) called.push(id);
  });
  const uses = new Map<string, CaseUse>();
  try {
    const able = await run.admit(cases);
    const last = able.filter(({ needs }) => needs.loginEnding);
    for (const item of [...able.filter(({ needs }) => !needs.loginEnding), ...last]) {
      called = [];
      await run.perform(item);
      const result = run.resultOf(item.id);
      const held = result?.outcome === 'held' ? result : undefined;
      uses.set(item.id, { operations: new Set(called), calls: called.length, ...(held && { held }) });
    }
    const alarms = run.findings.filter(({ severity }) => severity !== 'note');
    return { scope: new CaseScope(cases, uses), alarms };
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    throw new Error(`Failed to run the check without a fault: ${error.message}`);
  } finally {
    await close();
  }
}
