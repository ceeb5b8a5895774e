import type { ServerResponse } from 'node:http';
import type { Contract } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { foreignHeaders } from '../files/foreign.ts';
import { envelopes } from '../pipeline/envelope.ts';
import { corsHeaders } from './cors.ts';
import type { HttpService } from './service.ts';

/** Builds the answer to a path that is no operation: 404 with the nearest one, token or not (decision 002). */
export function notFound(contract: Contract, cors: boolean): HttpService {
  const headers = {
    ...(cors && corsHeaders),
    ...foreignHeaders,
    'Content-Type': 'application/json;charset=UTF-8',
  };
  return {
    meant: path => path,
    handle(request, response) {
      // A preflight is let through, so that the browser shows the 404 and not a CORS error; `*` is the whole server.
      if (request.method === 'OPTIONS' && (cors || request.path === '*')) {
        response.writeHead(200, cors ? corsHeaders : {}).end();
        return;
      }
      const shown = request.path.slice(0, 200);
      const detail = `${shown} is no operation of this API. The nearest is ${contract.nearestPath(shown)}.`;
      response.locals.resultCode = resultCodes.internal.code;
      response.writeHead(404, headers);
      response.end(JSON.stringify(envelopes.binding(resultCodes.internal, 'zh', detail)));
    },
    refuse(response, why) {
      response.locals.resultCode = resultCodes.parameterInvalid.code;
      response.writeHead(200, headers);
      response.end(JSON.stringify(envelopes.binding(resultCodes.parameterInvalid, 'zh', why)));
    },
  };
}

/** Answers an error of any middleware with an envelope; never an HTML page, never a stack trace. */
export function lastResort(cors: boolean, log: (message: string, error: unknown) => void) {
  // Express knows an error handler by its four parameters.
  return function answerError(
    error: unknown,
    _request: unknown,
    response: ServerResponse,
    _next?: unknown,
  ): void {
    const message = error instanceof Error ? error.message : String(error);
    log(message, error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.writeHead(200, { ...(cors && corsHeaders), 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(envelopes.binding(resultCodes.internal, 'zh', message)));
  };
}
