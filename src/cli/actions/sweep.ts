import { escapeJson, escapeLog } from '../../base/escape.ts';
import { CheckProblem } from '../../check/problem.ts';
import { sweep } from '../../check/sweep.ts';
import { loadContract } from '../../spec/contract.ts';
import type { TargetFlags } from '../check-flags.ts';
import { targetOptions } from '../check-flags.ts';
import { complain, exitCodes, say } from '../exit.ts';

/** The flags of `imapi sweep`. */
export interface SweepFlags extends TargetFlags {
  readonly json?: boolean;
}

/** Removes what is left, says what became of it and leaves its exit code. */
export async function runSweep({ json = false, ...flags }: SweepFlags): Promise<void> {
  // With --json, standard output is one JSON document and nothing else.
  const tell = json ? complain : say;
  try {
    const found = await sweep(loadContract(), targetOptions(flags));
    for (const file of found.swept) tell(`Nothing of ${file} is left.`);
    for (const { file, target } of found.elsewhere)
      tell(escapeLog(`${file} is about ${target}: sweep that target for it.`));
    for (const what of found.ignored) tell(escapeLog(`Left alone: ${what}.`));
    for (const left of found.leftovers) tell(escapeLog(`Left behind: ${left}`));
    process.exitCode = found.leftovers.length > 0 ? 5 : exitCodes.ok;
    tell(
      found.leftovers.length > 0
        ? `Exit 5, leftovers: ${found.leftovers.length} things could not be removed. Remove them by hand.`
        : `Exit 0, clean: nothing of a check is left at ${flags.target}.`,
    );
    if (json) say(escapeJson(JSON.stringify(found)));
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    complain(
      escapeLog(
        `Exit ${error.exitCode}, ${error.exitCode === 2 ? 'usage' : 'unreachable'}: ${error.message}`,
      ),
    );
    process.exitCode = error.exitCode;
  }
}
