import type { Progress } from '../../base/progress.ts';
import type { Clock } from '../clock.ts';
import type { Collections } from '../tables/collections.ts';
import type { Disk } from './disk.ts';
import type { SyncMode } from './write-ahead-log.ts';

/** How a store is opened. */
export interface OpenOptions {
  /** The data folder; without one the store lives in memory. */
  readonly folder?: string | undefined;
  /** As the user named it; `demo` when he named none. On a folder that has a store it needs `reset`. */
  readonly scenario?: string | undefined;
  /** The rows a scenario begins with. Called only when the store begins. */
  readonly load: (scenario: string) => Collections | Promise<Collections>;
  /** Begin again from the scenario; the files before stay as `.bak`. */
  readonly reset?: boolean | undefined;
  /** Take files that are not what was written: edited by hand, put together, without a log. */
  readonly acceptEdited?: boolean | undefined;
  /** Of a store that begins; one that goes on keeps its own. */
  readonly seed?: string | undefined;
  readonly clock?: Clock | undefined;
  /** Default: `os`. */
  readonly sync?: SyncMode | undefined;
  /** Told of what is worth knowing and no failure, e.g. a torn line that was dropped. */
  readonly warn?: ((text: string) => void) | undefined;
  /** Told how far the reading of a store is. */
  readonly progress?: Progress | undefined;
  readonly disk?: Disk | undefined;
  /** Smallest log that is folded into the snapshot while running, in bytes. */
  readonly compactFrom?: number | undefined;
  /** Smallest snapshot of which the rows of large tables stay the bytes they are (decision 050), in bytes. */
  readonly packFrom?: number | undefined;
  /** Max bytes of the snapshot and of the log. Default: 2 GB, what can be read again. */
  readonly fileLimit?: number | undefined;
}
