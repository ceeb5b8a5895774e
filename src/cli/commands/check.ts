import { Command } from 'commander';
import { targetFlags, withholdAdminToken } from '../flags/check-flags.ts';
import type { CheckFlags } from '../flags/check-settings.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { needs } from '../flags/needs.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi check`: holds a server against the contract. */
export function checkCommand(words: Words = english): Command {
  const command = withholdAdminToken(
    needs(new Command('check').description('Check a server against the contract.'), 'target', [
      'list',
      'plan',
      'withMock',
    ]),
  );
  for (const option of targetFlags()) command.addOption(option);
  return command
    .addOption(
      flag('--mode <mode>', 'probe only reads; full creates what it needs and removes it again')
        .choices(['probe', 'full'])
        .default('probe'),
    )
    .addOption(
      flag(
        '--only <names>',
        'cases, concerns or operations, separated by commas; @report.json: what failed in it',
      ).argParser(names),
    )
    .addOption(flag('--last-failed', 'only what failed when this target was last checked'))
    .addOption(flag('--replay <finding>', 'run the case of a finding again: FINGERPRINT@report.json'))
    .addOption(
      flag('--shard <part>', 'run one part of the cases, such as 1/4; imapi report merges them').argParser(
        read.shard,
      ),
    )
    .addOption(flag('--baseline <file>', 'report.json of an earlier run: only what is new fails'))
    .addOption(flag('--with-mock', 'start a mock, check it, stop it'))
    .addOption(flag('--plan', 'print what would be sent, created and left behind; send nothing'))
    .addOption(
      flag('--fail-on <severity>', 'lowest severity that fails the check')
        .choices(['violation', 'drift'])
        .default('violation'),
    )
    .addOption(flag('--waivers <file>', 'known findings (default: waivers.yaml if it exists)'))
    .addOption(
      flag('--write-waivers [file]', 'write waivers.yaml entries for what fails, to a file or the output'),
    )
    .addOption(flag('--sarif <file>', 'write SARIF 2.1.0 for code scanning'))
    .addOption(flag('--report-dir <folder>', 'write junit.xml, report.html, report.md and report.json'))
    .addOption(flag('--seed <text>', 'seed of order and texts (default: random)'))
    .addOption(
      flag(
        '--concurrency <count>',
        'max cases at a time (default: up to 16, fewer on a slow target)',
      ).argParser(read.positive),
    )
    .addOption(flag('--allow-irreversible', 'also do what the API cannot undo: friends, uploads'))
    .addOption(
      flag(
        '--plant-command <command>',
        'command that writes a text into a group; gets {from, room, content, type} as JSON',
      ),
    )
    .addOption(flag('--expired-token <token>', 'a token that has expired'))
    .addOption(
      flag(
        '--settle <ms>',
        'max time until a write is visible (default: 0 on the mock, 2000 elsewhere)',
      ).argParser(read.count),
    )
    .addOption(
      flag('--budget <ms>', 'max time for an answer (default: 1000 on the mock, 3000 elsewhere)').argParser(
        read.count,
      ),
    )
    .addOption(flag('--list', 'print the cases instead of running them'))
    .addOption(flag('--json', 'print the report, or the list, as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi check --target http://127.0.0.1:8094', 'read only, against the mock'],
          ['imapi check --target http://127.0.0.1:8094 --mode full --fail-on drift'],
          ['imapi check --target https://staging.example --token $T', 'read only, against a server'],
          [
            'imapi check --target https://staging.example --mode full --allow-host staging.example \\\n      --token $T --peer-token $P --outsider-token $O --report-dir report',
          ],
          ['imapi check --target http://127.0.0.1:8094 --only deletion,getUser', 'some cases'],
          ['imapi check --target http://127.0.0.1:8094 --json | jq .verdict', 'for a script'],
          ['imapi check --with-mock --mode full --fail-on drift', 'a mock of its own'],
          ['imapi check --plan --mode full --token $T --peer-token $P', 'sends nothing'],
          ['imapi check --target http://127.0.0.1:8094 --last-failed', 'what failed last time'],
          [
            'imapi check --target http://127.0.0.1:8094 --replay 3f9a0c2be117@report/report.json',
            'is it still there?',
          ],
          [
            'imapi check --target http://127.0.0.1:8094 --baseline main/report.json',
            'only what is new fails',
          ],
        ],
        'Exit codes: 0 holds, 1 violated, 2 usage, 3 unreachable or token refused, 4 too little checked, 5 something left behind, 130 stopped. The last line says which and why. Each flag can come from the environment: IMAPI_TOKEN, IMAPI_TARGET.',
      ),
    )
    .action(async (flags: CheckFlags) => (await import('../actions/check.ts')).runCheck(flags, words));
}

function names(text: string, before: readonly string[] | undefined): string[] {
  const named = text.split(',').map(word => word.trim());
  return [...(before ?? []), ...named.filter(word => word !== '')];
}
