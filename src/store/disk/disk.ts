import type { FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { codeOf } from './store-error.ts';

/** The file operations a store uses; tests give one that fails on purpose. */
export type Disk = Pick<typeof fs, 'copyFile' | 'link' | 'open' | 'readFile' | 'rename' | 'rm' | 'stat'>;

export const realDisk: Disk = fs;

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

/** Makes renames in a folder outlast a power cut, where the file system can do that. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Not every file system syncs folders, and the file is in its place already: there is nothing to take back.
  }
}
