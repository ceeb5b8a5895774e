import express, { type Express, type RequestHandler } from 'express';
import type { MockContext } from '../mock-context.ts';
import { frontDoor } from './front-door.ts';
import { lastResort, notFound } from './not-found.ts';
import { toOriginForm } from './request-target.ts';
import { serviceMiddleware } from './service.ts';

/** The middleware that an app is built from. */
export interface AppParts {
  readonly api: RequestHandler;
  readonly admin?: RequestHandler;
  readonly upload: RequestHandler;
  readonly files: RequestHandler;
  /** The calls that apps make beside the documented ones; asked after everything else. */
  readonly companions?: readonly RequestHandler[];
  /** An application's own endpoints that the document does not have, its login for one. */
  readonly extra?: RequestHandler;
}

/** Creates the Express app of the API port, which serves uploads and files as well. */
export function createApiApp(mock: MockContext, parts: AppParts): Express {
  const app = bareApp();
  // It takes exactly the paths of operations, so it may come first.
  app.use(parts.api);
  if (parts.admin) app.use('/__admin', parts.admin);
  if (parts.extra) app.use(parts.extra);
  if (parts.admin) app.use(frontDoor('/__admin/'));
  const { upload, files, companions = [] } = parts;
  return finish(app, mock, upload, files, ...companions);
}

/** Creates the Express app of a port beside the API's. */
export function createServiceApp(mock: MockContext, ...services: (RequestHandler | undefined)[]): Express {
  const app = bareApp();
  app.use((request, _response, next) => {
    toOriginForm(request);
    next();
  });
  return finish(app, mock, ...services.filter(service => service !== undefined));
}

function bareApp(): Express {
  const app = express();
  // Neither does the real server send them, and both cost every answer.
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  return app;
}

function finish(app: Express, mock: MockContext, ...services: RequestHandler[]): Express {
  const { cors } = mock.settings;
  for (const service of services) app.use(service);
  app.use(serviceMiddleware(mock, notFound(mock.contract, cors)));
  app.use(lastResort(cors, (message, error) => mock.log({ kind: 'problem', message, error })));
  return app;
}
