import { escapeLog } from '../../base/escape.ts';
import { compareContracts } from '../../breaking/compare-contracts.ts';
import { readVersion } from '../../breaking/read-version.ts';
import { changelogText, markdownChanges, plainReport } from '../../breaking/report.ts';
import { say } from '../terminal/exit.ts';

/** The flags of `imapi breaking`. */
export interface BreakingFlags {
  /** How it is written. */
  readonly format: 'text' | 'markdown' | 'json' | 'changelog';
  /** Where revisions have the contract. */
  readonly file: string;
}

/** Compares two versions of the contract, prints what changed and leaves 1 where something breaks clients. */
export function runBreaking(old: string, now: string, { format, file }: BreakingFlags): void {
  const comparison = compareContracts(readVersion(old, file), readVersion(now, file));
  const { changes } = comparison;
  if (format === 'json') say(JSON.stringify(comparison, undefined, 2));
  else if (format === 'markdown') say(markdownChanges(comparison));
  else if (format === 'changelog') say(changelogText(comparison));
  else for (const line of plainReport(comparison).split('\n')) say(escapeLog(line));
  process.exitCode = changes.some(({ verdict }) => verdict === 'breaking') ? 1 : 0;
}
