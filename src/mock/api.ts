import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { resultCodes } from '../errors.ts';
import { redact } from '../journal/redact.ts';
import { corsHeaders } from './cors.ts';
import { envelopes, languageOf } from './envelope.ts';
import { headerText } from './header-text.ts';
import type { MockContext, World } from './mock-context.ts';
import { isStoreOperation, type StoreOperation } from './operations/handler.ts';
import { type RawParameters, readParameters } from './parameters.ts';
import { pause } from './pause.ts';
import { type Call, type Outcome, Pipeline } from './pipeline.ts';
import { readPreferences } from './prefer.ts';
import { sessionOf } from './session-name.ts';
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

  return function api(request: Request, response: Response, next: NextFunction) {
    const { url, method } = request;
    const mark = url.indexOf('?');
    const operation = mock.contract.byPath.get(mark < 0 ? url : url.slice(0, mark));
    const query = mark < 0 ? '' : url.slice(mark + 1);
    if (!isStoreOperation(operation)) return next();
    const answer = (form?: object) => {
      void serve(operation, request, response, readParameters(query, { ...form }));
    };
    if (method === 'OPTIONS') response.writeHead(200, headers).end();
    else if (method !== 'POST') answer();
    else {
      readForm(request, response, (error?: unknown) => {
        if (error === undefined) answer(request.body);
        else refuseForm(response, query, error);
      });
    }
  };

  async function serve(operation: StoreOperation, request: Request, response: Response, raw: RawParameters) {
    const started = performance.now();
    const world = mock.worldOf(sessionOf(request), raw.access_token);
    const prefer = request.headers.prefer;
    const { preferences, refused } = readPreferences(
      Array.isArray(prefer) ? prefer.join(',') : (prefer ?? ''),
    );
    const call: Call = {
      operation,
      method: request.method,
      raw,
      preferences,
      client: () => ({
        address: request.socket.remoteAddress ?? '',
        ...baseUrls(request, mock.settings, ports()),
      }),
    };
    const delayed = await pause(mock.settings.delay, preferences.delay);
    const outcome = await pipeline.run(world, call);
    const warnings = [...outcome.warnings, ...refused.map(text => `Prefer: ${text} is not known`)];
    const applied = delayed ? [...outcome.applied, `delay=${preferences.delay}`] : outcome.applied;
    send(response, outcome, warnings, applied);
    journal(world, request, call, { ...outcome, warnings }, performance.now() - started);
  }

  function send(
    response: Response,
    outcome: Outcome,
    warnings: readonly string[],
    applied: readonly string[],
  ): void {
    const bytes = Buffer.from(outcome.body);
    response.writeHead(outcome.status, {
      ...headers,
      'Content-Type': 'application/json;charset=UTF-8',
      'Content-Length': bytes.length,
      ...(warnings.length > 0 && { 'X-Contract-Warning': headerText(warnings.join('; ')) }),
      ...(applied.length > 0 && { 'Preference-Applied': applied.join(', ') }),
    });
    response.end(bytes);
  }

  function journal(
    world: World,
    request: Request,
    { operation, raw }: Call,
    outcome: Outcome,
    durationMs: number,
  ) {
    const entry = {
      at: world.store.clock.now().ms,
      durationMs,
      session: world.session,
      method: request.method,
      path: operation.path,
      operationId: operation.id,
      parameters: redact(raw),
      unknownParameters: outcome.unknownParameters,
      status: outcome.status,
      resultCode: outcome.resultCode,
      warnings: outcome.warnings,
      changes: outcome.changes,
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
