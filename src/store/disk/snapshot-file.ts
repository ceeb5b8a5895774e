import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { type Disk, isThere, keepCopy, readIfThere, syncFolder, writeAll } from './disk.ts';
import type { SavedStore } from './saved-store.ts';
import { bytesOf, type ReadOptions, type ReadStore, readText } from './saved-text.ts';
import { StoreError, storeReasonOf } from './store-error.ts';

/**
 * lowdb's adapter for `store.json`. A write goes to a temporary file that is synced and renamed, so the file is
 * always whole; the copy before stays as `store.json.bak`.
 */
export class SnapshotFile implements Adapter<SavedStore> {
  readonly #disk: Disk;
  readonly #file: string;
  readonly #reading: ReadOptions;
  #bytes = 0;

  constructor(disk: Disk, file: string, reading: ReadOptions = {}) {
    this.#disk = disk;
    this.#file = file;
    this.#reading = reading;
  }

  /** Size of the newest copy read or written, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Null when there is no file yet. Throws a `StoreError` when there is one that cannot be read. */
  async read(): Promise<ReadStore | null> {
    const bytes = await readIfThere(this.#disk, this.#file);
    if (!bytes) return null;
    this.#bytes = bytes.length;
    try {
      return await readText(bytes, this.#reading);
    } catch (error) {
      const why = storeReasonOf(error).replace(/\.$/, '');
      const copy = `${this.#file}.bak`;
      const before = (await isThere(this.#disk, copy)) ? ` (${copy} is the one before)` : '';
      throw new StoreError(
        `Failed to read the store ${this.#file}: ${why}. Put a good copy in its place${before}, start with --reset to begin again, or choose another folder with --data. Nothing was overwritten.`,
      );
    }
  }

  /** Lets other work run between slices. When it throws, the file is still the one before. */
  async write(saved: SavedStore): Promise<void> {
    const temporary = `${this.#file}.tmp`;
    try {
      const bytes = await this.#writeSlices(temporary, bytesOf(saved));
      await keepCopy(this.#disk, this.#file);
      await this.#disk.rename(temporary, this.#file);
      this.#bytes = bytes;
    } catch (error) {
      await this.#disk.rm(temporary, { force: true }).catch(() => undefined);
      throw new StoreError(
        `Failed to write the store ${this.#file}: ${storeReasonOf(error)}. Make room on the disk and the folder writable; the file is still the one before.`,
      );
    }
    await syncFolder(this.#disk, dirname(this.#file));
  }

  async #writeSlices(file: string, slices: Iterable<Uint8Array>): Promise<number> {
    const handle = await this.#disk.open(file, 'w');
    try {
      let position = 0;
      for (const bytes of slices) {
        await writeAll(handle, bytes, position);
        position += bytes.length;
      }
      await handle.sync();
      return position;
    } finally {
      await handle.close();
    }
  }
}
