import { terminalReport } from '../../check/report/formats/terminal.ts';
import { mergeReports } from '../../check/report/merge.ts';
import { readReport } from '../../check/report/read-report.ts';
import { renderReports, writeReports } from '../../check/report/write.ts';
import { loadContract } from '../../spec/contract.ts';
import { complain, say } from '../exit.ts';
import type { Words } from '../words/words.ts';

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
  { language }: Words,
): Promise<void> {
  const report = mergeReports(files.map(readReport), failOn === 'drift');
  if (reportDir !== undefined) await writeReports(renderReports(report, loadContract()).files, reportDir);
  // With --json, standard output is one JSON document and nothing else.
  (json ? complain : say)(terminalReport(report, language));
  if (json) say(JSON.stringify(report, undefined, 2));
  process.exitCode = report.verdict.exitCode;
}
