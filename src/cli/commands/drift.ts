import { Command } from 'commander';
import type { DriftFlags } from '../actions/drift.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { judgingFlags, withFlags } from '../flags/shared-flags.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi drift`: holds recorded traffic against the contract. */
export function driftCommand(words: Words = english): Command {
  return withFlags(
    new Command('drift')
      .description('Check recorded traffic against the contract.')
      .argument('<files...>', 'HAR, Newman JSON, NDJSON, access logs')
      .addOption(flag('--target <url>', 'only traffic to this base URL').argParser(read.baseUrl))
      .addOption(flag('--json', 'print the report as JSON'))
      .addHelpText(
        'after',
        examples(
          words,
          [
            ['imapi drift session.har', 'a HAR of a browser, of Playwright, or of the mock'],
            ['imapi drift *.har newman.json access.ndjson', 'several, of any kind'],
            ['imapi drift session.har --target https://staging.example/im', 'only what went there'],
            ['imapi drift session.har --fail-on drift --report-dir report'],
          ],
          "Reads HAR, the JSON of Newman, one JSON per line (HAR entries, or an access log with bodies), and access logs in the combined format with the answer's body as their last field. Nothing is sent. Traffic of other hosts is ignored. Exit codes: 0 holds, 1 violated, 2 usage or a file that cannot be read, 4 no call of the contract in it.",
        ),
      )
      .action(async (files: readonly string[], flags: DriftFlags) =>
        (await import('../actions/drift.ts')).runDrift(files, flags, words),
      ),
    judgingFlags(),
  );
}
