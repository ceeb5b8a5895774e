import { Command } from 'commander';
import type { FaultsFlags } from '../actions/faults.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi faults`: the catalogue. */
export function faultsCommand(words: Words = english): Command {
  return new Command('faults')
    .description('List the faults that can be switched on.')
    .addOption(flag('--family <name>', 'faults of one family'))
    .addOption(flag('--operation <id>', 'faults of one operation'))
    .addOption(flag('--json', 'as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi faults', 'all faults'],
          ['imapi faults --operation getUser', 'what can be switched on for one operation'],
          ['imapi faults --family state --lang zh'],
        ],
        "Switch one on for a request: curl -H 'Prefer: fault=transport-page-getUser' …",
        `or for all that follow: curl -X PUT …/__admin/faults/getUser -d '{"fault":"transport-page-getUser"}'`,
      ),
    )
    .action(async (flags: FaultsFlags) => (await import('../actions/faults.ts')).listFaults(flags, words));
}
