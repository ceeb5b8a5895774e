import { existsSync, readFileSync } from 'node:fs';
import { version } from '../../base/version.ts';
import { CheckProblem } from '../../check/problem.ts';
import type { CheckReport } from '../../check/report/check-report.ts';
import { failedIn, lastFailed } from '../../check/report/last-failed.ts';
import { readReport } from '../../check/report/read-report.ts';
import type { CheckSettings } from '../../check/run/settings.ts';
import { baselineOf } from '../../check/verdict/baseline.ts';
import { readWaivers, type Waiver } from '../../check/verdict/waivers.ts';
import { type TargetFlags, targetOptions } from './check-flags.ts';

/** What stands for the target of `--with-mock`, which has another address each time. */
export const ownMock = '--with-mock';

/** The flags of `imapi check`. */
export interface CheckFlags extends TargetFlags {
  /** Probe only reads; full creates what it needs and removes it again. */
  readonly mode: 'probe' | 'full';
  /** Cases, concerns or operations, with commas; @report.json: what failed in it. */
  readonly only?: readonly string[];
  /** Least severity that fails the check. */
  readonly failOn: 'violation' | 'drift';
  /** Known findings (default: waivers.yaml where there is one). */
  readonly waivers?: string;
  /** Write junit.xml, report.html, report.md and report.json. */
  readonly reportDir?: string;
  /** Seed of order and texts (default: random). */
  readonly seed?: string;
  /** Cases at a time at most (default: up to 16, as the target bears). */
  readonly concurrency?: number;
  /** Also do what the API cannot undo: friends, uploads. */
  readonly allowIrreversible?: boolean;
  /** Writes a text into a group; gets {from, room, content, type} as JSON. */
  readonly plantCommand?: string;
  /** A token that has expired. */
  readonly expiredToken?: string;
  /** Time in which a write must show (default: 0 on the mock, 2000 elsewhere). */
  readonly settle?: number;
  /** Time an answer may take (default: 1000 on the mock, 3000 elsewhere). */
  readonly budget?: number;
  /** Only what failed when this target was last checked. */
  readonly lastFailed?: boolean;
  /** Run the case of a finding again: FINGERPRINT@report.json. */
  readonly replay?: string;
  /** A part of the cases, 1/4; imapi report merges them. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Report.json of an earlier run: only what is new fails. */
  readonly baseline?: string;
  /** Start a mock, check it, end it. */
  readonly withMock?: boolean;
  /** Print what would be sent, created and left behind; send nothing. */
  readonly plan?: boolean;
  /** Entries for waivers.yaml of what fails, into a file or the output. */
  readonly writeWaivers?: string | true;
  /** Write SARIF 2.1.0 for code scanning. */
  readonly sarif?: string;
  /** Print the cases instead of running them. */
  readonly list?: boolean;
  /** Print the report, or the list, as JSON. */
  readonly json?: boolean;
}

/**
 * What a run of the check makes of its flags.
 * @throws CheckProblem for a waivers file that cannot be used
 */
export function settingsOf(flags: CheckFlags): CheckSettings {
  return {
    ...targetOptions(flags),
    mode: flags.mode,
    only: onlyOf(flags),
    shard: flags.shard,
    baseline: flags.baseline === undefined ? undefined : baselineOf(read(flags.baseline)),
    seed: flags.seed,
    concurrency: flags.concurrency,
    allowIrreversible: flags.allowIrreversible,
    plantCommand: flags.plantCommand,
    expiredToken: flags.expiredToken,
    settleMs: flags.settle,
    budgetMs: flags.budget,
    waivers: waiversOf(flags.waivers),
    failOnDrift: flags.failOn === 'drift',
    tool: `imapi-mock ${version()}`,
  };
}

/** What the run is about: names, what failed in a report, what failed last. */
function onlyOf({
  only,
  lastFailed: last,
  ledgerDir,
  target,
  withMock,
}: CheckFlags): readonly string[] | undefined {
  const named = only?.flatMap(word => (word.startsWith('@') ? failedOf(word.slice(1)) : [word]));
  return last === true ? [...(named ?? []), ...lastFailed(ledgerDir, withMock ? ownMock : target)] : named;
}

function failedOf(file: string): string[] {
  const failed = failedIn(read(file));
  if (failed.length > 0) return failed;
  throw new CheckProblem(2, `Failed to find what failed: nothing failed in ${file}. Remove --only.`);
}

/** @throws CheckProblem for what is no report */
function read(file: string): CheckReport {
  try {
    return readReport(file);
  } catch (error) {
    throw new CheckProblem(2, error instanceof Error ? error.message : String(error));
  }
}

/**
 * The waivers of a file; without a name those of `waivers.yaml`, where there is one.
 * @throws CheckProblem for a file that is named and cannot be read, or is not well formed
 */
export function waiversOf(file: string | undefined): Waiver[] {
  const name = file ?? 'waivers.yaml';
  if (file === undefined && !existsSync(name)) return [];
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CheckProblem(2, `Failed to read the waivers: ${why}. Name an existing file in --waivers.`);
  }
  return readWaivers(text, name, Date.now());
}
