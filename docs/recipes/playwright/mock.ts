import { readFileSync } from 'node:fs';
import { createMock } from 'imapi-mock';

const page = readFileSync(new URL('./app.html', import.meta.url));

/** The mock, with the page under test and the app's own login beside it. */
export function startMock() {
  return createMock({
    extraRoutes(request, response, next) {
      if (request.url === '/') response.setHeader('Content-Type', 'text/html').end(page);
      else if (request.url === '/login') response.end(JSON.stringify({ token: 'mock-100164' }));
      else next();
    },
  });
}
