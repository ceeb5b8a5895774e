import type { RequestHandler } from 'express';
import type { OperationId } from '../spec/contract.ts';
import type { MockContext } from './mock-context.ts';
import { sessionOf } from './session-name.ts';

/**
 * Journals what a service beside the API answers, once it has. A service that answers with a result code leaves it
 * in `response.locals.resultCode`; what it passes on to the next one is not journalled here.
 * @param operationId of what the service does; absent where a path is no operation
 * @param matches whether a path is the service's own
 */
export function journalled(
  mock: MockContext,
  operationId: OperationId | undefined,
  matches: (path: string) => boolean,
  service: RequestHandler,
): RequestHandler {
  return function withJournal(request, response, next) {
    if (matches(request.path)) {
      const started = performance.now();
      const { path, method } = request;
      response.once('finish', () => {
        const world = mock.worldOf(sessionOf(request));
        const code: unknown = response.locals.resultCode;
        const entry = {
          at: world.store.clock.now().ms,
          durationMs: performance.now() - started,
          session: world.session,
          method,
          path,
          operationId,
          parameters: () => ({}),
          unknownParameters: [],
          status: response.statusCode,
          resultCode: typeof code === 'number' ? code : undefined,
          warnings: [],
          changes: [],
        };
        world.journal.add(entry);
        mock.log({ kind: 'request', entry });
      });
    }
    return service(request, response, next);
  };
}
