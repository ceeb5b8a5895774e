import { randomBytes } from 'node:crypto';
import type { Contract } from '../spec/contract.ts';
import { CheckProblem } from './problem.ts';
import type { CheckReport } from './report/check-report.ts';
import { CheckRun } from './run/check-run.ts';
import type { CheckSettings } from './run/settings.ts';
import type { Case } from './suite/case.ts';
import { ownCaseOf } from './suite/own-cases.ts';
import { select } from './suite/select.ts';
import { shardOf } from './suite/shard.ts';

/**
 * Holds a target against the contract: opens a run, lets every case that can run here run, takes away what was made,
 * and gives the report. What goes wrong on the way is in the report's verdict; this never rejects for the target.
 * @throws CheckProblem when `only` names nothing
 */
export async function check(
  contract: Contract,
  cases: readonly Case[],
  settings: CheckSettings,
): Promise<CheckReport> {
  const { only = [], shard } = settings;
  const chosen = select(cases, only);
  const selected = shard ? shardOf(chosen, shard) : chosen;
  const own = only.flatMap(word => ownCaseOf(word) ?? []);
  const run = new CheckRun(contract, { ...settings, seed: settings.seed ?? randomBytes(4).toString('hex') });
  try {
    await run.open();
    const able = run.inOrder(await run.admit(selected, own));
    await run.performAll(able.filter(item => !item.needs.loginEnding));
    // Chats are cleaned while all logins live; dissolving may end one.
    await run.cleanChats();
    for (const item of able.filter(({ needs }) => needs.loginEnding))
      if (!settings.signal?.aborted) await run.perform(item);
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    run.problem = error;
  } finally {
    await run.end();
  }
  return run.report();
}
