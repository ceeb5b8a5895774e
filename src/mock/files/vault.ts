import type { Readable } from 'node:stream';
import type { StoredFile } from './send-file.ts';

/** Where the bytes of uploads are. Paths are those of the URLs, as `/0/0/202103/o/<32 hex>.png`. */
export interface FileVault {
  /**
   * Takes in bytes as they come; where they are kept is decided when they are there.
   * @throws VaultFull, or what the source fails with; nothing of it is left then
   */
  receive(source: Readable): Promise<Received>;
  save(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /** The file at a path; undefined when there is none. */
  find(path: string): Promise<StoredFile | undefined>;
}

/** Bytes that were taken in, and have no path yet. */
export interface Received {
  readonly size: number;
  /** The bytes, or the file on disk that has them. */
  readonly source: Buffer | string;
  keep(path: string): Promise<void>;
  /** Lets go of them, unless they are kept. */
  drop(): Promise<void>;
}

/** No more files have room. */
export class VaultFull extends Error {
  override readonly name = 'VaultFull';
}
