import type { ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import type { Contract } from '../../spec/contract.ts';
import { type ResultCode, resultCodes } from '../../spec/result-codes.ts';
import { foreignHeaders } from '../files/foreign.ts';
import { envelopes } from '../pipeline/envelope.ts';
import { readParameters } from '../pipeline/parameters.ts';
import { corsHeaders } from './cors.ts';
import { readForm } from './form.ts';
import type { HttpService } from './service.ts';

/** Builds the answer to a path that is no operation: 404 with the nearest one, token or not (decision 002). */
export function notFound(contract: Contract, cors: boolean): HttpService {
  const headers = {
    ...(cors && corsHeaders),
    ...foreignHeaders,
    'Content-Type': 'application/json;charset=UTF-8',
  };
  const send = (response: Response, status: number, code: ResultCode, detail: string) => {
    const answer = JSON.stringify(envelopes.binding(code, 'zh', detail));
    Object.assign(response.locals, { resultCode: code.code, answer });
    response.writeHead(status, headers);
    response.end(answer);
  };

  async function answer(request: Request, response: Response): Promise<void> {
    const { fields } = await readForm(request).catch(() => ({ fields: undefined }));
    response.locals.parameters = readParameters(request.url.split('?')[1] ?? '', fields);
    const shown = request.path.slice(0, 200);
    const detail = `${shown} is no operation of this API. The nearest is ${contract.nearestPath(shown)}.`;
    send(response, 404, resultCodes.internal, detail);
  }

  return {
    meant: path => path,
    handle(request, response, next) {
      // A preflight is let through, so that the browser shows the 404 and not a CORS error; `*` is the whole server.
      if (request.method === 'OPTIONS' && (cors || request.path === '*'))
        response.writeHead(200, cors ? corsHeaders : {}).end();
      else answer(request, response).catch(next);
    },
    refuse: (response, why) => send(response, 200, resultCodes.parameterInvalid, why),
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
