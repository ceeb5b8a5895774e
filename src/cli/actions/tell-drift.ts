import { escapeLog } from '../../base/escape.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { renderReports, writeReports } from '../../check/report/write.ts';
import { type DriftReport, driftLines } from '../../observe/drift-report.ts';
import type { Contract } from '../../spec/contract.ts';

/** Writes the reports of traffic, prints what came out and leaves the exit code. */
export async function tellDrift(
  report: DriftReport,
  contract: Contract,
  reportDir: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  if (reportDir !== undefined) {
    const drift = `${JSON.stringify(report.undocumented, undefined, 2)}\n`;
    await writeReports({ 'drift.json': drift }, reportDir);
    await writeReports(renderReports(report, contract).files, reportDir);
  }
  for (const line of driftLines(report)) print(escapeLog(line));
  print(terminalReport(report));
  process.exitCode = report.verdict.exitCode;
}
