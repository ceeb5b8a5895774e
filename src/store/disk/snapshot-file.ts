import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import {
  type Disk,
  fileLimit,
  isThere,
  keepCopy,
  sizeIfThere,
  syncFolder,
  tooLarge,
  writeAll,
} from './disk.ts';
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
  readonly #limit: number;
  #bytes = 0;

  /** @param limit max bytes of the file */
  constructor(disk: Disk, file: string, reading: ReadOptions = {}, limit = fileLimit) {
    this.#disk = disk;
    this.#file = file;
    this.#reading = reading;
    this.#limit = limit;
  }

  /** Size of the newest copy read or written, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Null when there is no file yet. Throws a `StoreError` when there is one that cannot be read. */
  async read(): Promise<ReadStore | null> {
    const size = await sizeIfThere(this.#disk, this.#file);
    if (size === undefined) return null;
    if (size > this.#limit) throw await this.#unreadable('it is larger than 2 GB');
    const bytes = await this.#disk.readFile(this.#file);
    this.#bytes = bytes.length;
    try {
      return await readText(bytes, this.#reading);
    } catch (error) {
      throw await this.#unreadable(storeReasonOf(error).replace(/\.$/, ''));
    }
  }

  async #unreadable(why: string): Promise<StoreError> {
    const copy = `${this.#file}.bak`;
    const before = (await isThere(this.#disk, copy)) ? ` (${copy} is the previous one)` : '';
    return new StoreError(
      `Failed to read the store ${this.#file}: ${why}. Put a good copy in its place${before}, start over with --reset, or choose another folder with --data. Nothing was overwritten.`,
    );
  }

  /** Lets other work run between slices. When it throws, the file is unchanged. */
  async write(saved: SavedStore): Promise<void> {
    const temporary = `${this.#file}.tmp`;
    try {
      const bytes = await this.#writeSlices(temporary, bytesOf(saved));
      await keepCopy(this.#disk, this.#file);
      await this.#disk.rename(temporary, this.#file);
      this.#bytes = bytes;
    } catch (error) {
      await this.#disk.rm(temporary, { force: true }).catch(() => undefined);
      if (error instanceof StoreError) throw error;
      throw new StoreError(
        `Failed to write the store ${this.#file}: ${storeReasonOf(error)}. Free disk space and make the folder writable; the file is unchanged.`,
      );
    }
    await syncFolder(this.#disk, dirname(this.#file));
  }

  async #writeSlices(file: string, slices: Iterable<Uint8Array>): Promise<number> {
    const handle = await this.#disk.open(file, 'w');
    try {
      let position = 0;
      for (const bytes of slices) {
        if (position + bytes.length > this.#limit) {
          throw new StoreError(
            `Failed to write the store ${this.#file}: ${tooLarge}. Delete rows, or start over with --reset; the file is unchanged.`,
          );
        }
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
