import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isObject, parsedJson } from '../../base/json.ts';
import type { MockContext } from '../mock-context.ts';
import { readParameters } from '../pipeline/parameters.ts';
import type { Trace } from '../pipeline/pipeline.ts';
import { corsHeaders } from './cors.ts';
import { ServerExchange } from './exchange.ts';
import { giveContext } from './route-context.ts';

/** Max bytes of an answer that the journal keeps. */
const keptBytes = 64 * 1024;

const noTrace: Trace = { warnings: [], unknownParameters: [], changes: [] };

/**
 * Gives an application's own routes what the mock's have: CORS headers, a context, and an entry in the journal for what
 * they answer. What they pass on has none of it.
 */
export function extraRoutes(mock: MockContext, routes: RequestHandler): RequestHandler {
  const { cors } = mock.settings;
  return function extra(request, response, next) {
    const query = request.url.split('?')[1] ?? '';
    const parameters = readParameters(query);
    const exchange = new ServerExchange(mock, request, undefined, request.path, parameters, true);
    // What answers paths that are no operation says why.
    if (exchange.refusal) return next();
    giveContext(request, exchange.world, parameters.access_token);
    // A router may answer a preflight by itself.
    if (cors) response.set(isPreflight(request) ? preflightHeaders(request) : corsHeaders);
    const body = copyOf(response);
    const record = () => {
      // What came in the body is known where the routes have read it.
      const form: unknown = request.body;
      const trace = isObject(form) ? { ...noTrace, parameters: readParameters(query, form) } : noTrace;
      exchange.record({ status: response.statusCode, ...resultOf(body()) }, trace);
    };
    response.once('close', record);
    const pass: NextFunction = error => {
      response.off('close', record);
      if (cors) for (const name of Object.keys(corsHeaders)) response.removeHeader(name);
      if (error === undefined && cors && isPreflight(request))
        response.writeHead(200, preflightHeaders(request)).end();
      else next(error);
    };
    return routes(request, response, pass);
  };
}

/** Uploads and files answer for themselves. */
function isPreflight({ method, path }: Request): boolean {
  return method === 'OPTIONS' && !/^\/(?:upload|0)\//.test(path);
}

/** Lets a browser send what it asks for: the routes of a gateway take other headers than the API. */
function preflightHeaders(request: Request): Record<string, string> {
  const asked = request.get('Access-Control-Request-Headers');
  const allowed = [corsHeaders['Access-Control-Allow-Headers'], asked].filter(Boolean).join(', ');
  return { ...corsHeaders, 'Access-Control-Allow-Headers': allowed };
}

/** Keeps what is sent as it goes by. Returns what JSON there was of it, as text. */
function copyOf(response: Response): () => string {
  const parts: Buffer[] = [];
  let size = 0;
  const take = (part: unknown) => {
    if (typeof part !== 'string' && !(part instanceof Uint8Array)) return;
    size += part.length;
    if (size <= keptBytes) parts.push(Buffer.from(part));
  };
  for (const method of ['write', 'end'] as const) {
    const send: (...given: unknown[]) => unknown = response[method].bind(response) as never;
    Object.assign(response, {
      [method](...given: unknown[]) {
        take(given[0]);
        return send(...given);
      },
    });
  }
  return () => {
    const isJson = String(response.getHeader('Content-Type')).includes('json');
    return isJson && size <= keptBytes ? Buffer.concat(parts).toString('utf8') : '';
  };
}

function resultOf(text: string) {
  const answer = parsedJson(text);
  const code = isObject(answer) ? answer.resultCode : undefined;
  return {
    resultCode: typeof code === 'number' ? code : undefined,
    body: Buffer.from(text, 'utf8').toString('latin1'),
  };
}
