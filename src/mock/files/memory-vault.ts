import { Readable } from 'node:stream';
import { type FileVault, VaultFull } from './vault.ts';

/** Max size of all files together: room for the largest form, bytes. */
const defaultRoom = 1024 * 1024 * 1024;

/**
 * Creates a vault in memory, for a mock that keeps nothing on disk.
 * @param room max size of all files together, those being received included, bytes; default: 1 GB
 */
export function memoryVault(room: number = defaultRoom): FileVault {
  const files = new Map<string, { readonly bytes: Buffer; readonly modified: Date }>();
  let taken = 0;

  function take(size: number): void {
    if (taken + size > room)
      throw new VaultFull(
        `Failed to keep a file: the ${Math.round(room / 1024 / 1024)} MB for files in memory are full. Keep them on disk with --data.`,
      );
    taken += size;
  }
  function put(path: string, bytes: Buffer): void {
    taken -= files.get(path)?.bytes.length ?? 0;
    files.set(path, { bytes, modified: new Date() });
  }

  return {
    async receive(source) {
      const parts: Buffer[] = [];
      let size = 0;
      try {
        for await (const part of source) {
          take(part.length);
          size += part.length;
          parts.push(part);
        }
      } catch (error) {
        taken -= size;
        throw error;
      }
      const bytes = Buffer.concat(parts);
      let held = true;
      return {
        size,
        source: bytes,
        keep: async path => {
          held = false;
          put(path, bytes);
        },
        drop: async () => {
          if (held) taken -= size;
          held = false;
        },
      };
    },
    save: async (path, bytes) => {
      take(bytes.length);
      put(path, bytes);
    },
    remove: async path => {
      taken -= files.get(path)?.bytes.length ?? 0;
      files.delete(path);
    },
    async find(path) {
      const file = files.get(path);
      if (!file) return undefined;
      const { bytes, modified } = file;
      const read = (start: number, end: number) => Readable.from([bytes.subarray(start, end + 1)]);
      return { size: bytes.length, modified, read };
    },
  };
}
