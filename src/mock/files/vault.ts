import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { sendBytes } from './send-bytes.ts';

/** Time that caches may keep a file: four days (document 3.0, `expires 4d`). Seconds. */
const cacheSeconds = 4 * 24 * 60 * 60;

/** The bytes of uploads. Paths are those of the URLs, as `/0/0/202103/o/<32 hex>.png`. */
export interface FileVault {
  save(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /**
   * Answers GET and HEAD of a file, ranges and conditions included. Calls `next` for a missing file, and with an error
   * that has a `status` where a condition or a range cannot be met.
   */
  readonly serve: RequestHandler;
}

/** Creates a vault in a folder. A file is there whole or not at all. */
export function folderVault(folder: string): FileVault {
  return {
    async save(path, bytes) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      // Hidden, so that a partial file that a kill leaves behind is never served.
      const partial = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}`);
      try {
        await writeFile(partial, bytes, { flush: true });
        await rename(partial, file);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    remove: path => rm(join(folder, path), { force: true }),
    serve: express.static(folder, {
      cacheControl: false,
      dotfiles: 'ignore',
      index: false,
      redirect: false,
      setHeaders: response => response.set(cacheHeaders()),
    }),
  };
}

/** Creates a vault in memory, for a mock that leaves nothing on disk. */
export function memoryVault(): FileVault {
  const files = new Map<string, { readonly bytes: Buffer; readonly modified: Date }>();
  return {
    save: async (path, bytes) => {
      files.set(path, { bytes, modified: new Date() });
    },
    remove: async path => {
      files.delete(path);
    },
    serve: (request, response, next) => {
      const file = files.get(request.path);
      if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
      const status = sendBytes(request, response, { ...file, path: request.path, headers: cacheHeaders() });
      if (status !== undefined)
        next(Object.assign(new Error('The range lies outside the file.'), { status }));
    },
  };
}

function cacheHeaders() {
  const expires = new Date(Date.now() + cacheSeconds * 1000).toUTCString();
  return { 'Cache-Control': `max-age=${cacheSeconds}`, Expires: expires };
}
