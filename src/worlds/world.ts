import type { FaultSwitches } from '../faults/switches.ts';
import type { Journal } from '../journal/journal.ts';
import type { Store } from '../store/store.ts';

/** One state that requests run against: the shared one, or a session's own fork of it. */
export interface World {
  /** The name of the session; absent for the shared state. */
  readonly session?: string;
  /** The rows and the clock. */
  readonly store: Store;
  /** What was asked and answered. */
  readonly journal: Journal;
  /** What goes wrong in this world on purpose. */
  readonly faults: FaultSwitches;
}
