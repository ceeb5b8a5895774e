import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response } from 'express';
import { packageFile } from '../../base/package-file.ts';

/** The built console. */
const folder = fileURLToPath(packageFile('dist/console/'));

/** The page may use nothing but what comes from here. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const notBuilt =
  'The console is not built. Run npm run build. The control API works without it: see /__admin/openapi.json.\n';

/** The console's static files; they hold no secrets, so anybody who reaches the mock may load them. */
export function consoleFiles(): RequestHandler {
  const files = express.static(folder, {
    redirect: false,
    setHeaders(response, path) {
      secure(response);
      // Built file names change with their content; the page itself does not.
      response.setHeader(
        'Cache-Control',
        /[\\/]assets[\\/]/.test(path) ? 'max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return function serveConsole(request, response, next) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // Relative addresses in the page need the slash.
    if (request.path === '/' && /\/__admin(\?|$)/.test(request.originalUrl))
      return response.redirect(308, `${request.baseUrl}/`);
    if (request.path === '/docs') return response.redirect(302, `${request.baseUrl}/#/contract`);
    if (request.path === '/' && !existsSync(`${folder}index.html`)) {
      secure(response);
      return void response.type('text/plain; charset=utf-8').send(notBuilt);
    }
    files(request, response, next);
  };
}

function secure(response: Pick<Response, 'setHeader'>): void {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Referrer-Policy', 'no-referrer');
}
