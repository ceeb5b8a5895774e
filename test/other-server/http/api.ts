import type { IncomingMessage } from 'node:http';
import { Call, seconds, type World } from '../call.ts';
import type { Core } from '../core.ts';
import { failureBody, Refusal } from '../failures.ts';
import { clientConfig } from '../operations/config.ts';
import { operations } from '../operations/index.ts';
import type { Body, Hooks, How } from '../regressions/hooks.ts';
import { type Answer, textAnswer } from './answer.ts';
import { corsHeaders } from './cors.ts';
import { anyOrder, printJson } from './json.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { readBody } from './read-body.ts';
import { targetOf } from './target.ts';

/** An answer of the API, with the code in it. */
export interface ApiAnswer extends Answer {
  readonly resultCode?: number;
}

interface Request extends How {
  readonly method: string;
  readonly path: string;
  readonly parameters: Parameters;
  /** Where it comes from. */
  readonly address: string;
}

const types = { controller: 'application/json;charset=UTF-8', filter: 'application/json; charset=UTF-8' };

/** Answers a request to the API: CORS, then the token, then the path, then the operation (server facts 1.4). */
export async function answerApi(core: Core, incoming: IncomingMessage): Promise<ApiAnswer> {
  const request = await read(incoming, core.hooks);
  if (request.method === 'OPTIONS') return { status: 200, headers: corsHeaders, bytes: Buffer.alloc(0) };
  const isAsked = incoming.headers.origin !== undefined || core.world.choices.cors === 'always';
  const cors = isAsked ? corsHeaders : {};
  let call: Call | undefined;
  const respond = (body: Body, type: string): ApiAnswer => {
    const final = core.hooks.body?.(body, request.path, call) ?? body;
    const order = core.world.choices.keyOrder === 'any' ? anyOrder(core.keys) : undefined;
    const answer = textAnswer(200, type, printJson(final, core.printed, order), cors);
    return typeof final.resultCode === 'number' ? { ...answer, resultCode: final.resultCode } : answer;
  };
  try {
    const open = openTo(core, request);
    if (open !== undefined) return respond(success(core.world, { data: open }), types.controller);
    call = prepare(core, request);
    if (!call) return notFound(request.path, core.world.now());
    return respond(success(core.world, run(core, call)), types.controller);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const byFilter = error.failure.startsWith('token-');
    return respond(failureBody(error, core.world.now()), byFilter ? types.filter : types.controller);
  }
}

async function read(incoming: IncomingMessage, hooks: Hooks): Promise<Request> {
  const { method = 'GET', headers, socket, url } = incoming;
  const { path, query } = targetOf(incoming);
  const isForm =
    method === 'POST' && headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const form = new URLSearchParams(isForm ? (await readBody(incoming)).toString('utf8') : '');
  const taken = isForm ? (hooks.form?.(form, path) ?? form) : form;
  const parameters = readParameters(hooks.query?.(query, path) ?? query, taken);
  const isSpelled = url?.split('?')[0] !== path;
  const [address, cookies] = [socket.remoteAddress ?? '', headers.cookie ?? ''];
  const userId = parameters.text('userId');
  return { method, path, parameters, address, isForm, isSpelled, cookies, userId };
}

const success = ({ now }: World, { data, resultMsg }: { data?: unknown; resultMsg?: string }): Body => ({
  currentTime: now(),
  data,
  resultCode: 1,
  resultMsg,
});

/** What is there for everybody, without a token. */
function openTo(core: Core, { path, address }: Request): unknown {
  if (path === '/config') return clientConfig(core.addresses(), address);
  return path === '/getCurrentTime' ? core.world.now() : undefined;
}

// `undefined` where the path is no operation.
function prepare(core: Core, request: Request): Call | undefined {
  const { method, path, parameters } = request;
  const caller = core.identify(parameters.text('access_token'), path, request);
  core.world.seen.set(caller.userId, seconds(core.world));
  const operation = Object.hasOwn(operations, path) ? operations[path] : undefined;
  if (!operation) return undefined;
  if (!['GET', 'POST', 'HEAD'].includes(method))
    throw new Refusal('internal', `Request method '${method}' not supported`);
  if (path.startsWith('/console/') && core.world.choices.consoleToken === 'admin')
    throw new Refusal('token-invalid');
  const bound = operation.bean ? parameters.bound(core.world.choices.bindingErrors) : parameters;
  const seen = { path, parameters: bound, caller, state: core.world.state };
  const asked = core.hooks.parameters?.(seen) ?? bound;
  const by = core.hooks.caller?.(seen) ?? caller;
  const world = operation.reads ? core.reading() : core.world;
  return new Call(path, asked, by, world, core.hooks, () => core.sessions.logout(by.userId));
}

function run(core: Core, call: Call) {
  const done = core.during(call, () => operations[call.path]?.run(call) ?? {});
  if (call.late) throw call.late;
  return done;
}

// The framework's own answer to a path that is no operation (server facts 9).
function notFound(path: string, now: number): ApiAnswer {
  const body = { timestamp: now, status: 404, error: 'Not Found', message: 'No message available', path };
  return textAnswer(404, types.controller, printJson(body), corsHeaders);
}
