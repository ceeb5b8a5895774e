import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { inSlices } from '../../base/in-slices.ts';
import { jsonText } from '../../base/json-text.ts';
import { type Progress, SlowWork } from '../../base/progress.ts';
import { controlDocument } from '../../control-api/generated/document.gen.ts';
import type { ControlId } from '../../control-api/operations.ts';
import { ownUrl } from '../../mock/http/urls.ts';
import { SessionRefusal, sessionOf } from '../../worlds/session-name.ts';
import type { Control } from '../control.ts';
import { watchEvents } from '../resources/events.ts';
import { consoleFiles } from './console-files.ts';
import { type GuardOptions, guard } from './guard.ts';
import { Problem, sendProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { readValues } from './read-values.ts';
import { type ControlRoute, type Match, Routes } from './routes.ts';
import { runControl } from './run-control.ts';

/** The control API and the console, to be mounted at `/__admin`. Nothing it gets ever reaches the API. */
export function adminRouter(control: Control, guarded: () => GuardOptions): Router {
  const router = express.Router({ caseSensitive: true });
  const routes = new Routes(controlDocument);

  router.use((request: Request, response: Response, next: NextFunction) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.locals.match = routes.find(request.path);
    next();
  });
  const files = consoleFiles();
  router.use((request: Request, response: Response, next: NextFunction) => {
    if (response.locals.match) next();
    else files(request, response, next);
  });
  router.use(guard(guarded));
  router.use(async (request: Request, response: Response) => {
    const match: Match | undefined = response.locals.match;
    if (!match) throw notFound(request, routes);
    await serve(control, routeOf(match, request), match, request, response);
  });
  // Express knows an error handler by its four parameters.
  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const problem = asProblem(error, control);
    if (!response.headersSent) sendProblem(response, problem);
    else response.destroy();
  });
  return router;
}

async function serve(
  control: Control,
  route: ControlRoute,
  { values }: Match,
  request: Request,
  response: Response,
): Promise<void> {
  if (route.needsWorld && control.proxyOf !== undefined) throw noWorld(request, control.proxyOf);
  const mark = request.url.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1));
  const parameters = readValues(route.parameters, values, query, request.headers);
  const { bodyRequired } = route;
  const progress = progressOf(control, request, response);
  const body =
    bodyRequired === undefined
      ? undefined
      : await readBody(route.id, bodyRequired, request, response, progress);
  const left = new AbortController();
  response.once('close', () => left.abort());
  const session = sessionOf(request);
  if (session instanceof SessionRefusal) throw new Problem('bad-query', session.message);
  if (route.id === 'watchEvents')
    return watchEvents(session ?? query.get('session') ?? undefined, control, response);
  const result = await runControl(control, route, {
    session,
    parameters,
    body,
    baseUrl: control.mock.settings.publicUrl ?? ownUrl(request),
    gone: left.signal,
    progress,
  });
  // JSON by hand: Express would spend a hash on each answer.
  response.setHeader('Cache-Control', 'no-store');
  response.status(route.status).type('application/json');
  if (largeAnswers.has(route.id)) await sendInSlices(response, result);
  else response.send(JSON.stringify(result));
}

/** Operations that answer with a whole state. */
const largeAnswers: ReadonlySet<string> = new Set<ControlId>(['getState']);

async function sendInSlices(response: Response, result: object): Promise<void> {
  try {
    await pipeline(Readable.from(inSlices(jsonText(result))), response);
  } catch (error) {
    // Who has left needs no answer.
    if (!response.destroyed) throw error;
  }
}

/** Logs the progress of a request that takes long. */
function progressOf({ mock }: Control, { method, baseUrl, path }: Request, response: Response): Progress {
  const work = new SlowWork((what, done, of) => {
    mock.log({ kind: 'progress', what: `${method} ${baseUrl}${path}: ${what}`, done, of });
  });
  response.once('close', () => work.end());
  return work.report;
}

function routeOf({ byMethod }: Match, request: Request): ControlRoute {
  const route = byMethod.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (route) return route;
  const allowed = [...byMethod.keys()].flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  request.res?.setHeader('Allow', allowed.join(', '));
  throw new Problem(
    'wrong-method',
    `Failed to serve ${request.method} ${request.path}: it takes ${allowed.join(', ')}.`,
  );
}

/** An invented world beside the real one would only mislead. */
function noWorld({ method, baseUrl, path }: Request, proxyOf: string): Problem {
  return new Problem(
    'no-world',
    `Failed to serve ${method} ${baseUrl}${path}: this is a proxy for ${proxyOf} and has no data of its own. Use imapi serve.`,
  );
}

function notFound(request: Request, routes: Routes): Problem {
  const path = request.path.slice(0, 200);
  const like = routes.nearest(path);
  const near = like && `${request.baseUrl}${like}`;
  return new Problem(
    'not-found',
    `Failed to find ${request.baseUrl}${path}: the control API has no such path.${near ? ` Did you mean ${near}?` : ''} All of them: ${request.baseUrl}/openapi.json.`,
    { nearest: near },
  );
}

function asProblem(error: unknown, { mock }: Control): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  mock.log({ kind: 'problem', message, error });
  return new Problem(
    'internal',
    `Failed to serve the request: ${message}. This is a bug of the mock, or the disk is full.`,
  );
}
