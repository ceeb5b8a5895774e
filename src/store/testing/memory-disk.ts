import type { FileHandle } from 'node:fs/promises';
import type { Disk } from '../disk/disk.ts';
import { MemoryFile } from './memory-file.ts';

/** A change of the folder: the names it gives to files, or takes away. All of it is there after a power cut, or none. */
type Renaming = ReadonlyMap<string, MemoryFile | undefined>;

type Edits = readonly (readonly [name: string, file: MemoryFile | undefined])[];

/** What a power cut leaves of what was not synced. */
export interface Remains {
  /** Whether a change of the folder, or a sector of a file, reached the disk all the same. */
  keeps(): boolean;
}

/**
 * One folder in memory that knows what of it would outlast a power cut: of files what was synced, of names those from
 * before the folder was synced.
 */
export class MemoryDisk {
  readonly #folder: string;
  #names = new Map<string, MemoryFile>();
  #durable = new Map<string, MemoryFile>();
  #unsynced: Renaming[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The operations a process uses on this folder.
   * @param step told before each change; what it throws, the change throws
   */
  diskOf(step: () => void): Disk {
    const rename = (...edits: Edits) => this.#rename(step, ...edits);
    const operations = {
      open: async (path: string, flags: string) => this.#open(path, flags, step),
      readFile: async (path: string) => Buffer.from(this.#file(path).bytes),
      stat: async (path: string) => ({ size: this.#file(path).bytes.length }),
      rename: async (from: string, to: string) => {
        const file = this.#file(from);
        rename([from, undefined], [to, file]);
      },
      link: async (from: string, to: string) => {
        const file = this.#file(from);
        if (this.#names.has(to)) throw systemError('EEXIST', to);
        rename([to, file]);
      },
      rm: async (path: string) => {
        if (this.#names.has(path)) rename([path, undefined]);
      },
    };
    // What no store calls is left out.
    return operations as unknown as Disk;
  }

  /** The folder as the machine finds it when the power is back. */
  afterPowerCut(remains: Remains): MemoryDisk {
    const names = new Map(this.#durable);
    for (const renaming of this.#unsynced) if (remains.keeps()) apply(names, renaming);
    const left = new MemoryDisk(this.#folder);
    const files = new Map<MemoryFile, MemoryFile>();
    for (const [name, file] of names) {
      const found = files.get(file) ?? file.afterPowerCut(remains);
      files.set(file, found);
      left.#names.set(name, found);
      left.#durable.set(name, found);
    }
    return left;
  }

  #open(path: string, flags: string, step: () => void): FileHandle {
    if (path === this.#folder) return folderHandle(() => this.#syncFolder(step));
    if (flags.startsWith('w')) {
      const there = this.#names.get(path);
      if (there) {
        step();
        there.truncate(0);
      } else this.#rename(step, [path, new MemoryFile()]);
    }
    return this.#file(path).handle(step);
  }

  #file(path: string): MemoryFile {
    const file = this.#names.get(path);
    if (!file) throw systemError('ENOENT', path);
    return file;
  }

  #rename(step: () => void, ...edits: Edits): void {
    step();
    const renaming = new Map(edits);
    this.#unsynced.push(renaming);
    apply(this.#names, renaming);
  }

  #syncFolder(step: () => void): void {
    step();
    this.#durable = new Map(this.#names);
    this.#unsynced = [];
  }
}

function apply(names: Map<string, MemoryFile>, renaming: Renaming): void {
  for (const [name, file] of renaming) {
    if (file) names.set(name, file);
    else names.delete(name);
  }
}

function folderHandle(sync: () => void): FileHandle {
  const handle = { sync: async () => sync(), close: async () => undefined };
  return handle as unknown as FileHandle;
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
