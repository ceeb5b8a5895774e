import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { type Disk, readIfThere, syncFolder, writeAll } from './disk.ts';
import { type SavedStore, savedStoreOf, textOf } from './saved-store.ts';
import { codeOf, reasonOf, StoreError } from './store-error.ts';

/**
 * lowdb's adapter for `store.json`. A write goes to a temporary file that is synced and renamed, so the file is
 * always whole; the copy before stays as `store.json.bak`.
 */
export class SnapshotFile implements Adapter<SavedStore> {
  readonly #disk: Disk;
  readonly #file: string;
  #bytes = 0;

  constructor(disk: Disk, file: string) {
    this.#disk = disk;
    this.#file = file;
  }

  /** Size of the newest copy read or written, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Null when there is no file yet. Throws a `StoreError` when there is one that cannot be read. */
  async read(): Promise<SavedStore | null> {
    const bytes = await readIfThere(this.#disk, this.#file);
    if (!bytes) return null;
    this.#bytes = bytes.length;
    return savedStoreOf(bytes, this.#file);
  }

  /** Lets other work run between slices. When it throws, the file is still the one before. */
  async write(saved: SavedStore): Promise<void> {
    const temporary = `${this.#file}.tmp`;
    try {
      const bytes = await this.#writeSlices(temporary, textOf(saved));
      await this.#keepCopy();
      await this.#disk.rename(temporary, this.#file);
      this.#bytes = bytes;
    } catch (error) {
      await this.#disk.rm(temporary, { force: true }).catch(() => undefined);
      throw new StoreError(
        `Failed to write the store ${this.#file}: ${reasonOf(error)}. Make room on the disk and the folder writable; the file is still the one before.`,
      );
    }
    await syncFolder(this.#disk, dirname(this.#file));
  }

  async #writeSlices(file: string, slices: Iterable<string>): Promise<number> {
    const handle = await this.#disk.open(file, 'w');
    try {
      let position = 0;
      for (const slice of slices) {
        const bytes = Buffer.from(slice);
        await writeAll(handle, bytes, position);
        position += bytes.length;
      }
      await handle.sync();
      return position;
    } finally {
      await handle.close();
    }
  }

  /** A second name for the file, not a move: a crash at any moment leaves `store.json` in its place. */
  async #keepCopy(): Promise<void> {
    const copy = `${this.#file}.bak`;
    await this.#disk.rm(copy, { force: true });
    try {
      await this.#disk.link(this.#file, copy);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      // File systems without hard links.
      await this.#disk.copyFile(this.#file, copy);
    }
  }
}
