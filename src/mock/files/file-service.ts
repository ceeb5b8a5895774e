import type { Request, Response } from 'express';
import type { HttpService } from '../http/service.ts';
import { markForeign, setForeignType } from './foreign.ts';
import { sendFile } from './send-file.ts';
import type { FileVault } from './vault.ts';

/** Names of pages that could carry a script, in any case, whatever dots, slashes and spaces follow. */
const scriptPage = /\.(html?|jsp)[\s./\\]*$/i;

export interface FileServiceOptions {
  readonly vault: FileVault;
  /** Returns whether a file that is still there has expired. */
  isExpired(path: string): boolean;
}

/**
 * Builds the file service (document 3.0): plain static files with four days' expiry, 403 for names that end in .html,
 * .htm or .jsp as the document's comment says, 404 for what is not there. It has every path under `/0/`, repeated slashes
 * counting as one, as on web servers; every answer is marked as foreign.
 */
export function fileService({ vault, isExpired }: FileServiceOptions): HttpService {
  async function serve(request: Request, response: Response): Promise<void> {
    markForeign(response);
    const path = decoded(request.path);
    if (path === undefined) return refuse(response, 400, 'The path is not well formed.');
    if (scriptPage.test(path)) return refuse(response, 403, 'Pages are not served.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD');
      return refuse(response, 405, 'Files can only be read.');
    }
    // Hidden files, and ways out of the folder, begin with a dot.
    const isHidden = /[\0\\]|\/\./.test(path);
    const file = isHidden || isExpired(path) ? undefined : await vault.find(path);
    if (!file) return refuse(response, 404, 'There is no such file.');
    setForeignType(response, path);
    const status = await sendFile(request, response, file);
    if (status !== undefined) refuse(response, status, 'The file cannot be sent that way.');
  }
  return {
    operationId: 'getFile',
    meant(path) {
      const meant = oneSlashEach(path);
      return meant.startsWith('/0/') ? meant : undefined;
    },
    handle: (request, response, next) => {
      serve(request, response).catch(next);
    },
    refuse(response, why) {
      markForeign(response);
      refuse(response, 400, why);
    },
  };
}

function refuse(response: Response, status: number, text: string): void {
  for (const name of ['Cache-Control', 'Expires', 'ETag', 'Last-Modified', 'Content-Disposition'])
    response.removeHeader(name);
  response.status(status).type('text/plain').send(`${text}\n`);
}

const oneSlashEach = (path: string) => path.replace(/\/{2,}/g, '/');

/** Returns a path decoded, with each slash once; undefined for one that is not well formed. */
function decoded(path: string): string | undefined {
  try {
    return oneSlashEach(decodeURIComponent(path));
  } catch {
    return undefined;
  }
}
