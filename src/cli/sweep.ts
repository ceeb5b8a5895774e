import { Command } from 'commander';
import { CheckProblem } from '../check/problem.ts';
import { sweep } from '../check/sweep.ts';
import { loadContract } from '../spec/contract.ts';
import { type TargetFlags, targetFlags, targetOptions } from './check-flags.ts';
import { complain, exitCodes, say } from './exit.ts';

const examples = `
Examples:
  imapi sweep --target http://127.0.0.1:8094
  imapi sweep --target https://staging.example --allow-host staging.example --token $T --peer-token $P

Removes what an interrupted check has left: groups, messages and pins that its ledger in .imapi-check names, and
whatever of the given accounts carries the marker imapi-check-. May run again and again.
Exit codes: 0 nothing is left, 2 usage, 3 unreachable or token refused, 5 something could not be removed.
`;

/** `imapi sweep`: removes what an interrupted check left. */
export function sweepCommand(): Command {
  const command = new Command('sweep').description('Remove what an interrupted check left.');
  for (const option of targetFlags()) command.addOption(option);
  return command.addHelpText('after', examples).action(run);
}

async function run(flags: TargetFlags): Promise<void> {
  try {
    const { swept, elsewhere, leftovers } = await sweep(loadContract(), targetOptions(flags));
    for (const file of swept) say(`Nothing of ${file} is left.`);
    for (const { file, target } of elsewhere) say(`${file} is about ${target}: sweep that target for it.`);
    for (const left of leftovers) say(`Left behind: ${left}`);
    process.exitCode = leftovers.length > 0 ? 5 : exitCodes.ok;
    say(
      leftovers.length > 0
        ? `Exit 5, leftovers: ${leftovers.length} things could not be removed. Remove them by hand.`
        : `Exit 0, clean: nothing of a check is left at ${flags.target}.`,
    );
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    complain(`Exit ${error.exitCode}, ${error.exitCode === 2 ? 'usage' : 'unreachable'}: ${error.message}`);
    process.exitCode = error.exitCode;
  }
}
