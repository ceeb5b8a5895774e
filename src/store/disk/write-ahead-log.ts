import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Disk, fileLimit, readRange, syncFolder, tooLarge, writeAll } from './disk.ts';
import { headerLine, type LogHeader } from './log-line.ts';
import { StoreError, storeReasonOf } from './store-error.ts';

/** `always`: each append is synced, and outlasts a power cut. `os`: it outlasts the end of the process. */
export type SyncMode = 'always' | 'os';

/** Where a log is, and how it is written. */
export interface LogPlace {
  readonly disk: Disk;
  readonly file: string;
  readonly sync: SyncMode;
  /** Max bytes of the file; default: what can be read again. */
  readonly limit?: number | undefined;
}

/** What a log is known by, and where its entries are; bytes. */
interface LogExtent {
  readonly id: string;
  readonly from: number;
  readonly size: number;
}

/** An id that no other log has. */
export function newLogId(): string {
  return randomBytes(8).toString('hex');
}

/** `store.wal`, open for appending. Only one call at a time. */
export class WriteAheadLog {
  readonly #place: LogPlace;
  #handle: FileHandle;
  #id: string;
  /** Bytes of the header. */
  #from: number;
  #size: number;
  /** Bytes of entries dropped from the front since the log was opened. */
  #dropped = 0;
  /** Bytes of a refused append may lie behind the last entry. */
  #dirty = false;

  private constructor(place: LogPlace, handle: FileHandle, { id, from, size }: LogExtent) {
    this.#place = place;
    this.#handle = handle;
    this.#id = id;
    this.#from = from;
    this.#size = size;
  }

  /** Opens a log, and cuts what comes after its good bytes. What was read of it outlasts a power cut from now on. */
  static async open(place: LogPlace, extent: LogExtent): Promise<WriteAheadLog> {
    const handle = await place.disk.open(place.file, 'r+');
    return closedOnError(handle, async () => {
      await handle.truncate(extent.from + extent.size);
      // A process that was killed may have left both the file and its name unsynced.
      if (place.sync === 'always') await handle.datasync();
      await syncFolder(place.disk, dirname(place.file));
      return new WriteAheadLog(place, handle, extent);
    });
  }

  /** Puts a log without entries in place of whatever is there. It outlasts a power cut in either mode. */
  static async create(place: LogPlace, header: LogHeader): Promise<WriteAheadLog> {
    const { handle, from } = await replaceFile(place, header, Buffer.alloc(0));
    return closedOnError(handle, async () => {
      await syncFolder(place.disk, dirname(place.file));
      return new WriteAheadLog(place, handle, { id: header.id, from, size: 0 });
    });
  }

  /** Known to the snapshot that is written beside it. */
  get id(): string {
    return this.#id;
  }

  /** Bytes of entries in the file. */
  get size(): number {
    return this.#size;
  }

  /** The place behind the last entry. Places stay the same when entries before them are dropped. */
  get end(): number {
    return this.#dropped + this.#size;
  }

  /** Appends all of the bytes or, when it throws, nothing. */
  async append(bytes: Uint8Array): Promise<void> {
    const { file, limit = fileLimit } = this.#place;
    if (this.#from + this.#size + bytes.length > limit) {
      throw new StoreError(
        `Failed to append to the log ${file}: ${tooLarge}. Find out why it was not merged into store.json, or start over with --reset; the change was rolled back, and the store keeps working.`,
      );
    }
    try {
      if (this.#dirty) await this.#cut();
      this.#dirty = true;
      await writeAll(this.#handle, bytes, this.#from + this.#size);
      if (this.#place.sync === 'always') await this.#handle.datasync();
      this.#size += bytes.length;
      this.#dirty = false;
    } catch (error) {
      // If this fails too, the next append tries again before it writes.
      await this.#cut().catch(() => undefined);
      throw new StoreError(
        `Failed to append to the log ${this.#place.file}: ${storeReasonOf(error)}. Free disk space and make the folder writable; the change was rolled back, and the store keeps working.`,
      );
    }
  }

  /**
   * Drops what comes before a place (see `end`), by putting a log with the rest in place of this one.
   * @param sequence of the newest commit that is dropped
   * @throws UnsyncedError when that may not outlast a power cut; any other error has changed nothing
   */
  async dropBefore(place: number, sequence: number): Promise<void> {
    const offset = place - this.#dropped;
    if (offset <= 0) return;
    const header = { id: newLogId(), follows: this.#id, after: sequence };
    const rest = await readRange(this.#handle, this.#from + offset, this.#from + this.#size);
    const { handle, from } = await replaceFile(this.#place, header, rest);
    const old = this.#handle;
    this.#handle = handle;
    this.#id = header.id;
    this.#from = from;
    this.#size -= offset;
    this.#dropped += offset;
    this.#dirty = false;
    await old.close().catch(() => undefined);
    await syncFolder(this.#place.disk, dirname(this.#place.file));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #cut(): Promise<void> {
    await this.#handle.truncate(this.#from + this.#size);
    this.#dirty = false;
  }
}

/** Does work with a file that stays open only where the work succeeds. */
async function closedOnError<Result>(handle: FileHandle, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw error;
  }
}

/** By renaming, so that the file is the old one or the new one, whole. The folder is not synced yet. */
async function replaceFile({ disk, file }: LogPlace, header: LogHeader, entries: Uint8Array) {
  const temporary = `${file}.tmp`;
  const head = Buffer.from(headerLine(header));
  const handle = await disk.open(temporary, 'w+');
  try {
    await writeAll(handle, head, 0);
    await writeAll(handle, entries, head.length);
    await handle.datasync();
    await disk.rename(temporary, file);
  } catch (error) {
    await handle.close();
    await disk.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  return { handle, from: head.length };
}
