import type { FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { codeOf, storeReasonOf, UnsyncedError } from './store-error.ts';

/** The file operations a store uses; tests give one that fails on purpose. */
export type Disk = Pick<typeof fs, 'copyFile' | 'link' | 'open' | 'readFile' | 'rename' | 'rm' | 'stat'>;

export const realDisk: Disk = fs;

/** Max bytes of a file that can be read again: Node reads no larger one in one piece. */
export const fileLimit = 2 ** 31 - 1;
/** Why a larger one is not written. */
export const tooLarge = 'it would be larger than 2 GB, and could not be read again';

/** Writes all the bytes at a position of the file: one system call may write less than it was given. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** The bytes of an open file from one position to another, which must exist. */
export async function readRange(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(to - from);
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await handle.read(bytes, read, bytes.length - read, from + read);
    if (bytesRead === 0) throw new Error('the file is shorter than what was written to it');
    read += bytesRead;
  }
  return bytes;
}

/** The bytes of a file, or undefined when there is none. */
export async function readIfThere(disk: Disk, file: string): Promise<Buffer | undefined> {
  try {
    return await disk.readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The size of a file in bytes, or undefined when there is none. */
export async function sizeIfThere(disk: Disk, file: string): Promise<number | undefined> {
  try {
    return (await disk.stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Returns whether there is a file of that name. */
export async function isThere(disk: Disk, file: string): Promise<boolean> {
  return (await sizeIfThere(disk, file)) !== undefined;
}

/** What systems and file systems say that sync no folders. */
const noFolderSync: ReadonlySet<string | undefined> = new Set([
  'EACCES',
  'EBADF',
  'EINVAL',
  'EISDIR',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EPERM',
]);

/**
 * Makes renames in a folder outlast a power cut, where the file system can do that.
 * @throws UnsyncedError when it can and failed; the renames are seen all the same
 */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (noFolderSync.has(codeOf(error))) return;
    throw new UnsyncedError(
      `Failed to sync the folder ${folder}: ${storeReasonOf(error)}. The last writes may be lost in a power cut: check the disk, then start again.`,
    );
  }
}

/**
 * Keeps a file under its name with `.bak` as well, in place of the one that has that name. It is a second name, not a
 * move: a crash at any moment leaves the file where it is. Does nothing when there is no such file.
 */
export async function keepCopy(disk: Disk, file: string): Promise<void> {
  const copy = `${file}.bak`;
  await disk.rm(copy, { force: true });
  try {
    await disk.link(file, copy);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    // File systems without hard links.
    await disk.copyFile(file, copy);
  }
}
