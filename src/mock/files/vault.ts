import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import express, { type RequestHandler } from 'express';

/** Four days, as the documented file service tells caches (document 3.0, `expires 4d`). Seconds. */
const cacheSeconds = 4 * 24 * 60 * 60;

/** Where the bytes of uploads are. Paths are those of the URLs, as `/0/0/202103/o/<32 hex>.png`. */
export interface FileVault {
  save(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /** Answers GET and HEAD of files that are there, and calls `next` for the rest. */
  readonly serve: RequestHandler;
}

/** Keeps files in a folder. A file is there whole or not at all. */
export function folderVault(folder: string): FileVault {
  return {
    async save(path, bytes) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      const half = `${file}.${randomBytes(4).toString('hex')}.tmp`;
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
  const files = new Map<string, Buffer>();
  return {
    save: async (path, bytes) => void files.set(path, bytes),
    remove: async path => void files.delete(path),
    serve: (request, response, next) => {
      const bytes = files.get(request.path);
      if (!bytes || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
      response.set({ ...cacheHeaders(), 'Accept-Ranges': 'none', 'Content-Length': String(bytes.length) });
      response.type(request.path.slice(request.path.lastIndexOf('.')));
      response.end(request.method === 'HEAD' ? undefined : bytes);
    },
  };
}

function cacheHeaders() {
  const expires = new Date(Date.now() + cacheSeconds * 1000).toUTCString();
  return { 'Cache-Control': `max-age=${cacheSeconds}`, Expires: expires };
}
