import type { OperationId } from '../../spec/contract.ts';
import type { OperationReport } from '../report/check-report.ts';
import type { Spectrum } from './spectrum.ts';

/** A sentence in both languages. */
export type Sentence = readonly [en: string, zh: string];

/** What every step of the search looks at. */
export interface Context {
  readonly spectrum: Spectrum;
  readonly operations: readonly Pick<OperationReport, 'operation' | 'effect'>[];
  /** What somebody may not do, by the id of the case that tries it. */
  readonly forbidden: ReadonlyMap<string, Sentence>;
  /** The operation that a case is about, by its id. */
  readonly about: ReadonlyMap<string, OperationId>;
  /** The operations that gave the answers of which claims of a case failed, by its id. */
  readonly unlike: ReadonlyMap<string, ReadonlySet<OperationId>>;
  /** The operations of which claims failed right after a write, by the write. */
  readonly unlikeAfter: ReadonlyMap<OperationId, ReadonlySet<OperationId>>;
}
