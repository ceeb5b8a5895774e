import type { RequestHandler, Response } from 'express';
import type { Reply } from '../../faults/reply.ts';
import type { OperationId } from '../../spec/contract.ts';
import { capture } from '../inject/capture.ts';
import { type SentAnswer, sendFaulty } from '../inject/reply.ts';
import type { MockContext } from '../mock-context.ts';
import { type RawParameters, readParameters } from '../pipeline/parameters.ts';
import type { Trace } from '../pipeline/pipeline.ts';
import { ServerExchange } from './exchange.ts';
import { holdRequest } from './hold-request.ts';
import { pathWarning } from './meant-path.ts';

/** A service beyond the document, and what its answers are warned of. */
export interface Companion {
  readonly id: string;
  readonly warning: string;
}

/** The parameters of a service's request, which reads none of the API's. */
const noParameters: RawParameters = {};
/** The notes of every request: services take no others than warnings. */
const noTrace: Omit<Trace, 'warnings'> = { unknownParameters: [], changes: [] };

/** A service beside the API, as it is put on its ports. */
export interface HttpService {
  /** Absent where a path is no operation. */
  readonly operationId?: OperationId;
  /** What it is where it is beyond the document. */
  readonly companion?: Companion;
  /** Returns the path of the service's own that a path means; undefined for one that is not its own. */
  meant(path: string): string | undefined;
  readonly handle: RequestHandler;
  /** Answers a request that must not be served, e.g. because of its session. */
  refuse(response: Response, why: string): void;
  /** Answers with a failure and does nothing; absent where no code names one. */
  fail?(response: Response, code: number): void;
}

/**
 * Gives a service beside the API what the API's operations have: preferences, faults, delays and a journal entry. A
 * service that answers with a result code leaves it in `response.locals.resultCode`; one whose requests and answers are to
 * be seen leaves `parameters`, the names of those that are `files`, and `answer` there, too. What a held request goes on
 * with in place of its own fields is there as `released`.
 */
export function serviceMiddleware(mock: MockContext, service: HttpService): RequestHandler {
  const { operationId, companion } = service;
  const operation = operationId === undefined ? companion : mock.contract.operation(operationId);
  const beyond = companion !== undefined;
  return function serve(request, response, next) {
    const path = service.meant(request.path);
    if (path === undefined) return next();
    // What is no operation may be a slip in the path of one: it came with the parameters and the token of an operation.
    const given = operation ? noParameters : readParameters(request.url.split('?')[1] ?? '');
    const exchange = new ServerExchange(mock, request, operation, path, given, beyond);
    const warnings = path === request.path ? [] : [pathWarning(request.path, path)];
    if (companion) warnings.push(companion.warning);
    exchange.addWarnings(warnings);
    for (const [name, value] of exchange.headers(warnings)) response.setHeader(name, value);
    // The journal shows JSON that a fault may have changed; pictures and files would fill it.
    let sending: Promise<SentAnswer> | undefined;
    response.once('close', () => {
      const code: unknown = response.locals.resultCode;
      const resultCode = typeof code === 'number' ? code : undefined;
      const sent = { status: response.statusCode, resultCode, body: textOf(response.locals.answer) };
      const parameters: RawParameters | undefined = response.locals.parameters;
      const files: readonly string[] | undefined = response.locals.files;
      const trace = { ...noTrace, warnings, parameters, files };
      if (!sending) exchange.record(sent, trace);
      else void sending.then(faulty => exchange.record(faulty, trace));
    });
    if (exchange.refusal && request.method !== 'OPTIONS')
      return service.refuse(response, exchange.refusal.message);
    const { injected } = exchange;
    if (injected?.worksOnReply) {
      capture(response, reply => {
        sending = sendFaulty(response, reply, injected).then(sent => {
          return isJson(reply) ? sent : { ...sent, body: '' };
        });
      });
    }
    const work = () => service.handle(request, response, next);
    const held = mock.holds.isOn && holdRequest(mock, request, response, operation, path, given);
    if (!held) return exchange.run(work);
    held
      .then(({ parameters, code }) => {
        if (code !== undefined && service.fail) return service.fail(response, code);
        response.locals.released = parameters;
        return exchange.run(work);
      })
      .catch(next);
    return undefined;
  };
}

/** JSON text of an answer that is to be kept, one character a byte; empty where a service keeps none. */
function textOf(answer: unknown): string {
  return typeof answer === 'string' ? Buffer.from(answer, 'utf8').toString('latin1') : '';
}

function isJson({ headers }: Reply): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('json'));
}
