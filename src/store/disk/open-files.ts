import { join } from 'node:path';
import { withPauses } from '../../base/in-slices.ts';
import { Store } from '../store.ts';
import type { StoreState } from '../tables/state.ts';
import { beginning } from './beginning.ts';
import { isThere, keepCopy, readIfThere, realDisk } from './disk.ts';
import { DiskBacking } from './disk-backing.ts';
import { type FoundLog, foundLog, lastSequence, mismatchOf } from './found-log.ts';
import type { OpenOptions } from './open-options.ts';
import { type Replayed, replaySteps } from './replay.ts';
import { logWithoutId, type SavedStore } from './saved-store.ts';
import type { ReadStore } from './saved-text.ts';
import { SnapshotFile } from './snapshot-file.ts';
import { StoreError } from './store-error.ts';
import { type LogPlace, newLogId, WriteAheadLog } from './write-ahead-log.ts';

/** A store with its files, and how it came to be. */
export interface OpenedFiles {
  readonly store: Store;
  readonly backing: DiskBacking;
  readonly origin: 'new' | 'reset' | 'existing';
}

/**
 * Opens the files of a folder that nobody else writes to, or begins them.
 * @throws StoreError as `openStore`; errors of the operating system
 */
export async function openFiles(folder: string, options: OpenOptions): Promise<OpenedFiles> {
  const files = new StoreFiles(folder, options);
  const there = await files.clean();
  const goesOn = there && options.reset !== true;
  if (goesOn && options.scenario !== undefined) throw scenarioRefused(folder, options.scenario);
  const begun = goesOn ? await files.goOn() : await files.begin(await beginning(options));
  const { clock, compactFrom = 4_000_000, warn = () => undefined } = options;
  const store = new Store(begun.state, { ...(clock && { clock }), sequence: begun.sequence });
  const { log, foldNow } = begun;
  const backing = new DiskBacking({ store, file: files.snapshot, log, warn, compactFrom, foldNow });
  store.backWith(backing);
  return { store, backing, origin: goesOn ? 'existing' : there ? 'reset' : 'new' };
}

type Begun = Omit<SavedStore, 'log'> & { readonly log: WriteAheadLog; readonly foldNow: boolean };

/** The snapshot and the log of a folder, and how they become a pair. */
class StoreFiles {
  readonly snapshot: SnapshotFile;
  readonly #path: string;
  readonly #log: LogPlace;
  readonly #options: OpenOptions;

  constructor(folder: string, options: OpenOptions) {
    const { disk = realDisk, sync = 'os', progress, packFrom, fileLimit } = options;
    this.#options = options;
    this.#path = join(folder, 'store.json');
    this.#log = { disk, file: join(folder, 'store.wal'), sync, limit: fileLimit };
    this.snapshot = new SnapshotFile(disk, this.#path, { progress, packFrom }, fileLimit);
  }

  /**
   * Removes what interrupted writes have left.
   * @returns whether there is a store
   * @throws StoreError when its log or its copy are there without it, unless the store begins again
   */
  async clean(): Promise<boolean> {
    const { disk, file } = this.#log;
    for (const leftover of [`${this.#path}.tmp`, `${file}.tmp`]) await disk.rm(leftover, { force: true });
    if (await isThere(disk, this.#path)) return true;
    const { bytes, from } = await this.#findLog();
    // A log without entries is all that is left of a beginning that was interrupted.
    const copy = `${this.#path}.bak`;
    const hasCopy = await isThere(disk, copy);
    if (bytes.length === from && !hasCopy) return false;
    if (this.#options.reset === true) return true;
    const before = hasCopy ? ` (${copy} is the previous copy)` : '';
    throw new StoreError(
      `Failed to read the store ${this.#path}: the file is missing, but its log or its copy is there. Put the file back${before}, or start over with --reset.`,
    );
  }

  /** Begins with a state. What an old log holds is known to be in it by its sequence. */
  async begin(state: StoreState): Promise<Begun> {
    const found = await this.#findLog();
    return this.#restart({ state, sequence: lastSequence(found) }, found);
  }

  /** @throws StoreError when the files are not what was written, unless that is accepted */
  async goOn(): Promise<Begun> {
    const saved = await this.snapshot.read();
    if (!saved) throw new Error(`Failed to read the store ${this.#path}: the file disappeared.`);
    const found = await this.#findLog();
    const isEdited = saved.seal === 'broken';
    if (isEdited)
      this.#doubt(`it was changed after it was written: its checksum does not match`, 'uses it as it is');
    const mismatch = mismatchOf(saved, found);
    if (mismatch !== undefined) {
      this.#doubt(
        `${mismatch} (${this.#log.file})`,
        'continues without a log; an existing log is kept as .bak',
      );
      return this.#restart(saved, found);
    }
    const replayed = await this.#replay(saved, found);
    const { damage } = replayed;
    if (damage !== undefined) {
      this.#doubt(`${this.#log.file} ${damage}`, 'uses the log up to that line; the log is kept as .bak');
    }
    return isEdited || damage !== undefined
      ? this.#restart(replayed, found)
      : this.#continue(saved, replayed, found);
  }

  /** Files that are not what was written: refused, or told and accepted. */
  #doubt(why: string, accepting: string): void {
    const { acceptEdited = false, warn } = this.#options;
    if (!acceptEdited) {
      throw new StoreError(
        `Failed to read the store ${this.#path}: ${why}. Put a good copy of the folder in its place, add --accept-edited-store (it ${accepting}), start over with --reset, or choose another folder with --data. Nothing was overwritten.`,
      );
    }
    warn?.(`Accepted the store ${this.#path}, though ${why}: the mock ${accepting}.`);
  }

  async #continue({ seal }: ReadStore, replayed: Replayed, found: FoundLog): Promise<Begun> {
    const { warn } = this.#options;
    const { file } = this.#log;
    const { sequence, state, length } = replayed;
    const torn = found.bytes.length - length;
    if (torn > 0) {
      warn?.(
        `Dropped the last ${torn} bytes of ${file}: an unfinished write, which was confirmed to no caller.`,
      );
    }
    if (seal === 'none') {
      warn?.(
        `The store ${this.#path} comes from an earlier version and has no checksums. It is read as it is, and gets checksums from now on.`,
      );
    }
    const { from, header } = found;
    const id = header?.id ?? logWithoutId;
    const log =
      found.bytes.length === 0
        ? await WriteAheadLog.create(this.#log, { id: newLogId(), follows: id, after: sequence })
        : await WriteAheadLog.open(this.#log, { id, from, size: length - from });
    return { sequence, state, log, foldNow: length > from || seal === 'none' };
  }

  /**
   * Makes the state the store's: first the snapshot, which every old log entry is too old for, then a new log. With
   * no old log the new one comes first. So a crash in between leaves the store of before, or this one.
   */
  async #restart({ state, sequence }: Omit<SavedStore, 'log'>, found: FoundLog): Promise<Begun> {
    const id = newLogId();
    const create = (follows: string) => WriteAheadLog.create(this.#log, { id, follows, after: sequence });
    if (found.bytes.length === 0) {
      const log = await create(logWithoutId);
      await this.snapshot.write({ sequence, state, log: id });
      return { sequence, state, log, foldNow: false };
    }
    const before = found.header?.id ?? logWithoutId;
    await this.snapshot.write({ sequence, state, log: before });
    await keepCopy(this.#log.disk, this.#log.file);
    return { sequence, state, log: await create(before), foldNow: false };
  }

  async #replay(saved: ReadStore, found: FoundLog): Promise<Replayed> {
    const { progress } = this.#options;
    const of = found.bytes.length;
    return withPauses(replaySteps(saved, found), done => progress?.('reading the log', done, of));
  }

  async #findLog(): Promise<FoundLog> {
    return foundLog((await readIfThere(this.#log.disk, this.#log.file)) ?? Buffer.alloc(0));
  }
}

function scenarioRefused(folder: string, scenario: string): StoreError {
  return new StoreError(
    `Failed to start the scenario ${scenario}: the folder ${folder} already has a store. Add --reset to start over from the scenario, remove --scenario to keep the store, or choose another folder with --data.`,
  );
}
