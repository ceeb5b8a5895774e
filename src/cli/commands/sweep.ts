import { Command } from 'commander';
import type { SweepFlags } from '../actions/sweep.ts';
import { targetFlags, withholdAdminToken } from '../flags/check-flags.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import { needs } from '../flags/needs.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi sweep`: removes what an interrupted check left. */
export function sweepCommand(words: Words = english): Command {
  const command = withholdAdminToken(
    needs(new Command('sweep').description('Remove what an interrupted check left.'), 'target'),
  );
  for (const option of targetFlags()) command.addOption(option);
  return command
    .addOption(flag('--json', 'print what was found as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi sweep --target http://127.0.0.1:8094'],
          [
            'imapi sweep --target https://staging.example --allow-host staging.example --token $T --peer-token $P',
          ],
        ],
        'Removes what an interrupted check has left: groups, messages and pins that its ledger in .imapi-check names, and everything of the given accounts with the marker imapi-check-. It can run any number of times.',
        'Exit codes: 0 nothing is left, 2 usage, 3 unreachable or token refused, 5 something could not be removed.',
      ),
    )
    .action(async (flags: SweepFlags) => (await import('../actions/sweep.ts')).runSweep(flags, words));
}
