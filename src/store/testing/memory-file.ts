import type { FileHandle } from 'node:fs/promises';
import type { Remains } from './memory-disk.ts';

/** What a disk writes at once, bytes. */
const sectorLength = 512;

type Edit = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };

/** The content of a file, as programs see it, and as it would be after a power cut. */
export class MemoryFile {
  #bytes: Buffer = Buffer.alloc(0);
  #durable: Buffer = Buffer.alloc(0);
  #unsynced: Edit[] = [];

  get bytes(): Buffer {
    return this.#bytes;
  }

  truncate(size: number): void {
    this.#edit({ size });
  }

  /** Sectors that were not synced are there or not, each for itself; what is not there reads as zeros. */
  afterPowerCut(remains: Remains): MemoryFile {
    let bytes = this.#durable;
    for (const edit of this.#unsynced.flatMap(sectorsOf)) if (remains.keeps()) bytes = edited(bytes, edit);
    const left = new MemoryFile();
    left.#bytes = bytes;
    left.#durable = bytes;
    return left;
  }

  handle(step: () => void): FileHandle {
    const sync = async () => {
      step();
      this.#durable = this.#bytes;
      this.#unsynced = [];
    };
    const handle = {
      read: async (into: Buffer, offset: number, length: number, at: number) => ({
        bytesRead: this.#bytes.copy(into, offset, at, at + length),
      }),
      write: async (from: Buffer, offset: number, length: number, at: number) => {
        step();
        this.#edit({ at, bytes: Buffer.from(from.subarray(offset, offset + length)) });
        return { bytesWritten: length };
      },
      truncate: async (size: number) => {
        step();
        this.#edit({ size });
      },
      sync,
      datasync: sync,
      close: async () => undefined,
    };
    // What no store calls is left out.
    return handle as unknown as FileHandle;
  }

  #edit(edit: Edit): void {
    this.#unsynced.push(edit);
    this.#bytes = edited(this.#bytes, edit);
  }
}

function edited(bytes: Buffer, edit: Edit): Buffer {
  const size = 'size' in edit ? edit.size : Math.max(bytes.length, edit.at + edit.bytes.length);
  const result = Buffer.alloc(size);
  bytes.copy(result);
  if ('bytes' in edit) edit.bytes.copy(result, edit.at);
  return result;
}

function sectorsOf(edit: Edit): Edit[] {
  if ('size' in edit) return [edit];
  const { at, bytes } = edit;
  const sectors: Edit[] = [];
  for (let from = 0; from < bytes.length; ) {
    const length = sectorLength - ((at + from) % sectorLength);
    sectors.push({ at: at + from, bytes: bytes.subarray(from, from + length) });
    from += length;
  }
  return sectors;
}
