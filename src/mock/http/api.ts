import { setTimeout as wait } from 'node:timers/promises';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Fault, FaultContext } from '../../faults/fault.ts';
import type { JournalEntry } from '../../journal/journal.ts';
import { redact } from '../../journal/redact.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { sessionOf } from '../../worlds/session-name.ts';
import type { World } from '../../worlds/world.ts';
import { drawFault } from '../inject/choose.ts';
import { pauseOf } from '../inject/pause.ts';
import { resultCodeIn, sendReply, spoiled, worksOnReply } from '../inject/reply.ts';
import { Tampered } from '../inject/stages.ts';
import type { MockContext } from '../mock-context.ts';
import { isStoreOperation, type StoreOperation } from '../operations/handler.ts';
import { envelopes, languageOf } from '../pipeline/envelope.ts';
import { type RawParameters, readParameters } from '../pipeline/parameters.ts';
import { type Outcome, Pipeline } from '../pipeline/pipeline.ts';
import { type Preferences, readPreferences } from '../pipeline/prefer.ts';
import { corsHeaders } from './cors.ts';
import { headerText } from './header-text.ts';
import { lastResort } from './not-found.ts';
import { type BaseUrls, baseUrls } from './urls.ts';

/** The server's own limit for a form, with room for a long list of message ids. */
const formLimit = '2mb';

/**
 * The API's operations as one Express middleware: finds the operation by path in a map, reads the form of a POST,
 * runs the pipeline and answers. Paths that are no operation go to `next`.
 */
export function apiMiddleware(mock: MockContext, ports: () => BaseUrls): RequestHandler {
  const pipeline = new Pipeline(mock);
  const readForm = express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 100_000 });
  const headers = { ...(mock.settings.cors ? corsHeaders : {}) };
  const answerError = lastResort(mock.settings.cors, (message, error) => {
    mock.log({ kind: 'problem', message, error });
  });
  const always = [...Object.entries(headers).flat(), 'Content-Type', 'application/json;charset=UTF-8'];

  return function api(request: Request, response: Response, next: NextFunction) {
    const { url, method } = request;
    const mark = url.indexOf('?');
    const operation = mock.contract.byPath.get(mark < 0 ? url : url.slice(0, mark));
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (!isStoreOperation(operation)) next();
    else if (method === 'OPTIONS') response.writeHead(200, headers).end();
    else if (method !== 'POST') serve(operation, request, response, readParameters(query));
    else {
      readForm(request, response, (error?: unknown) => {
        if (error !== undefined) refuseForm(response, query, error);
        else serve(operation, request, response, readParameters(query, request.body), unreadBody(request));
      });
    }
  };

  /** Answers at once where nothing has to be waited for: a promise would cost every request another turn. */
  function serve(
    operation: StoreOperation,
    request: Request,
    response: Response,
    raw: RawParameters,
    unread?: string,
  ): void {
    const started = performance.now();
    const world = mock.worldOf(sessionOf(request), raw.access_token);
    const { prefer } = request.headers;
    const { preferences, refused } = readPreferences(Array.isArray(prefer) ? prefer.join(',') : prefer);
    const drawn = drawFault(mock, world, operation.id, preferences.fault, why => refused.push(why));
    const bears = drawn?.fault && { fault: drawn.fault, context: contextOf(operation, request, raw) };
    const tampered = bears && new Tampered(bears.fault, bears.context);
    const client = () => ({
      address: request.socket.remoteAddress ?? '',
      ...baseUrls(request, mock.settings, ports()),
    });
    const given = tampered ? tampered.request(raw) : raw;
    const run = () =>
      pipeline.run(world, { operation, method: request.method, raw: given, preferences, tampered, client });
    const finish = (outcome: Outcome) => {
      if (unread !== undefined) outcome.trace.warnings.push(unread);
      for (const text of refused) outcome.trace.warnings.push(`Prefer: ${text}`);
      const fields = fieldsOf(outcome, followed(outcome.applied, preferences, bears?.fault));
      const spoils = bears && worksOnReply(bears.fault);
      const sent = spoils ? sendSpoiled(response, outcome, fields, bears) : send(response, outcome, fields);
      const durationMs = performance.now() - started;
      journal(world, request, operation, raw, outcome, sent, bears?.fault.id, durationMs);
    };
    const fail = (error: unknown) => answerError(error, request, response);
    const pause = pauseOf(mock.settings.delay, preferences.delay) + (drawn?.delay ?? 0);
    const running = pause > 0 ? wait(pause).then(run) : run();
    if (running instanceof Promise) running.then(finish).catch(fail);
    else {
      try {
        finish(running);
      } catch (error) {
        fail(error);
      }
    }
  }

  function fieldsOf({ body, trace }: Outcome, followed: string | undefined): string[] {
    const fields = [...always, 'Content-Length', String(body.length)];
    if (trace.warnings.length > 0) fields.push('X-Contract-Warning', headerText(trace.warnings.join('; ')));
    if (followed !== undefined) fields.push('Preference-Applied', followed);
    return fields;
  }

  function send(response: Response, outcome: Outcome, fields: string[]): Sent {
    const { status, body } = outcome;
    response.writeHead(status, fields);
    // One character a byte, so that head and body leave in one write without being encoded again.
    response.end(body, 'latin1');
    return outcome;
  }

  function journal(
    world: World,
    request: Request,
    operation: StoreOperation,
    raw: RawParameters,
    { trace }: Outcome,
    { status, body, resultCode }: Sent,
    fault: string | undefined,
    durationMs: number,
  ): void {
    const entry: JournalEntry = {
      at: world.store.clock.now().ms,
      durationMs,
      session: world.session,
      method: request.method,
      path: operation.path,
      operationId: operation.id,
      parameters: () => redact(raw),
      unknownParameters: trace.unknownParameters,
      status,
      resultCode,
      warnings: trace.warnings,
      changes: trace.changes,
      answer: () => Buffer.from(body, 'latin1').toString('utf8'),
      fault,
    };
    world.journal.add(entry);
    mock.log({ kind: 'request', entry });
  }

  function refuseForm(response: Response, query: string, error: unknown): void {
    const language = languageOf(readParameters(query).language);
    const detail = error instanceof Error ? error.message : String(error);
    const body = envelopes.binding(resultCodes.internal, language, `The form could not be read: ${detail}`);
    response.writeHead(200, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(body));
  }
}

/** A body that the server does not read looks like no parameters at all; whoever sent one is told. */
function unreadBody({ headers }: Request): string | undefined {
  const type = headers['content-type'];
  if (type === undefined || type.startsWith('application/x-www-form-urlencoded')) return undefined;
  return `a body of ${type} is not read: send a form (application/x-www-form-urlencoded)`;
}

/** What left, the body one character a byte. */
type Sent = Pick<Outcome, 'status' | 'body'> & { readonly resultCode: number | undefined };

/** A fault that works on one request. */
interface Bearing {
  readonly fault: Fault;
  readonly context: FaultContext;
}

function contextOf(operation: StoreOperation, { method }: Request, parameters: RawParameters): FaultContext {
  return { operation, method, path: operation.path, parameters };
}

/** What of the preferences was followed, for `Preference-Applied`. */
function followed(applied: string | undefined, { delay, fault }: Preferences, met: Fault | undefined) {
  if (delay === undefined && fault === undefined) return applied;
  const parts = [
    applied,
    delay !== undefined && `delay=${delay}`,
    fault !== undefined && fault === met?.id && `fault=${fault}`,
  ];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** @returns what was to be sent */
function sendSpoiled(
  response: Response,
  { status, body }: Outcome,
  fields: readonly string[],
  { fault, context }: Bearing,
): Sent {
  const headers = fields.flatMap((name, index) =>
    index % 2 === 0 ? [[name, fields[index + 1] ?? ''] as const] : [],
  );
  const reply = spoiled({ status, headers, body: Buffer.from(body, 'latin1') }, fault, context);
  void sendReply(response, reply);
  return { status: reply.status, body: reply.body.toString('latin1'), resultCode: resultCodeIn(reply.body) };
}
