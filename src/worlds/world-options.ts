import type { Scenario } from '../scenario/scenario.ts';

/** A scenario that comes with the mock. */
export type BuiltInScenario = 'demo' | 'empty' | 'large';

/** The state of a mock: where it is kept and what it starts with. */
export interface WorldOptions {
  /** The folder that keeps everything; default: nothing is kept on disk. */
  readonly data?: string;
  /** What a new store starts with: `demo` (default), `empty`, `large`, a scenario, a module that exports one, or a folder of rows. */
  readonly scenario?: BuiltInScenario | (string & Record<never, never>) | Scenario;
  /** Starts again with the scenario, also where the folder has a store. */
  readonly reset?: boolean;
  /** Takes a store whose files are not what the mock wrote: edited by hand, put together, without a log. */
  readonly acceptEditedStore?: boolean;
  /** `os`: survives a killed process (default); `always`: survives a power cut. */
  readonly sync?: 'os' | 'always';
  /** The seed of generated ids and data; default: `1`. */
  readonly seed?: string;
  /** Freezes the clock at this moment, milliseconds. */
  readonly now?: number;
  /** Max requests that the journal of each world keeps; default: 1000. */
  readonly journalSize?: number;
}
