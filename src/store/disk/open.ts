import { join } from 'node:path';
import { Store } from '../store.ts';
import { beginning } from './beginning.ts';
import type { OpenOptions } from './open-options.ts';
import { codeOf, StoreError, storeReasonOf } from './store-error.ts';

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
  // What is for files alone: a store in memory starts without it.
  const [{ lockFolder }, { openFiles }] = await Promise.all([
    import('./folder-lock.ts'),
    import('./open-files.ts'),
  ]);
  let lost: StoreError | undefined;
  let onLost = (error: StoreError) => {
    lost = error;
  };
  const lock = await lockFolder(folder, error => onLost(error), options.warn);
  try {
    const { store, backing, origin } = await openFiles(folder, options);
    if (lost) throw lost;
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
      `Failed to open the store in ${folder}: ${storeReasonOf(error)}. Make its files readable and writable, or choose another folder with --data.`,
    );
  }
}
