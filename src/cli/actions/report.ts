import { escapeJson, escapeLog } from '../../base/escape.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { mergeReports } from '../../check/report/merge.ts';
import { readReport } from '../../check/report/read-report.ts';
import { renderReports } from '../../check/report/write.ts';
import { loadContract } from '../../spec/contract.ts';
import { complain, exitCodes, say } from '../exit.ts';
import { keepReports } from './keep-reports.ts';

/** The flags of `imapi report`. */
export interface ReportFlags {
  readonly reportDir?: string;
  readonly failOn: 'violation' | 'drift';
  readonly json?: boolean;
}

/** Merges the reports of the parts, prints the whole and leaves its exit code. */
export async function runReport(
  files: readonly string[],
  { reportDir, failOn, json = false }: ReportFlags,
): Promise<void> {
  const report = mergeReports(files.map(readReport), failOn === 'drift');
  const failed =
    reportDir === undefined
      ? []
      : await keepReports(renderReports(report, loadContract()).files, { folder: reportDir });
  // With --json, standard output is one JSON document and nothing else.
  (json ? complain : say)(terminalReport(report));
  if (json) say(escapeJson(JSON.stringify(report, undefined, 2)));
  for (const sentence of failed) complain(escapeLog(sentence));
  process.exitCode = report.verdict.exitCode || (failed.length > 0 ? exitCodes.usage : exitCodes.ok);
}
