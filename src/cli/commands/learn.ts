import { Command } from 'commander';
import type { LearnFlags } from '../actions/learn.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi learn`: the changes to the contract that recorded traffic asks for. */
export function learnCommand(words: Words = english): Command {
  return new Command('learn')
    .description('Print the changes to openapi.yaml that recorded traffic asks for, as a patch.')
    .argument('<files...>', 'HAR, Newman JSON, NDJSON, access logs, report.json of a check')
    .addOption(flag('--target <url>', 'only traffic to this base URL').argParser(read.baseUrl))
    .addOption(flag('--contract <file>', 'the contract to change').default('openapi.yaml'))
    .addOption(flag('--write', 'make the changes'))
    .addOption(flag('--interactive', 'ask about each change, then make those you accept'))
    .addOption(flag('--json', 'print the changes as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi learn session.har', 'the patch, with how often each thing was seen'],
          ['imapi learn session.har | git apply', 'the same as --write, in git'],
          ['imapi learn session.har --interactive'],
          ['imapi learn report/report.json', 'what a check, or drift, has found'],
        ],
        'Only what was seen counts: new fields, parameters, result codes and operations, other types, keys that can be absent. What contradicts an annotation is named and left to you. Exit codes: 0 nothing to change, or changed; 1 there is something to change; 2 usage or a file that cannot be read; 4 no call of the contract in it.',
      ),
    )
    .action(async (files: readonly string[], flags: LearnFlags) =>
      (await import('../actions/learn.ts')).runLearn(files, flags, words),
    );
}
