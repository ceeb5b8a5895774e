import { Command } from 'commander';
import type { ReportFlags } from '../actions/report.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi report`: one report, and one exit code, of the parts of a run. */
export function reportCommand(words: Words = english): Command {
  return new Command('report')
    .description('Merge the parts of a check into one report, or compare two.')
    .argument('<files...>', 'report.json of each part')
    .addOption(flag('--compare', 'compare two reports, the earlier first: what is new, gone, the same'))
    .addOption(flag('--report-dir <folder>', 'write junit.xml, report.html, report.md and report.json'))
    .addOption(
      flag('--fail-on <severity>', 'lowest severity that fails the check')
        .choices(['violation', 'drift'])
        .default('violation'),
    )
    .addOption(flag('--json', 'print the report as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          [
            'imapi report part-1/report.json part-2/report.json --report-dir report',
            'from a run on four machines',
          ],
          [
            'imapi report --compare monday/report.json report/report.json --report-dir report',
            'writes compare.html and compare.md',
          ],
        ],
        'Makes one report of several, e.g. of the shards of npm run contracts, and exits like one check of everything.',
      ),
    )
    .action(async (files: readonly string[], flags: ReportFlags) =>
      (await import('../actions/report.ts')).runReport(files, flags, words),
    );
}
