import type { CaseResult } from '../report/check-report.ts';
import type { Shard } from '../suite/shard.ts';
import type { SuiteWords } from '../suite/words.ts';
import type { Baseline } from '../verdict/baseline.ts';
import type { Waiver } from '../verdict/waivers.ts';
import type { CheckOptions } from './options.ts';

/** Progress of a run, reported after each case. */
export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  readonly result: CaseResult;
}

/** Settings of a check beside where it runs and as whom. */
export interface CheckSettings extends CheckOptions {
  /** Names and versions for the report. */
  readonly tool?: string;
  readonly waivers?: readonly Waiver[] | undefined;
  /** What the suite says in Chinese. Default: nothing, and the reports show the English in its place. */
  readonly suiteWords?: SuiteWords;
  readonly failOnDrift?: boolean | undefined;
  /** Runs this part of the cases alone; what it did not see counts when the parts are merged. */
  readonly shard?: Shard | undefined;
  /** Findings of an earlier run, which do not count. */
  readonly baseline?: Baseline | undefined;
  readonly onProgress?: ((progress: CheckProgress) => void) | undefined;
}
