import type { ServerResponse } from 'node:http';
import { type DelayDistribution, drawDelay } from '../../faults/delay.ts';
import type { Reply } from '../../faults/reply.ts';
import type { Operation } from '../../spec/contract.ts';
import { type ResultCode, resultCodes } from '../../spec/result-codes.ts';
import { asBytes } from '../../spec/serialise.ts';
import { sendFaulty } from '../inject/reply.ts';
import type { MockContext } from '../mock-context.ts';
import type { OperationSet } from '../operations/handler.ts';
import { envelopes, resultLanguage } from '../pipeline/envelope.ts';
import { type RawParameters, readParameters } from '../pipeline/parameters.ts';
import { type OperationOutcome, Pipeline, type Trace } from '../pipeline/pipeline.ts';
import { corsHeaders } from './cors.ts';
import { ServerExchange } from './exchange.ts';
import { readForm } from './form.ts';
import { holdRequest } from './hold-request.ts';
import { meantPath, pathWarning } from './meant-path.ts';
import type { NodeHandler, NodeRequest } from './node-handler.ts';
import { lastResort } from './not-found.ts';
import { toOriginForm } from './request-target.ts';
import type { ServicePorts } from './service-servers.ts';
import { withReachableFiles } from './stored-files.ts';
import { baseUrls } from './urls.ts';

const noWarnings: readonly string[] = [];

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
): NodeHandler {
  const served = set.contract.operations.filter(
    ({ service, path }) => service === 'api' && !leftOut.includes(path),
  );
  const byPath = new Map(served.map(operation => [operation.path, operation]));
  const pipeline = new Pipeline(mock, set);
  const headers = { ...(mock.settings.cors ? corsHeaders : {}) };
  const answerError = lastResort(mock.settings.cors, (message, error) => {
    mock.log({ kind: 'problem', message, error });
  });
  const [lower, upper] = mock.settings.delay;
  const delay: DelayDistribution = { type: 'uniform', lower, upper };
  const always = [...Object.entries(headers).flat(), 'Content-Type', 'application/json;charset=UTF-8'];

  return function api(request, response, next) {
    toOriginForm(request);
    const { url, method } = request;
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    let operation = byPath.get(path);
    let warnings = noWarnings;
    if (!operation) {
      const meant = meantPath(path);
      operation = byPath.get(meant);
      warnings = [pathWarning(path, meant)];
    }
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (operation === undefined) next();
    else if (method === 'OPTIONS') response.writeHead(200, headers).end();
    else if (method === 'POST') servePost(operation, request, response, query, warnings);
    else {
      try {
        serve(operation, request, response, readParameters(query), warnings);
      } catch (error) {
        answerError(error, request, response);
      }
    }
  };

  function servePost(
    operation: Operation<string>,
    request: NodeRequest,
    response: ServerResponse,
    query: string,
    warnings: readonly string[],
  ): void {
    readForm(request)
      .then(
        ({ fields, warning = [] }) => {
          const parameters = readParameters(query, fields);
          serve(operation, request, response, parameters, warnings.concat(warning));
        },
        (error: unknown) => {
          const parameters = readParameters(query);
          const exchange = exchangeOf(operation, request, parameters);
          const why = error instanceof Error ? error.message : String(error);
          refuse(exchange, response, parameters, resultCodes.internal, `The form could not be read: ${why}`);
        },
      )
      .catch((error: unknown) => answerError(error, request, response));
  }

  function exchangeOf(
    operation: Operation<string>,
    request: NodeRequest,
    parameters: RawParameters,
  ): ServerExchange {
    const beyond = set.warnOf(operation) !== undefined;
    return new ServerExchange(mock, request, operation, operation.path, parameters, beyond);
  }

  function serve(
    operation: Operation<string>,
    request: NodeRequest,
    response: ServerResponse,
    parameters: RawParameters,
    warnings: readonly string[],
  ): void {
    const { path } = operation;
    const held = mock.holds.isOn && holdRequest(mock, request, response, operation, path, parameters);
    if (!held) perform(operation, request, response, parameters, warnings);
    else {
      held
        .then(({ parameters: changed = parameters, code }) =>
          perform(operation, request, response, changed, warnings, code),
        )
        .catch((error: unknown) => answerError(error, request, response));
    }
  }

  /** @param code the failure that it is to be answered with, whatever it prefers itself */
  function perform(
    operation: Operation<string>,
    request: NodeRequest,
    response: ServerResponse,
    parameters: RawParameters,
    warnings: readonly string[],
    code?: number,
  ): void {
    const exchange = exchangeOf(operation, request, parameters);
    const { world, injected, refusal } = exchange;
    const preferences = code === undefined ? exchange.preferences : { ...exchange.preferences, code };
    if (refusal) {
      refuse(exchange, response, parameters, resultCodes.parameterInvalid, refusal.message);
      return;
    }
    const client = () => ({
      address: request.socket.remoteAddress ?? '',
      ...baseUrls(request, mock.settings, ports),
    });
    const raw = injected ? injected.request(parameters) : parameters;
    const work = () =>
      pipeline.run(world, { operation, method: request.method, raw, preferences, injected, client });
    const finish = (written: OperationOutcome) => {
      const body = withReachableFiles(written.body, request, mock.settings, ports);
      const outcome = body === written.body ? written : { ...written, body, again: undefined };
      const { trace } = outcome;
      trace.warnings.push(...warnings);
      const beyond = set.warnOf(operation);
      if (beyond !== undefined) trace.warnings.push(beyond);
      exchange.addWarnings(trace.warnings);
      const fields = [...always, 'Content-Length', String(outcome.body.length)];
      for (const header of exchange.headers(trace.warnings, outcome.applied)) fields.push(...header);
      if (injected?.worksOnReply) {
        const sending = sendFaulty(response, replyOf(outcome, fields), injected);
        return void sending.then(sent => exchange.record(sent, trace));
      }
      exchange.record(send(response, outcome, fields), trace);
    };
    const running = exchange.run(work, drawDelay(delay, Math.random));
    if (running instanceof Promise) {
      running.then(finish).catch((error: unknown) => answerError(error, request, response));
    } else finish(running);
  }

  function send(response: ServerResponse, outcome: OperationOutcome, fields: string[]): OperationOutcome {
    response.writeHead(outcome.status, fields);
    // One character a byte, so that head and body leave in one write without being encoded again.
    response.end(outcome.body, 'latin1');
    return outcome;
  }

  /** Answers a request that the pipeline does not get. */
  function refuse(
    exchange: ServerExchange,
    response: ServerResponse,
    { language }: RawParameters,
    code: ResultCode,
    detail: string,
  ): void {
    const body = asBytes(JSON.stringify(envelopes.binding(code, resultLanguage(language), detail)));
    const trace: Trace = { warnings: [], unknownParameters: [], changes: [] };
    const outcome = { status: 200, body, resultCode: code.code, trace };
    exchange.record(send(response, outcome, [...always, 'Content-Length', String(body.length)]), trace);
  }
}

/** @param fields names and values in turn */
function replyOf({ status, body }: OperationOutcome, fields: readonly string[]): Reply {
  const headers = fields.flatMap((name, index) =>
    index % 2 === 0 ? [[name, fields[index + 1] ?? ''] as const] : [],
  );
  return { status, headers, body: Buffer.from(body, 'latin1') };
}
