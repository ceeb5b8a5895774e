import { escapeJson, escapeLog } from '../../base/escape.ts';
import { CheckProblem } from '../../check/problem.ts';
import { valueIn } from '../../check/report/formats/value-words.ts';
import { plainAddresses } from '../../check/run/plain-addresses.ts';
import { sweep } from '../../check/sweep.ts';
import { loadContract } from '../../spec/contract.ts';
import type { TargetFlags } from '../flags/check-flags.ts';
import { targetOptions } from '../flags/check-flags.ts';
import { complain, exitCodes, say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi sweep`. */
export interface SweepFlags extends TargetFlags {
  /** Print what was found as JSON. */
  readonly json?: boolean;
}

/** Removes what is left, says what became of it and leaves its exit code. */
export async function runSweep({ json = false, ...flags }: SweepFlags, words: Words): Promise<void> {
  // With --json, standard output is one JSON document and nothing else.
  const tell = json ? complain : say;
  try {
    const options = plainAddresses(targetOptions(flags));
    const { target: at } = options;
    const found = await sweep(loadContract(), options);
    for (const file of found.swept) tell(words.say('Nothing of {file} is left.', { file }));
    for (const { file, target } of found.elsewhere)
      tell(escapeLog(words.say('{file} belongs to {target}: run sweep on that target.', { file, target })));
    for (const what of found.ignored) tell(escapeLog(words.say('Left alone: {what}.', { what })));
    for (const left of found.leftovers) tell(escapeLog(words.say('Left behind: {left}', { left })));
    process.exitCode = found.leftovers.length > 0 ? 5 : exitCodes.ok;
    tell(
      found.leftovers.length > 0
        ? words.say('Exit 5, leftovers: {count} things could not be removed. Remove them by hand.', {
            count: found.leftovers.length,
          })
        : words.say('Exit 0, clean: nothing of a check is left at {target}.', { target: at }),
    );
    if (json) say(escapeJson(JSON.stringify(found)));
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    complain(
      escapeLog(
        words.of(
          `Exit ${error.exitCode}, ${error.exitCode === 2 ? 'usage' : 'unreachable'}: ${valueIn(error.message, words.language)}`,
        ),
      ),
    );
    process.exitCode = error.exitCode;
  }
}
