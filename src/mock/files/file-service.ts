import type { RequestHandler } from 'express';
import type { FileVault } from './vault.ts';

/** Names of pages that could carry a script, in any case, whatever dots, slashes and spaces follow. */
const scriptPage = /\.(html?|jsp)[\s./\\]*$/i;

export interface FileServiceOptions {
  readonly vault: FileVault;
  /** Returns whether a file that is still there has expired. */
  isExpired(path: string): boolean;
}

/** Returns whether a path belongs to the file service. */
export const isFile = (path: string) => path.startsWith('/0/');

/**
 * Builds the file service (document 3.0): plain static files with four days' expiry, 403 for names that end in .html,
 * .htm or .jsp as the document's comment says, 404 for what is not there. Takes every path under `/0/`.
 */
export function fileService({ vault, isExpired }: FileServiceOptions): RequestHandler {
  return function serveFile(request, response, next) {
    if (!isFile(request.path)) return next();
    const refuse = (status: number, text: string) =>
      response.status(status).type('text/plain').send(`${text}\n`);
    const path = decoded(request.path);
    if (path === undefined) return refuse(400, 'The path is not well formed.');
    if (scriptPage.test(path)) return refuse(403, 'Pages are not served.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD');
      return refuse(405, 'Files can only be read.');
    }
    const missing = () => refuse(404, 'There is no such file.');
    if (/[\0\\]|(^|\/)\.\.?(\/|$)/.test(path) || isExpired(path)) return missing();
    vault.serve(request, response, (error?: unknown) => {
      const status = statusOf(error);
      if (status === undefined) return missing();
      for (const name of ['Cache-Control', 'Expires', 'ETag', 'Last-Modified']) response.removeHeader(name);
      refuse(status, 'The file cannot be sent that way.');
    });
  };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Returns 416 for a range outside the file, 412 for a condition that is not met, undefined for a missing file. */
function statusOf(error: unknown): number | undefined {
  const status: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' && status !== 404 ? status : undefined;
}
