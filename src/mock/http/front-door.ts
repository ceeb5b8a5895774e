import type { RequestHandler } from 'express';

/** Leads a person who opens the mock's address in a browser to the console; programs get the 404 of any other path. */
export function frontDoor(consolePath: string): RequestHandler {
  return function openConsole(request, response, next) {
    const { method, path, headers, baseUrl } = request;
    const isPage = headers.accept?.includes('text/html') === true;
    if (method !== 'GET' || path !== '/' || !isPage) return next();
    response.redirect(302, `${baseUrl}${consolePath}`);
  };
}
