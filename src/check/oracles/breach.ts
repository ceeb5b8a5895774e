import type { Source } from '../../spec/sources.ts';
import type { Harm } from '../suite/harm.ts';
import type { RowClaim } from '../suite/row-claim.ts';
import type { Among } from '../suite/trial.ts';

/** One way in which an answer, or several together, are not as they have to be. */
export interface Breach {
  /** Short and stable, e.g. `type`, `x-sorted-by`, `result-code`, `read-back`. */
  readonly rule: string;
  /** Where in the answer, as a JSON pointer; empty for the whole. */
  readonly pointer: string;
  readonly message: string;
  readonly source: Source;
  /** What somebody suffers from it. Default: that of the rule (`verdict/severity.ts`); `none` where it has one. */
  readonly harm?: Harm | 'none' | undefined;
  readonly expected?: string;
  readonly got?: string;
  /** JSON pointer of the rule in openapi.yaml. */
  readonly schemaPath?: string;
  /** Worth telling, but never a reason to fail a run. */
  readonly note?: true;
  /** What a case claims, as values: a script looks at them again. */
  readonly claim?: {
    readonly got: unknown;
    readonly expected: unknown;
    /** Result codes of which one had to come. */
    readonly codes?: readonly number[];
    readonly rows?: RowClaim | undefined;
    readonly among?: Among | undefined;
  };
}
