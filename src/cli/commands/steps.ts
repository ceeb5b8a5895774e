import { Command } from 'commander';
import type { StepsFlags } from '../actions/steps.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi steps`: how to come to a finding again. */
export function stepsCommand(words: Words = english): Command {
  return new Command('steps')
    .description('Print the steps to a finding: as a script that runs, as HAR or as a bug report.')
    .argument(
      '<fingerprint>',
      'fingerprint of the finding (in square brackets in the report); with @report.json, from that report',
    )
    .addOption(flag('--report <file>', 'report.json of the check').default('report/report.json'))
    .addOption(
      flag('--format <format>', 'a shell script, an archive of the requests, or a bug report')
        .choices(['sh', 'har', 'markdown'])
        .default('sh'),
    )
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi steps 3f9a0c2be117 > steps.sh', 'from report/report.json'],
          ['TARGET=https://staging.example IMAPI_TOKEN=$T IMAPI_PEER_TOKEN=$P sh steps.sh'],
          [
            'imapi steps 3f9a0c2be117 --report nightly/report.json --format markdown',
            'a bug report to paste',
          ],
          ['imapi steps 3f9a0c2be117 --format har > steps.har', 'for a browser, Postman, Insomnia'],
        ],
        'The script needs sh, curl and node. It creates its own group, removes it again, and exits with 1 if the fault is there, 0 if it is not, 2 if a variable is missing, 3 if it did not get that far, 4 if only the case itself can tell (imapi check --replay).',
      ),
    )
    .action(async (fingerprint: string, flags: StepsFlags) =>
      (await import('../actions/steps.ts')).runSteps(fingerprint, flags, words),
    );
}
