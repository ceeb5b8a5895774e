import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { type DelayDistribution, drawDelay } from '../../faults/delay.ts';
import type { Reply } from '../../faults/reply.ts';
import type { Operation } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { sendFaulty } from '../inject/reply.ts';
import type { MockContext } from '../mock-context.ts';
import type { OperationSet } from '../operations/handler.ts';
import { envelopes, resultLanguage } from '../pipeline/envelope.ts';
import { type RawParameters, readParameters } from '../pipeline/parameters.ts';
import { type OperationOutcome, Pipeline } from '../pipeline/pipeline.ts';
import { corsHeaders } from './cors.ts';
import { ServerExchange } from './exchange.ts';
import { lastResort } from './not-found.ts';
import type { ServicePorts } from './service-servers.ts';
import { baseUrls } from './urls.ts';

/** The server's own limit for a form, with room for a long list of message ids. */
const formLimit = '2mb';

/**
 * Builds the middleware of a set of operations: it finds the operation by path in a map, reads the form of a POST,
 * runs the pipeline and answers. Paths that are no operation go to `next`.
 * @param leftOut paths of operations that are somebody else's
 */
export function apiMiddleware(
  mock: MockContext,
  ports: ServicePorts,
  set: OperationSet,
  leftOut: readonly string[] = [],
): RequestHandler {
  const pipeline = new Pipeline(mock, set);
  const served = set.contract.operations.filter(
    ({ service, path }) => service === 'api' && !leftOut.includes(path),
  );
  const byPath = new Map(served.map(operation => [operation.path, operation]));
  const readForm = express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 100_000 });
  const headers = { ...(mock.settings.cors ? corsHeaders : {}) };
  const answerError = lastResort(mock.settings.cors, (message, error) => {
    mock.log({ kind: 'problem', message, error });
  });
  const [lower, upper] = mock.settings.delay;
  const delay: DelayDistribution = { type: 'uniform', lower, upper };
  const always = [...Object.entries(headers).flat(), 'Content-Type', 'application/json;charset=UTF-8'];

  return function api(request: Request, response: Response, next: NextFunction) {
    const { url, method } = request;
    const mark = url.indexOf('?');
    const operation = byPath.get(mark < 0 ? url : url.slice(0, mark));
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (operation === undefined) next();
    else if (method === 'OPTIONS') response.writeHead(200, headers).end();
    else if (method !== 'POST') serve(operation, request, response, readParameters(query));
    else {
      readForm(request, response, (error?: unknown) => {
        if (error !== undefined) refuseForm(response, query, error);
        else serve(operation, request, response, readParameters(query, request.body), unreadBody(request));
      });
    }
  };

  function serve(
    operation: Operation<string>,
    request: Request,
    response: Response,
    parameters: RawParameters,
    unread?: string,
  ): void {
    const warning = set.warnOf(operation);
    const beyond = warning !== undefined;
    const exchange = new ServerExchange(mock, request, operation, operation.path, parameters, beyond);
    const { world, preferences, injected } = exchange;
    const client = () => ({
      address: request.socket.remoteAddress ?? '',
      ...baseUrls(request, mock.settings, ports),
    });
    const raw = injected ? injected.request(parameters) : parameters;
    const work = () =>
      pipeline.run(world, { operation, method: request.method, raw, preferences, injected, client });
    const finish = (outcome: OperationOutcome) => {
      const { trace } = outcome;
      if (unread !== undefined) trace.warnings.push(unread);
      if (beyond) trace.warnings.push(warning);
      exchange.addWarnings(trace.warnings);
      const fields = [...always, 'Content-Length', String(outcome.body.length)];
      for (const header of exchange.headers(trace.warnings, outcome.applied)) fields.push(...header);
      const sent = injected?.worksOnReply
        ? sendFaulty(response, replyOf(outcome, fields), injected)
        : send(response, outcome, fields);
      exchange.record(sent, trace);
    };
    const fail = (error: unknown) => answerError(error, request, response);
    const running = exchange.run(work, drawDelay(delay, Math.random));
    if (running instanceof Promise) running.then(finish).catch(fail);
    else {
      try {
        finish(running);
      } catch (error) {
        fail(error);
      }
    }
  }

  function send(response: Response, outcome: OperationOutcome, fields: string[]): OperationOutcome {
    response.writeHead(outcome.status, fields);
    // One character a byte, so that head and body leave in one write without being encoded again.
    response.end(outcome.body, 'latin1');
    return outcome;
  }

  function refuseForm(response: Response, query: string, error: unknown): void {
    const language = resultLanguage(readParameters(query).language);
    const detail = error instanceof Error ? error.message : String(error);
    const body = envelopes.binding(resultCodes.internal, language, `The form could not be read: ${detail}`);
    response.writeHead(200, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(body));
  }
}

/** Returns the warning for a body that the server does not read: to the caller it looks like lost parameters. */
function unreadBody({ headers }: Request): string | undefined {
  const type = headers['content-type'];
  if (type === undefined || type.startsWith('application/x-www-form-urlencoded')) return undefined;
  return `a body of ${type} is not read: send a form (application/x-www-form-urlencoded)`;
}

/** @param fields names and values in turn */
function replyOf({ status, body }: OperationOutcome, fields: readonly string[]): Reply {
  const headers = fields.flatMap((name, index) =>
    index % 2 === 0 ? [[name, fields[index + 1] ?? ''] as const] : [],
  );
  return { status, headers, body: Buffer.from(body, 'latin1') };
}
