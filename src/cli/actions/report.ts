import { escapeJson, escapeLog } from '../../base/escape.ts';
import { compareReports } from '../../check/compare/compare.ts';
import { comparisonHtml } from '../../check/compare/comparison-html.ts';
import { comparisonMarkdown } from '../../check/compare/comparison-markdown.ts';
import { comparisonText } from '../../check/compare/comparison-text.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { mergeReports } from '../../check/report/merge.ts';
import { readReport } from '../../check/report/read-report.ts';
import { renderReports, writeReports } from '../../check/report/write.ts';
import { loadContract } from '../../spec/contract.ts';
import { complain, exitCodes, say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';
import { keepReports } from './keep-reports.ts';

/** The flags of `imapi report`. */
export interface ReportFlags {
  /** Write junit.xml, report.html, report.md and report.json. */
  readonly reportDir?: string;
  /** The least that makes the check fail. */
  readonly failOn: 'violation' | 'drift';
  /** Print the report as JSON. */
  readonly json?: boolean;
  /** Compare two reports, the earlier first: what is new, gone, the same. */
  readonly compare?: boolean;
}

/** Merges the reports of the parts, prints the whole and leaves its exit code. */
export async function runReport(files: readonly string[], flags: ReportFlags, words: Words): Promise<void> {
  const { reportDir, failOn, json = false } = flags;
  if (flags.compare) return tellComparison(files, flags, words);
  const report = mergeReports(files.map(readReport), failOn === 'drift');
  const failed =
    reportDir === undefined
      ? []
      : await keepReports(renderReports(report, loadContract(), words.language).files, reportDir);
  // With --json, standard output is one JSON document and nothing else.
  (json ? complain : say)(terminalReport(report, words.language));
  if (json) say(escapeJson(JSON.stringify(report, undefined, 2)));
  for (const sentence of failed) complain(escapeLog(words.of(sentence)));
  process.exitCode = report.verdict.exitCode || (failed.length > 0 ? exitCodes.usage : exitCodes.ok);
}

/** Compares two reports: what is new, gone, the same; fails where something is new that counts. */
async function tellComparison(
  files: readonly string[],
  { reportDir, failOn, json = false }: ReportFlags,
  { language }: Words,
): Promise<void> {
  const [before, after, ...more] = files;
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('Failed to compare: it takes two reports, the earlier first.');
  const found = compareReports(readReport(before), readReport(after));
  if (reportDir !== undefined)
    await writeReports(
      { 'compare.html': comparisonHtml(found), 'compare.md': comparisonMarkdown(found, language) },
      reportDir,
    );
  const { fresh, gone, same, unknown, broken, repaired } = found;
  if (json) say(JSON.stringify({ new: fresh, gone, same, unknown, broken, repaired }, undefined, 2));
  else for (const line of comparisonText(found, language)) say(escapeLog(line));
  const counts = fresh.filter(({ severity }) => severity === 'violation' || failOn === 'drift');
  process.exitCode = counts.length > 0 ? 1 : 0;
}
