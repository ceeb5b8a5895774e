import type { Control } from '../admin/control.ts';
import { checkBody } from '../admin/http/check-body.ts';
import { Problem, problemBody } from '../admin/http/problem.ts';
import { readValues } from '../admin/http/read-values.ts';
import { Routes } from '../admin/http/routes.ts';
import { runControl } from '../admin/http/run-control.ts';
import { controlDocument } from '../control-api/generated/document.gen.ts';
import { SessionRefusal, sessionOf } from '../worlds/session-name.ts';
import type { BrowserRequest } from './browser-request.ts';

const prefix = '/__admin';

/** Returns whether a request is for the control API. */
export function isForControl(request: BrowserRequest): boolean {
  return request.path.startsWith(`${prefix}/`);
}

/** Answers requests of the control API without Express; who is in the page may do everything. */
export function controlAnswers(control: Control): (request: BrowserRequest) => Promise<Response> {
  const routes = new Routes(controlDocument);

  async function answer(request: BrowserRequest): Promise<Response> {
    const path = request.path.slice(prefix.length);
    const match = routes.find(path);
    const route = match?.byMethod.get(request.method);
    if (!match || !route || route.id === 'watchEvents') {
      throw new Problem(
        'not-found',
        `Failed to serve ${request.method} ${request.path}: the browser build has no such path.`,
      );
    }
    const session = sessionOf(request);
    if (session instanceof SessionRefusal) throw new Problem('bad-query', session.message);
    const query = new URLSearchParams(request.url.split('?').slice(1).join('?'));
    const parameters = readValues(route.parameters, match.values, query, request.headers);
    const result = await runControl(control, route, {
      session,
      parameters,
      body: bodyOf(request, route),
      baseUrl: `${request.socket.encrypted ? 'https' : 'http'}://${request.headers.host}`,
      gone: control.closing,
      progress: () => undefined,
    });
    return json(result, route.status, 'application/json');
  }

  return request => answer(request).catch((error: unknown) => refuse(error));
}

type Route = Parameters<typeof runControl>[1];

/** @throws Problem bad-body */
function bodyOf({ bytes }: BrowserRequest, { id, bodyRequired }: Route): unknown {
  if (bodyRequired === undefined || (bytes.length === 0 && !bodyRequired)) return undefined;
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new Problem(
      'bad-body',
      `Failed to read the body: ${error instanceof Error ? error.message : error}. Send JSON.`,
    );
  }
  checkBody(id, body);
  return body;
}

function refuse(error: unknown): Response {
  const problem =
    error instanceof Problem
      ? error
      : new Problem(
          'internal',
          `Failed to serve the request: ${error instanceof Error ? error.message : error}.`,
        );
  const body = problemBody(problem);
  return json(body, body.status, 'application/problem+json');
}

function json(body: object, status: number, type: string): Response {
  const headers = { 'Content-Type': `${type}; charset=utf-8` };
  return new Response(JSON.stringify(body), { status, headers });
}
