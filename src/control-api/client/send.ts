import type { Body, ControlId, JsonControlId, Parameters, Result } from '../../admin/control.ts';
import { routes } from '../generated/routes.gen.ts';
import { AdminError, type AdminProblem } from './admin-error.ts';

/** How a client reaches the control API. */
export interface AdminClientOptions {
  /** Name of the session whose world is meant; the shared one without it. */
  readonly session?: string | undefined;
  /** The token of the control API, where it asks for one. */
  readonly token?: string | undefined;
  /** Sends in place of the global `fetch`, e.g. that of a mock without a socket. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

type Needs<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** What an operation takes: its parameters by name, and its body where it has one. */
export type Given<Id extends ControlId> = Parameters<Id> & Needs<'body', Body<Id>>;

/** Sends one operation. @throws AdminError when it is refused */
export type Send = <Id extends JsonControlId>(id: Id, given: Given<Id>) => Promise<Result<Id>>;

/**
 * Makes the function that sends operations.
 * @param url where the mock is, e.g. `http://127.0.0.1:8094`
 */
export function sender(url: string, options: AdminClientOptions): Send {
  return async (id, given) => {
    const { body, ...parameters }: Record<string, unknown> = { ...given };
    const response = await fetchOf(options)(addressOf(url, id, parameters), {
      method: routes[id][0],
      headers: headersOf(options, body !== undefined),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await refusal(response);
    // The mock is held against the document that these types are made from.
    return (await response.json()) as Result<typeof id>;
  };
}

/** What sends the requests of a client. */
export function fetchOf({
  fetch: own,
}: AdminClientOptions): (url: string, init: RequestInit) => Promise<Response> {
  // The global one is looked up late: tests replace it.
  return own ?? ((url, init) => fetch(url, init));
}

/** Where an operation is: its parameters in the path go there, the others into the query. */
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

export function headersOf({ session, token }: AdminClientOptions, withBody = false): Record<string, string> {
  return {
    ...(session !== undefined && { 'X-Mock-Session': session }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(withBody && { 'Content-Type': 'application/json' }),
  };
}

/** The error for an answer that is no success, be it the mock's or somebody else's. */
export async function refusal(response: Response): Promise<Error> {
  const text = await response.text();
  if (/^application\/problem\+json/.test(response.headers.get('content-type') ?? '')) {
    const problem: AdminProblem = JSON.parse(text);
    return new AdminError(problem);
  }
  return new Error(
    `Failed to use the control API at ${response.url}: it answered ${response.status} with no problem document. Is it the mock's address?`,
  );
}
