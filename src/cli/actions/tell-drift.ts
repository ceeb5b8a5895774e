import { escapeLog } from '../../base/escape.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { trafficLines } from '../../check/report/formats/traffic-lines.ts';
import { renderReports, writeReports } from '../../check/report/write.ts';
import type { DriftReport } from '../../observe/drift-report.ts';
import type { Contract } from '../../spec/contract.ts';
import type { Words } from '../words/words.ts';

/** Writes the reports of traffic, prints what came out and leaves the exit code. */
export async function tellDrift(
  report: DriftReport,
  contract: Contract,
  reportDir: string | undefined,
  print: (line: string) => void,
  { language }: Words,
): Promise<void> {
  if (reportDir !== undefined) {
    const drift = `${JSON.stringify(report.undocumented, undefined, 2)}\n`;
    await writeReports({ 'drift.json': drift }, reportDir);
    await writeReports(renderReports(report, contract, language).files, reportDir);
  }
  for (const line of trafficLines(report, language)) print(escapeLog(line));
  print(terminalReport(report, language));
  process.exitCode = report.verdict.exitCode;
}
