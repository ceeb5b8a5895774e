import type { CaseResult } from '../report/check-report.ts';
import type { Waiver } from '../verdict/waivers.ts';
import type { CheckOptions } from './options.ts';

/** What somebody who watches a run is told after each case. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly result: CaseResult;
}

/** What a check is told beside where and who. */
export interface CheckSettings extends CheckOptions {
  /** Names and versions for the report. */
  readonly tool?: string;
  readonly waivers?: readonly Waiver[] | undefined;
  readonly failOnDrift?: boolean | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}
