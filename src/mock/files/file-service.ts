import type { Request, RequestHandler, Response } from 'express';
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

/** Returns whether a path belongs to the file service; repeated slashes count as one, as on web servers. */
export const isFile = (path: string) => /^\/+0\//.test(path);

/**
 * Builds the file service (document 3.0): plain static files with four days' expiry, 403 for names that end in .html,
 * .htm or .jsp as the document's comment says, 404 for what is not there. Takes every path under `/0/`; every answer is
 * marked as foreign.
 */
export function fileService({ vault, isExpired }: FileServiceOptions): RequestHandler {
  async function serve(request: Request, response: Response): Promise<void> {
    markForeign(response);
    const refuse = (status: number, text: string) => {
      for (const name of ['Cache-Control', 'Expires', 'ETag', 'Last-Modified', 'Content-Disposition'])
        response.removeHeader(name);
      response.status(status).type('text/plain').send(`${text}\n`);
    };
    const path = decoded(request.path);
    if (path === undefined) return refuse(400, 'The path is not well formed.');
    if (scriptPage.test(path)) return refuse(403, 'Pages are not served.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD');
      return refuse(405, 'Files can only be read.');
    }
    // What is hidden, and what leads out of the folder, begins with a dot.
    const isHidden = /[\0\\]|\/\./.test(path);
    const file = isHidden || isExpired(path) ? undefined : await vault.find(path);
    if (!file) return refuse(404, 'There is no such file.');
    setForeignType(response, path);
    const status = await sendFile(request, response, file);
    if (status !== undefined) refuse(status, 'The file cannot be sent that way.');
  }
  return function serveFile(request, response, next) {
    if (isFile(request.path)) serve(request, response).catch(next);
    else next();
  };
}

/** Returns a path decoded, with each slash once; undefined for one that is not well formed. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/');
  } catch {
    return undefined;
  }
}
