import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import type { MutateFlags } from '../actions/mutate.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi mutate`: how much of what can go wrong the check notices. */
export function mutateCommand(words: Words = english): Command {
  return new Command('mutate')
    .description('Measure which faults the check notices, each in a mock of its own.')
    .addOption(flag('--fault <id>', 'try one fault and explain it'))
    .addOption(flag('--family <name>', 'faults of one family'))
    .addOption(flag('--operation <id>', 'faults of one operation'))
    .addOption(
      flag('--floor <percent>', 'min share of faults noticed in every family')
        .argParser(read.count)
        .default(95),
    )
    .addOption(flag('--seeds <count>', 'runs without a fault').argParser(read.count).default(20))
    .addOption(
      flag('--workers <count>', 'number of threads; 0 for no extra thread')
        .argParser(read.count)
        .default(Math.min(availableParallelism(), 8), 'one per core, max 8'),
    )
    .addOption(flag('--every <count>', 'try one in so many faults').argParser(read.count).default(1))
    .addOption(
      flag(
        '--blame-every <count>',
        'for one in so many faults, measure which operation the check blames; 0 for none',
      )
        .argParser(read.count)
        .default(30),
    )
    .addOption(flag('--report-dir <folder>', 'write strength.json, strength.md and strength.html'))
    .addOption(flag('--doc <file>', 'write the table as Markdown'))
    .addOption(flag('--json', 'print the report as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi mutate', 'the whole catalogue, with the score of each family'],
          ['imapi mutate --report-dir strength', 'and strength.json, strength.md, strength.html'],
          ['imapi mutate --every 8 --seeds 2', 'a sample of it, quick enough for every change'],
          ['imapi mutate --family state --operation deleteMessages'],
          ['imapi mutate --fault state-two-owners', 'what was done, and what the check saw'],
        ],
        'Exit codes: 0 strong enough, 1 below the floor or a false alarm, 2 usage.',
      ),
    )
    .action(async (flags: MutateFlags) => (await import('../actions/mutate.ts')).runMutate(flags, words));
}
