import type { Readable } from 'node:stream';
import type { StoredFile } from './send-file.ts';

/** The bytes of uploads. Paths are those of the URLs, as `/0/0/202103/o/<32 hex>.png`. */
export interface FileVault {
  /**
   * Receives bytes as they come; their path is chosen when all of them are there.
   * @throws VaultFull, or the error of the source; nothing of it is left then
   */
  receive(source: Readable): Promise<Received>;
  save(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /** Returns the file at a path; undefined when there is none. */
  find(path: string): Promise<StoredFile | undefined>;
}

/** Bytes that were received, and have no path yet. */
export interface Received {
  readonly size: number;
  /** The bytes, or the path of the file that has them. */
  readonly source: Buffer | string;
  keep(path: string): Promise<void>;
  /** Discards the bytes, unless they are kept. */
  drop(): Promise<void>;
}

/** The failure of a vault that has no room for more files. */
export class VaultFull extends Error {
  override readonly name = 'VaultFull';
}
