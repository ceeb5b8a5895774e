import { Command } from 'commander';
import type { BreakingFlags } from '../actions/breaking.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi breaking`: which changes of the contract break clients. */
export function breakingCommand(words: Words = english): Command {
  return new Command('breaking')
    .description('List the contract changes that break clients, and which clients.')
    .argument('<old>', 'a file, a git revision, or revision:path')
    .argument('[new]', 'the same', 'openapi.yaml')
    .addOption(
      flag('--format <format>', 'output format')
        .choices(['text', 'markdown', 'json', 'changelog'])
        .default('text'),
    )
    .addOption(flag('--file <path>', 'path of the contract in the revisions').default('openapi.yaml'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi breaking main', 'openapi.yaml of the branch main against the one here'],
          ['imapi breaking v1.0.0 v1.1.0', 'two revisions'],
          ['imapi breaking old.yaml new.yaml', 'two files'],
          ['imapi breaking main --format markdown >> "$GITHUB_STEP_SUMMARY"'],
          ['imapi breaking v1.0.0 --format changelog'],
        ],
        'Requests and answers are judged in opposite ways: a parameter that accepts more values breaks no client, a field that returns more values may. Result codes and annotations count; words, examples and sources do not. Exit codes: 0 nothing breaks clients, 1 something does, 2 usage, or no contract.',
      ),
    )
    .action(async (old: string, now: string, flags: BreakingFlags) =>
      (await import('../actions/breaking.ts')).runBreaking(old, now, flags, words),
    );
}
