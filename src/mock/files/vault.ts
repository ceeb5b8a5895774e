import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { sendBytes } from './send-bytes.ts';

/** Four days, as the documented file service tells caches (document 3.0, `expires 4d`). Seconds. */
const cacheSeconds = 4 * 24 * 60 * 60;

/** Where the bytes of uploads are. Paths are those of the URLs, as `/0/0/202103/o/<32 hex>.png`. */
export interface FileVault {
  save(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /**
   * Answers GET and HEAD of files that are there, ranges and conditions included. Calls `next` for what is not
   * there, with an error that has a `status` where a condition or a range cannot be met.
   */
  readonly serve: RequestHandler;
}

/** Keeps files in a folder. A file is there whole or not at all. */
export function folderVault(folder: string): FileVault {
  return {
    async save(path, bytes) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      // Hidden, so that one which a kill leaves behind is never served.
      const half = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}`);
      try {
        await writeFile(half, bytes, { flush: true });
        await rename(half, file);
      } catch (error) {
        await rm(half, { force: true });
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

/** Keeps files in memory, for a mock that leaves nothing on disk. */
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
      const status = sendBytes(request, response, { ...file, headers: cacheHeaders() });
      if (status !== undefined)
        next(Object.assign(new Error('The range lies outside the file.'), { status }));
    },
  };
}

function cacheHeaders() {
  const expires = new Date(Date.now() + cacheSeconds * 1000).toUTCString();
  return { 'Cache-Control': `max-age=${cacheSeconds}`, Expires: expires };
}
