import { join } from 'node:path';
import type { Progress } from '../../base/progress.ts';
import type { Clock } from '../clock.ts';
import { Store } from '../store.ts';
import type { Collections } from '../tables/collections.ts';
import type { Disk } from './disk.ts';
import { lockFolder } from './folder-lock.ts';
import { beginning, openFiles } from './open-files.ts';
import { codeOf, reasonOf, StoreError } from './store-error.ts';
import type { SyncMode } from './write-ahead-log.ts';

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
}

/** A store in use, and where its files are. */
export interface OpenedStore {
  readonly store: Store;
  /** Whether the rows are the scenario's (`new`, `reset`) or go on from before (`existing`). */
  readonly origin: 'new' | 'reset' | 'existing';
  /** Where uploads belong, inside the data folder; undefined for a store in memory. */
  readonly filesFolder: string | undefined;
  /** Writes everything, frees the folder. The store takes no more changes. */
  close(): Promise<void>;
}

/**
 * Opens the store of a folder, or begins one from a scenario (decision 021). Others get their turn meanwhile.
 * @throws StoreError that names the file and what to do when it cannot be read, written or locked, or is not what was
 * written; a store that cannot be read is never touched
 */
export async function openStore(options: OpenOptions): Promise<OpenedStore> {
  const { folder, clock } = options;
  if (folder === undefined) {
    const store = new Store(await beginning(options), clock ? { clock } : {});
    return { store, origin: 'new', filesFolder: undefined, close: async () => undefined };
  }
  let onLost: (error: StoreError) => void = () => undefined;
  const lock = await lockFolder(folder, error => onLost(error), options.warn);
  try {
    const { store, backing, origin } = await openFiles(folder, options);
    onLost = error => {
      backing.refuse(error);
      options.warn?.(error.message);
    };
    const close = () => backing.close().finally(() => lock.release());
    return { store, origin, filesFolder: join(folder, 'files'), close };
  } catch (error) {
    await lock.release();
    if (error instanceof StoreError || codeOf(error) === undefined) throw error;
    throw new StoreError(
      `Failed to open the store in ${folder}: ${reasonOf(error)}. Make its files readable and writable, or choose another folder with --data.`,
    );
  }
}
