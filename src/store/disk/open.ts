import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { defaultSeed, Store } from '../store.ts';
import { type Collections, stateOf } from '../tables/collections.ts';
import { type Disk, readIfThere, realDisk } from './disk.ts';
import { DiskBacking } from './disk-backing.ts';
import { lockFolder } from './folder-lock.ts';
import { replay } from './replay.ts';
import type { SavedStore } from './saved-store.ts';
import { SnapshotFile } from './snapshot-file.ts';
import { codeOf, reasonOf, StoreError } from './store-error.ts';
import { type SyncMode, WriteAheadLog } from './write-ahead-log.ts';

export interface OpenOptions {
  /** The data folder; without one the store lives in memory. */
  readonly folder?: string | undefined;
  /** As the user named it; `demo` when he named none. On a folder that has a store it needs `reset`. */
  readonly scenario?: string | undefined;
  /** The rows a scenario begins with. Called only when the store begins. */
  readonly load: (scenario: string) => Collections | Promise<Collections>;
  /** Begin again from the scenario; the files before stay as `.bak`. */
  readonly reset?: boolean | undefined;
  /** Of a store that begins; one that goes on keeps its own. */
  readonly seed?: string | undefined;
  readonly clock?: Clock | undefined;
  /** `os` unless told. */
  readonly sync?: SyncMode | undefined;
  /** Told of what is worth knowing and no failure, e.g. a torn line that was dropped. */
  readonly warn?: ((text: string) => void) | undefined;
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
 * Opens the store of a folder, or begins one from a scenario (decision 021). Throws a `StoreError` that
 * names the file and what to do when it cannot be read, written or locked; a store that cannot be read is
 * never touched.
 */
export async function openStore(options: OpenOptions): Promise<OpenedStore> {
  const { folder } = options;
  if (folder === undefined) {
    const store = new Store(await beginning(options), clockOf(options));
    return { store, origin: 'new', filesFolder: undefined, close: async () => undefined };
  }
  let onLost: (error: StoreError) => void = () => undefined;
  const lock = await lockFolder(folder, error => onLost(error), options.warn);
  try {
    const { store, backing, origin } = await openFolder(folder, options);
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

async function openFolder(folder: string, options: OpenOptions) {
  const { disk = realDisk, sync = 'os', warn = () => undefined } = options;
  const path = join(folder, 'store.json');
  const logPath = join(folder, 'store.wal');
  for (const leftover of [`${path}.tmp`, `${logPath}.tmp`]) await disk.rm(leftover, { force: true });

  const file = new SnapshotFile(disk, path);
  const there = await hasStore(disk, path, logPath);
  const goesOn = there && !options.reset;
  if (goesOn && options.scenario !== undefined) throw scenarioRefused(folder, options.scenario);

  const saved = goesOn ? await file.read() : await begin(disk, file, logPath, options);
  if (!saved) throw missing(path);
  const replayed = replay(saved, (await readIfThere(disk, logPath)) ?? Buffer.alloc(0), logPath);
  if (replayed.torn > 0) {
    warn(
      `Dropped the last ${replayed.torn} bytes of ${logPath}: a write that never ended, and was answered to nobody.`,
    );
  }
  const store = new Store(replayed.saved.state, { ...clockOf(options), sequence: replayed.saved.sequence });
  const log = await WriteAheadLog.open(disk, logPath, sync, replayed.length);
  const compactFrom = options.compactFrom ?? 4_000_000;
  const backing = new DiskBacking({ store, file, log, warn, compactFrom, foldNow: replayed.length > 0 });
  store.backWith(backing);
  const origin = goesOn ? 'existing' : there ? 'reset' : 'new';
  return { store, backing, origin } as const;
}

/** Throws when the log or the copy are there without the store: something took it away. */
async function hasStore(disk: Disk, path: string, logPath: string): Promise<boolean> {
  const sizeOf = async (file: string) => {
    try {
      return (await disk.stat(file)).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  };
  if ((await sizeOf(path)) !== undefined) return true;
  if ((await sizeOf(logPath)) || (await sizeOf(`${path}.bak`))) throw missing(path);
  return false;
}

/** The log goes first: its entries must not be applied to the new beginning. */
async function begin(
  disk: Disk,
  file: SnapshotFile,
  logPath: string,
  options: OpenOptions,
): Promise<SavedStore> {
  const saved = { sequence: 0, state: await beginning(options) };
  const moved = await move(disk, logPath, `${logPath}.bak`);
  try {
    await file.write(saved);
    return saved;
  } catch (error) {
    if (moved) await move(disk, `${logPath}.bak`, logPath);
    throw error;
  }
}

async function move(disk: Disk, from: string, to: string): Promise<boolean> {
  try {
    await disk.rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function beginning({ load, scenario = 'demo', seed = defaultSeed }: OpenOptions) {
  return stateOf(await load(scenario), seed, scenario);
}

function clockOf({ clock }: OpenOptions): { clock?: Clock } {
  return clock ? { clock } : {};
}

function scenarioRefused(folder: string, scenario: string): StoreError {
  return new StoreError(
    `Failed to start the scenario ${scenario}: the folder ${folder} has a store already. Add --reset to begin again from the scenario, leave --scenario out to go on, or choose another folder with --data.`,
  );
}

function missing(path: string): StoreError {
  return new StoreError(
    `Failed to read the store ${path}: the file is gone, its log or its copy are still there. Put the file back (${path}.bak is the copy before it), or start with --reset to begin again.`,
  );
}
