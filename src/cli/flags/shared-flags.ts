import type { Command, Option } from 'commander';
import { flag } from './flag.ts';
import * as read from './flags.ts';

/** Returns the flags of a command that judges traffic: what is known, what fails, and where the reports go. */
export function judgingFlags(): Option[] {
  return [
    flag('--waivers <file>', 'known findings (default: waivers.yaml if it exists)'),
    flag('--fail-on <severity>', 'lowest severity that fails the check')
      .choices(['violation', 'drift'])
      .default('violation'),
    flag('--report-dir <folder>', 'write junit.xml, report.html, report.md, report.json and drift.json'),
  ];
}

/** Returns the flags of a command that keeps a journal behind a control API. */
export function journalFlags(): Option[] {
  return [
    flag('--journal-size <count>', 'number of requests to keep in the journal')
      .argParser(read.count)
      .default(1000),
    flag(
      '--admin-token <token>',
      'token of the control API; with a --host other than loopback, one is generated and printed',
    ).argParser(read.token),
  ];
}

/** Adds flags that several commands share, after a command's own. */
export function withFlags(command: Command, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option);
  return command;
}
