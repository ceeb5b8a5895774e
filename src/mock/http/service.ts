import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { FaultContext } from '../../faults/fault.ts';
import type { Drawn } from '../../faults/switches.ts';
import type { OperationId } from '../../spec/contract.ts';
import { sessionOf } from '../../worlds/session-name.ts';
import type { World } from '../../worlds/world.ts';
import { capture } from '../inject/capture.ts';
import { drawFault } from '../inject/choose.ts';
import { resultCodeIn, sendReply, spoiled, worksOnReply } from '../inject/reply.ts';
import type { MockContext } from '../mock-context.ts';
import { readPreferences } from '../pipeline/prefer.ts';
import { headerText } from './header-text.ts';

const nothing: Drawn = { delay: 0 };

/**
 * A service beside the API, with what every request has: a journal entry, and the faults and delays of its world. A
 * service that answers with a result code leaves it in `response.locals.resultCode`; what it passes on to the next
 * one is not journalled here.
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
    if (!matches(request.path)) return service(request, response, next);
    const world = mock.worldOf(sessionOf(request));
    const preflight = request.method === 'OPTIONS';
    const met: Drawn =
      operationId && !preflight ? meet(mock, world, operationId, request, response) : nothing;
    let answer = '';
    journalWhenSent(mock, world, operationId, request, response, met.fault?.id, () => answer);
    if (met.fault && worksOnReply(met.fault) && operationId) {
      const { fault } = met;
      const context = contextOf(mock, operationId, request);
      capture(response, reply => {
        const changed = spoiled(reply, fault, context);
        if (/json/.test(String(reply.headers.find(([name]) => /^content-type$/i.test(name))?.[1])))
          answer = changed.body.toString('utf8');
        response.locals.resultCode = resultCodeIn(changed.body);
        void sendReply(response, changed);
      });
    }
    if (met.delay === 0) return service(request, response, next);
    void wait(met.delay).then(() => service(request, response, next));
  };
}

/** What this request has to bear; what becomes of its preferences is said in the headers, as by the API. */
function meet(
  mock: MockContext,
  world: World,
  operationId: OperationId,
  request: Request,
  response: Response,
): Drawn {
  const prefer = request.headers.prefer;
  const { preferences, refused } = readPreferences(Array.isArray(prefer) ? prefer.join(',') : prefer);
  const { delay, fault: wanted } = preferences;
  const drawn = drawFault(mock, world, operationId, wanted, why => refused.push(why));
  // A service has no samples and no result codes to choose from.
  const followed = [
    delay !== undefined && `delay=${delay}`,
    wanted !== undefined && drawn?.fault?.id === wanted && `fault=${wanted}`,
  ].filter(Boolean);
  if (followed.length > 0) response.setHeader('Preference-Applied', followed.join(', '));
  if (refused.length > 0)
    response.setHeader('X-Contract-Warning', headerText(refused.map(why => `Prefer: ${why}`).join('; ')));
  return { fault: drawn?.fault, delay: (drawn?.delay ?? 0) + (preferences.delay ?? 0) };
}

function contextOf(mock: MockContext, operationId: OperationId, request: Request): FaultContext {
  const { method, path } = request;
  return { operation: mock.contract.operation(operationId), method, path, parameters: {} };
}

function journalWhenSent(
  mock: MockContext,
  world: World,
  operationId: OperationId | undefined,
  request: Request,
  response: Response,
  fault: string | undefined,
  answer: () => string,
): void {
  const started = performance.now();
  const { path, method } = request;
  response.once('close', () => {
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
      answer,
      fault,
    };
    world.journal.add(entry);
    mock.log({ kind: 'request', entry });
  });
}
