import type { OperationId } from '../../spec/contract.ts';

/** What several findings have in common: the one thing that has to be repaired. */
export interface Cause {
  /** The same in every run for the same cause: the fingerprint of the finding that shows it best. */
  readonly id: string;
  /** Gravest severity of its findings. */
  readonly severity: 'violation' | 'drift';
  /** It hits most operations alike: headers, clock, envelope, encoding. */
  readonly wide: boolean;
  /** Operations that may be to blame, the likeliest first. */
  readonly suspects: readonly OperationId[];
  /** Rule of the finding that shows it best. */
  readonly rule: string;
  /** What is broken and where, as one sentence: English and Chinese. */
  readonly headline: string;
  readonly headlineZh: string;
  /** Ids of the cases that rest on it, the one that shows it best first. */
  readonly cases: readonly string[];
  /** Fingerprints, the one that shows it best first. */
  readonly findings: readonly string[];
  /** Fingerprint of the finding that shows it best. */
  readonly best: string;
}
