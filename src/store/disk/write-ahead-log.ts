import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Disk, readRange, syncFolder, writeAll } from './disk.ts';
import { reasonOf, StoreError } from './store-error.ts';

/** `always`: each append is synced, and outlasts a power cut. `os`: it outlasts the end of the process. */
export type SyncMode = 'always' | 'os';

/** `store.wal`, open for appending. Only one call at a time. */
export class WriteAheadLog {
  readonly #disk: Disk;
  readonly #file: string;
  readonly #sync: SyncMode;
  #handle: FileHandle;
  #size: number;
  /** Bytes dropped from the front since the log was opened. */
  #dropped = 0;
  /** Bytes of a refused append may lie behind `size`. */
  #dirty = false;

  private constructor(disk: Disk, file: string, sync: SyncMode, handle: FileHandle, size: number) {
    this.#disk = disk;
    this.#file = file;
    this.#sync = sync;
    this.#handle = handle;
    this.#size = size;
  }

  /** Opens the log, makes it if there is none, and cuts what comes after its `size` good bytes. */
  static async open(disk: Disk, file: string, sync: SyncMode, size: number): Promise<WriteAheadLog> {
    const handle = await disk.open(file, size === 0 ? 'w+' : 'r+');
    await handle.truncate(size);
    await syncFolder(disk, dirname(file));
    return new WriteAheadLog(disk, file, sync, handle, size);
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#size;
  }

  /** The place behind the last entry. Places stay the same when entries before them are dropped. */
  get end(): number {
    return this.#dropped + this.#size;
  }

  /** Appends all of the text or, when it throws, nothing. */
  async append(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    try {
      if (this.#dirty) await this.#cut();
      this.#dirty = true;
      await writeAll(this.#handle, bytes, this.#size);
      if (this.#sync === 'always') await this.#handle.datasync();
      this.#size += bytes.length;
      this.#dirty = false;
    } catch (error) {
      // If this fails too, the next append tries again before it writes.
      await this.#cut().catch(() => undefined);
      throw new StoreError(
        `Failed to append to the log ${this.#file}: ${reasonOf(error)}. Make room on the disk and the folder writable; the change was taken back, and the store serves on.`,
      );
    }
  }

  /** Drops what comes before a place (see `end`), by renaming a file with the rest. A throw changes nothing. */
  async dropBefore(place: number): Promise<void> {
    const offset = place - this.#dropped;
    if (offset <= 0) return;
    const temporary = `${this.#file}.tmp`;
    const handle = await this.#disk.open(temporary, 'w+');
    try {
      await writeAll(handle, await readRange(this.#handle, offset, this.#size), 0);
      await handle.datasync();
      await this.#disk.rename(temporary, this.#file);
    } catch (error) {
      await handle.close();
      await this.#disk.rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    const old = this.#handle;
    this.#handle = handle;
    this.#size -= offset;
    this.#dropped += offset;
    this.#dirty = false;
    await old.close().catch(() => undefined);
    await syncFolder(this.#disk, dirname(this.#file));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #cut(): Promise<void> {
    await this.#handle.truncate(this.#size);
    this.#dirty = false;
  }
}
