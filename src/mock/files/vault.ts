import type { Readable } from 'node:stream';
import type { RequestHandler } from 'express';

/** Four days, as the documented file service tells caches (document 3.0, `expires 4d`). Seconds. */
const cacheSeconds = 4 * 24 * 60 * 60;

/** Where the bytes of uploads are. Paths are those of the URLs, as `/0/0/202103/o/<32 hex>.png`. */
export interface FileVault {
  /**
   * Takes in bytes as they come; where they are kept is decided when they are there.
   * @throws VaultFull, or what the source fails with; nothing of it is left then
   */
  receive(source: Readable): Promise<Received>;
  save(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /**
   * Answers GET and HEAD of files that are there, ranges and conditions included. Calls `next` for what is not
   * there, with an error that has a `status` where a condition or a range cannot be met.
   */
  readonly serve: RequestHandler;
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

/** What caches may do with a file. */
export function cacheHeaders(): Record<string, string> {
  const expires = new Date(Date.now() + cacheSeconds * 1000).toUTCString();
  return { 'Cache-Control': `max-age=${cacheSeconds}`, Expires: expires };
}
