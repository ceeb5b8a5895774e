import type { RequestHandler } from 'express';
import type { Reply } from '../../faults/reply.ts';
import type { OperationId } from '../../spec/contract.ts';
import { capture } from '../inject/capture.ts';
import { sendFaulty } from '../inject/reply.ts';
import type { MockContext } from '../mock-context.ts';
import type { Trace } from '../pipeline/pipeline.ts';
import { ServerExchange } from './exchange.ts';

/** A service beyond the document, and what its answers are warned of. */
export interface Companion {
  readonly id: string;
  readonly warning: string;
}

/** The parameters of every request: services read none of the API's. */
const noParameters = {};
/** The notes of every request: services take none. */
const noTrace: Trace = { warnings: [], unknownParameters: [], changes: [] };

/**
 * Gives a service beside the API what the API's operations have: preferences, faults, delays and a journal entry. A
 * service that answers with a result code leaves it in `response.locals.resultCode`.
 * @param operationId of the service; absent where a path is no operation, a name of ours where it is beyond the document
 * @param matches whether a path is the service's own; the service gets any other without all that
 */
export function serviceMiddleware(
  mock: MockContext,
  operationId: OperationId | Companion | undefined,
  matches: (path: string) => boolean,
  service: RequestHandler,
): RequestHandler {
  const beyond = typeof operationId === 'object';
  const operation = beyond ? operationId : operationId && mock.contract.operation(operationId);
  return function serve(request, response, next) {
    if (!matches(request.path)) return service(request, response, next);
    const exchange = new ServerExchange(mock, request, operation, request.path, noParameters, beyond);
    const warnings: string[] = beyond ? [operationId.warning] : [];
    exchange.addWarnings(warnings);
    for (const [name, value] of exchange.headers(warnings)) response.setHeader(name, value);
    // The journal shows JSON that a fault may have changed; pictures and files would fill it.
    let body = '';
    response.once('close', () => {
      const code: unknown = response.locals.resultCode;
      const resultCode = typeof code === 'number' ? code : undefined;
      const trace = beyond ? { ...noTrace, warnings } : noTrace;
      exchange.record({ status: response.statusCode, resultCode, body }, trace);
    });
    const { injected } = exchange;
    if (injected?.worksOnReply) {
      capture(response, reply => {
        const sent = sendFaulty(response, reply, injected);
        if (isJson(reply)) body = sent.body;
        response.locals.resultCode = sent.resultCode;
      });
    }
    return exchange.run(() => service(request, response, next));
  };
}

function isJson({ headers }: Reply): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('json'));
}
