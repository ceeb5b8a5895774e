import { routes } from '../generated/routes.gen.ts';
import type { AnswerOf, BodyOf, ControlId, JsonControlId, ParametersOf } from '../operations.ts';
import { sessionHeader } from '../session-header.ts';
import { refusalOf, strangerOf } from './admin-error.ts';

/** The way a client reaches the control API. */
export interface AdminClientOptions {
  /** Name of the session whose world is meant; default: the shared world. */
  readonly session?: string | undefined;
  /** The token of the control API, where it asks for one. */
  readonly token?: string | undefined;
  /** The language of refusals; default: that of the browser, English in Node. */
  readonly language?: 'en' | 'zh' | undefined;
  /** Sends in place of the global `fetch`, e.g. that of a mock without a socket. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

type Needs<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** The arguments of an operation: its parameters by name, and its `body` where it has one. */
export type ArgumentsOf<Id extends ControlId> = ParametersOf<Id> & Needs<'body', BodyOf<Id>>;

/** Sends one operation. @throws AdminError when it is refused, Error when no mock answers */
export type Send = <Id extends JsonControlId>(id: Id, given: ArgumentsOf<Id>) => Promise<AnswerOf<Id>>;

/**
 * Makes the function that sends operations.
 * @param url where the mock is, e.g. `http://127.0.0.1:8094`
 */
export function sender(url: string, options: AdminClientOptions): Send {
  return async (id, given) => {
    const { body, ...parameters }: Record<string, unknown> = { ...given };
    const address = addressOf(url, id, parameters);
    const response = await request(address, options, {
      method: routes[id][0],
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!/\bjson\b/.test(response.headers.get('content-type') ?? ''))
      throw strangerOf(address, response.status, 'with no JSON');
    // The mock is held against the document that these types are made from.
    return (await response.json()) as AnswerOf<typeof id>;
  };
}

/**
 * Sends a request of the control API, in the name of the client's session and with its token.
 * @throws AdminError when it is refused, Error when no mock answers; what aborts the signal otherwise
 */
export async function request(
  address: string,
  options: AdminClientOptions,
  init: { readonly method: string; readonly body?: string; readonly signal?: AbortSignal | undefined },
): Promise<Response> {
  const { method, body, signal } = init;
  const headers = {
    ...sessionHeader(options.session),
    ...(options.language !== undefined && { 'Accept-Language': options.language }),
    ...(options.token !== undefined && { Authorization: `Bearer ${options.token}` }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  };
  // The global one is looked up late: tests replace it.
  const send = options.fetch ?? fetch;
  const sent = { method, headers, signal: signal ?? null, ...(body !== undefined && { body }) };
  const response = await send(address, sent).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable(address, error);
  });
  if (!response.ok) throw await refusalOf(address, response);
  return response;
}

/** The address of an operation: its parameters in the path go there, the others into the query. */
export function addressOf(url: string, id: ControlId, parameters: Readonly<Record<string, unknown>>): string {
  const left = new Map(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const path = routes[id][1].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams(
    [...left].map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `${url.replace(/\/+$/, '')}/__admin${path}${query.size > 0 ? `?${query}` : ''}`;
}

function unreachable(address: string, error: unknown): Error {
  const reasons = error instanceof Error ? [error.message, error.cause] : [error];
  const why = reasons
    .filter(reason => reason !== undefined)
    .map(String)
    .join(', ')
    .replace(/\.$/, '');
  return new Error(`Failed to reach the control API at ${address}: ${why}. Is the mock running?`, {
    cause: error,
  });
}
