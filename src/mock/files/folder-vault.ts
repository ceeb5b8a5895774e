import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '../../base/make-folder.ts';
import { realDisk, syncFolder } from '../../store/disk/disk.ts';
import type { FileVault } from './vault.ts';

/** The folder of files that are not complete; hidden, so that none of them is ever served. */
const incoming = '.incoming';

/**
 * Creates a vault in a folder. A file is there whole or not at all, and outlasts a power cut; partial files that a kill
 * left are removed.
 */
export async function folderVault(folder: string): Promise<FileVault> {
  await rm(join(folder, incoming), { recursive: true, force: true });
  makeFolder(join(folder, incoming));
  const partial = () => join(folder, incoming, randomBytes(16).toString('hex'));

  /** Moves a complete file to its path, or fails and leaves nothing. */
  async function place(from: string, path: string): Promise<void> {
    const file = join(folder, path);
    try {
      const made = makeFolder(dirname(file));
      await rename(from, file);
      for (const name of [file, ...made]) await syncFolder(realDisk, dirname(name));
    } catch (error) {
      await rm(from, { force: true });
      throw error;
    }
  }

  return {
    async receive(source) {
      const file = partial();
      const target = createWriteStream(file, { flush: true });
      try {
        await pipeline(source, target);
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
      const drop = () => rm(file, { force: true });
      return { size: target.bytesWritten, source: file, keep: path => place(file, path), drop };
    },
    async save(path, bytes) {
      const file = partial();
      try {
        await writeFile(file, bytes, { flush: true });
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
      await place(file, path);
    },
    remove: path => rm(join(folder, path), { force: true }),
    async find(path) {
      const file = join(folder, path);
      try {
        const found = await stat(file);
        const read = (start: number, end: number) => createReadStream(file, { start, end });
        return found.isFile() ? { size: found.size, modified: found.mtime, read } : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

/** Returns whether an error says that no file has that name, or can have it. */
function isMissing(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}
