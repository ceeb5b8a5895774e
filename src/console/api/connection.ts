import { asProblem, problemOf } from './problem.ts';

/** Which world requests go to, and with what right. */
export interface Credentials {
  /** A session's name; absent for the shared world. */
  readonly session: string | undefined;
  readonly adminToken: string | undefined;
}

/** The mock's address; the console lies one folder below it. */
export const root = new URL('..', document.baseURI);

/** Sends requests of the control API for one world. */
export class Connection {
  readonly #credentials: Credentials;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** What selects the world, for requests to the API itself. */
  get worldHeaders(): Record<string, string> {
    const { session } = this.#credentials;
    return session === undefined ? {} : { 'X-Mock-Session': session };
  }

  /** @throws Problem when the mock refuses or does not answer */
  async json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.open(method, path, body === undefined ? {} : { body: JSON.stringify(body) });
    // The control API is held against its own document by the mock's tests; here its word is taken.
    const answer: Answer = await response.json();
    return answer;
  }

  /** The raw answer, once it is known to be none of the refusals. */
  async open(
    method: string,
    path: string,
    { body, signal }: { body?: string; signal?: AbortSignal } = {},
  ): Promise<Response> {
    const { adminToken } = this.#credentials;
    const headers: Record<string, string> = { ...this.worldHeaders };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (adminToken !== undefined) headers.Authorization = `Bearer ${adminToken}`;
    const init = { method, headers, ...(body !== undefined && { body }), ...(signal && { signal }) };
    const response = await fetch(new URL(`__admin${path}`, root), init).catch((error: unknown) => {
      throw asProblem(error);
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}
