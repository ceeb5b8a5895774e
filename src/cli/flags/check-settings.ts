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
  readonly mode: 'probe' | 'full';
  readonly only?: readonly string[];
  readonly failOn: 'violation' | 'drift';
  readonly waivers?: string;
  readonly reportDir?: string;
  readonly seed?: string;
  readonly concurrency: number;
  readonly allowIrreversible?: boolean;
  readonly plantCommand?: string;
  readonly expiredToken?: string;
  readonly settle?: number;
  readonly budget?: number;
  readonly lastFailed?: boolean;
  readonly replay?: string;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly baseline?: string;
  readonly withMock?: boolean;
  readonly plan?: boolean;
  readonly writeWaivers?: string | true;
  readonly sarif?: string;
  readonly list?: boolean;
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
    concurrency: Math.max(1, flags.concurrency),
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
  throw new CheckProblem(2, `Failed to find what failed: in ${file} nothing did. Leave --only out.`);
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
    throw new CheckProblem(2, `Failed to read the waivers: ${why}. Name a file that is there in --waivers.`);
  }
  return readWaivers(text, name, Date.now());
}
