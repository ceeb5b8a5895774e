import { Command } from 'commander';
import type { InitFlags } from '../actions/init.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi init`: sets a project up for the mock. */
export function initCommand(words: Words = english): Command {
  return new Command('init')
    .description('Set this project up: configuration, proxy rule, a fixture for its tests, npm scripts.')
    .addOption(flag('--dry-run', 'print what would be written, and write nothing'))
    .addHelpText(
      'after',
      examples(
        words,
        [['imapi init'], ['imapi init --dry-run']],
        'Looks at package.json for Vite, Angular, webpack, vitest, jest and Playwright. Existing files are not changed; what to add to them is printed.',
      ),
    )
    .action(async (flags: InitFlags) => (await import('../actions/init.ts')).runInit(flags, words));
}
