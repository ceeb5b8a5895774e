import { version } from '../../base/version.ts';
import { driftReport } from '../../observe/drift-report.ts';
import { readRecording } from '../../observe/recording/read-recording.ts';
import { Traffic } from '../../observe/traffic.ts';
import { loadContract } from '../../spec/contract.ts';
import { waiversOf } from '../flags/check-settings.ts';
import { complain, say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';
import { tellDrift } from './tell-drift.ts';

/** The flags of `imapi drift`. */
export interface DriftFlags {
  /** Only traffic to this base URL. */
  readonly target?: string;
  /** Least severity that makes it fail. */
  readonly failOn: 'violation' | 'drift';
  /** Write junit.xml, report.html, report.md, report.json and drift.json. */
  readonly reportDir?: string;
  /** Known findings (default: waivers.yaml where there is one). */
  readonly waivers?: string;
  /** Print the report as JSON. */
  readonly json?: boolean;
}

/** Holds recorded traffic against the contract, prints the report and leaves its exit code. @throws Error for a file that cannot be read */
export async function runDrift(files: readonly string[], flags: DriftFlags, words: Words): Promise<void> {
  const { target, failOn, reportDir, json = false } = flags;
  const waivers = waiversOf(flags.waivers);
  const contract = loadContract();
  const started = new Date();
  const traffic = new Traffic(contract, target);
  for (const file of files) for (const recorded of readRecording(file)) traffic.see(recorded, file);
  const report = driftReport(traffic, {
    contract,
    target: target ?? files.join(', '),
    tool: `imapi-mock ${version()}`,
    started,
    failOnDrift: failOn === 'drift',
    waivers,
  });
  await tellDrift(report, contract, reportDir, json ? complain : say, words);
  if (json) say(JSON.stringify(report, undefined, 2));
}
