import type { Request, RequestHandler, Response } from 'express';
import { markForeign, setForeignType } from './foreign.ts';
import { sendFile } from './send-file.ts';
import type { FileVault } from './vault.ts';

/** Pages that could carry a script, in any case and however the name is dressed up. */
const scriptPage = /\.(html?|jsp)[\s./\\]*$/i;

export interface FileServiceOptions {
  readonly vault: FileVault;
  /** Whether a file that is still there has outlived the days it was uploaded for. */
  isExpired(path: string): boolean;
}

/** Whether a path belongs to the file service; slashes that follow each other count as one, as web servers have it. */
export const isFile = (path: string) => /^\/+0\//.test(path);

/**
 * The file service (document 3.0): plain static files with four days' expiry, 403 for names that end in .html, .htm
 * or .jsp as the document's comment says, 404 for what is not there. Takes every path under `/0/`; whatever it answers
 * is marked as foreign.
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

/** The path that is meant: decoded, each slash once. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/');
  } catch {
    return undefined;
  }
}
