import type { Finding } from './finding.ts';

/** What became of the findings of a baseline. */
export interface BaselineUse {
  readonly startedAt: string;
  /** Fingerprints that are there still. */
  readonly known: readonly string[];
  /** What is gone, although a case that had shown it was run. */
  readonly gone: readonly Pick<
    Finding,
    'fingerprint' | 'operation' | 'rule' | 'pointer' | 'message' | 'messageZh'
  >[];
}
