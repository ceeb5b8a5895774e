import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { mergeReports } from '../check/merge.ts';
import { terminalReport } from '../check/reports/terminal.ts';
import { renderReports, writeReports } from '../check/reports/write.ts';
import type { CheckReport } from '../check/result.ts';
import { loadContract } from '../spec/contract.ts';
import { say } from './exit.ts';
import { flag } from './flag.ts';

interface ReportFlags {
  readonly reportDir?: string;
  readonly failOn: 'violation' | 'drift';
}

const examples = `
Examples:
  imapi report shard-1/report.json shard-2/report.json --report-dir report

Makes one report of several, e.g. of the shards of npm run contracts, and exits as one check over all of it would.
`;

/** `imapi report`: one report, and one exit code, of the parts of a run. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Make one report of the parts of a check.')
    .argument('<files...>', 'report.json of each part')
    .addOption(flag('--report-dir <folder>', 'write junit.xml, report.html, report.md and report.json'))
    .addOption(
      flag('--fail-on <severity>', 'the least that makes the check fail')
        .choices(['violation', 'drift'])
        .default('violation'),
    )
    .addHelpText('after', examples)
    .action(run);
}

async function run(files: readonly string[], { reportDir, failOn }: ReportFlags): Promise<void> {
  const report = mergeReports(files.map(readReport), failOn === 'drift');
  if (reportDir !== undefined) await writeReports(renderReports(report, loadContract()).files, reportDir);
  say(terminalReport(report));
  process.exitCode = report.verdict.exitCode;
}

function readReport(file: string): CheckReport {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof report === 'object' && report !== null && 'verdict' in report) return report as CheckReport;
    throw new Error('it is no report of a check');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Failed to read ${file}: ${why}. Name the report.json that --report-dir of a check has written.`,
    );
  }
}
