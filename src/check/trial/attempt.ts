import type { Group } from '../suite/trial.ts';

/** How a case is run. */
export interface Attempt {
  /** Session of the mock that stands for a world to throw away. */
  readonly sandbox?: string | undefined;
  /** The group that the case has for itself, or shares; default: none. */
  readonly room?: Group | undefined;
  /** How often the case was run before. From the second time on a read waits the whole settle time after a write. */
  readonly before?: number;
  /** It does not wait all the same: nothing has ever lagged. */
  readonly isHurried?: boolean;
  /** Milliseconds within which a write must show; default: those of the run. */
  readonly settleMs?: number;
  /** It cannot be run again: a read waits the whole settle time after its writes at once. */
  readonly isOnly?: boolean;
}
