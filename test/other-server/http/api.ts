import type { IncomingMessage } from 'node:http';
import { Call } from '../call.ts';
import type { Core } from '../core.ts';
import { failureBody, Refusal } from '../failures.ts';
import { clientConfig } from '../operations/config.ts';
import { operations } from '../operations/index.ts';
import type { Body } from '../regressions/hooks.ts';
import { type Answer, textAnswer } from './answer.ts';
import { corsHeaders } from './cors.ts';
import { printJson } from './json.ts';
import { readParameters } from './parameters.ts';
import { readBody } from './read-body.ts';

/** An answer of the API, with the code in it. */
export interface ApiAnswer extends Answer {
  readonly resultCode?: number;
}

const free = ['/config', '/getCurrentTime'];
const json = { controller: 'application/json;charset=UTF-8', filter: 'application/json; charset=UTF-8' };

/** Path as the framework routes it: one slash where there are several, none at the end, no `;jsessionid`. */
export const routed = (path: string): string =>
  path
    .replace(/;[^/]*/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1');

/** Answers a request to the API: CORS, then the token, then the path, then the operation (facts 1.4). */
export async function answerApi(core: Core, request: IncomingMessage): Promise<ApiAnswer> {
  const url = new URL(request.url ?? '/', 'http://server');
  const path = routed(url.pathname);
  if (request.method === 'OPTIONS') return { status: 200, headers: corsHeaders, bytes: Buffer.alloc(0) };
  const isForm =
    request.method === 'POST' &&
    request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const form = new URLSearchParams(isForm ? (await readBody(request)).toString('utf8') : '');
  const parameters = readParameters(url.searchParams, form);
  let call: Call | undefined;
  const respond = (body: Body, type = json.controller): ApiAnswer => {
    const final = core.hooks.body?.(body, path, call) ?? body;
    const { resultCode } = final;
    return {
      ...textAnswer(200, type, printJson(final, core.printed), corsHeaders),
      ...(typeof resultCode === 'number' ? { resultCode } : {}),
    };
  };
  try {
    if (path === '/config' || path === '/getCurrentTime') {
      const data =
        path === '/config'
          ? clientConfig(core.addresses(), request.socket.remoteAddress ?? '')
          : core.world.now();
      return respond({ currentTime: core.world.now(), data, resultCode: 1 });
    }
    const token = parameters.text('access_token');
    const open = free.some(prefix => path.startsWith(prefix));
    const caller = open ? undefined : core.identify(token, path);
    const operation = Object.hasOwn(operations, path) ? operations[path] : undefined;
    if (!operation || !caller) return notFound(path, core.world.now());
    if (!['GET', 'POST', 'HEAD'].includes(request.method ?? ''))
      throw new Refusal('internal', `Request method '${request.method}' not supported`);
    const world = operation.reads ? core.reading() : core.world;
    const bound = operation.bean ? parameters.bound(core.world.choices.bindingErrors) : parameters;
    const seen = { path, parameters: bound, caller, state: core.world.state };
    const asked = core.hooks.parameters?.(seen) ?? bound;
    const by = core.hooks.caller?.(seen) ?? caller;
    call = new Call(path, asked, by, world, core.hooks, () => core.sessions.logout(by.userId));
    const { data, resultMsg } = core.during(call, () => operation.run(call as Call));
    if (call.late) throw call.late;
    return respond({ currentTime: core.world.now(), data, resultCode: 1, resultMsg });
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('internal', String(error));
    const byFilter = refusal.failure.startsWith('token-');
    return respond(failureBody(refusal, core.world.now()), byFilter ? json.filter : json.controller);
  }
}

// The framework's own answer to a path that is no operation (facts 9).
function notFound(path: string, now: number): ApiAnswer {
  const body = { timestamp: now, status: 404, error: 'Not Found', message: 'No message available', path };
  return textAnswer(404, json.controller, printJson(body), corsHeaders);
}
