import { Command } from 'commander';
import { largeScenario } from '../../generate/large.ts';
import type { GenerateFlags } from '../actions/generate.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { needs } from '../flags/needs.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi generate`: makes up a whole store and writes it to a folder. */
export function generateCommand(words: Words = english): Command {
  const { users, rooms, messages } = largeScenario;
  return needs(new Command('generate'), 'out')
    .description('Generate a consistent store of any size, as JSON files.')
    .addOption(flag('--users <count>', 'number of users').argParser(read.count).default(users))
    .addOption(flag('--rooms <count>', 'number of groups').argParser(read.count).default(rooms))
    .addOption(flag('--messages <count>', 'number of messages').argParser(read.count).default(messages))
    .addOption(flag('--seed <text>', 'seed of all data').default('1'))
    .addOption(
      flag('--now <date>', 'time at which the history ends (default: 2021-03-04T12:00:00Z)').argParser(
        read.moment,
      ),
    )
    .addOption(flag('--out <folder>', 'a new or empty folder'))
    .addOption(flag('--json', 'print the summary as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          [
            'imapi generate --out data',
            '1,000 users, 200 rooms, 100,000 messages, as serve --scenario large',
          ],
          ['imapi generate --users 20 --rooms 5 --messages 500 --seed 7 --out data'],
          ['imapi generate --out data --json', 'the summary as JSON, for a script'],
        ],
        'The same numbers and the same seed give the same files, to the byte. There is one JSON file for each collection. The first user is 100000; the service account 10000 is extra. What the server writes into groups (who joined, notices) does not count as messages, and a single message is two rows, one for each side.',
      ),
    )
    .action(async (flags: GenerateFlags) =>
      (await import('../actions/generate.ts')).generateFolder(flags, words),
    );
}
