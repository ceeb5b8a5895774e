import { escapeLog } from '../../base/escape.ts';
import { version } from '../../base/version.ts';
import { terminalReport } from '../../check/report/formats/terminal.ts';
import { renderReports, writeReports } from '../../check/report/write.ts';
import { driftLines, driftReport } from '../../observe/drift-report.ts';
import { readRecording } from '../../observe/recording/read-recording.ts';
import { Traffic } from '../../observe/traffic.ts';
import { loadContract } from '../../spec/contract.ts';
import { complain, say } from '../exit.ts';

/** The flags of `imapi drift`. */
export interface DriftFlags {
  readonly target?: string;
  readonly failOn: 'violation' | 'drift';
  readonly reportDir?: string;
  readonly json?: boolean;
}

/** Holds recorded traffic against the contract, prints the report and leaves its exit code. @throws Error for a file that cannot be read */
export async function runDrift(files: readonly string[], flags: DriftFlags): Promise<void> {
  const { target, failOn, reportDir, json = false } = flags;
  const contract = loadContract();
  const started = new Date();
  const traffic = new Traffic(contract, target);
  for (const file of files) for (const recorded of readRecording(file)) traffic.see(recorded);
  const report = driftReport(traffic, {
    contract,
    target: target ?? files.join(', '),
    tool: `imapi-mock ${version()}`,
    started,
    failOnDrift: failOn === 'drift',
  });
  if (reportDir !== undefined) {
    const drift = `${JSON.stringify(report.undocumented, undefined, 2)}\n`;
    await writeReports({ 'drift.json': drift }, reportDir);
    await writeReports(renderReports(report, contract).files, reportDir);
  }
  const print = json ? complain : say;
  for (const line of driftLines(report)) print(escapeLog(line));
  print(terminalReport(report));
  if (json) say(JSON.stringify(report, undefined, 2));
  process.exitCode = report.verdict.exitCode;
}
