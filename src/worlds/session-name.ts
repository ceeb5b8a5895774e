import type { IncomingMessage } from 'node:http';

/** The form of a session's name. */
const sessionName = /^[\w.-]{1,64}$/;

/**
 * Returns the session of a request: `X-Mock-Session`, else the cookie `mock-session`. A name that is not well formed
 * counts as none.
 */
export function sessionOf(request: IncomingMessage): string | undefined {
  const header = request.headers['x-mock-session'];
  if (typeof header === 'string' && header !== '') return sessionName.test(header) ? header : undefined;
  const { cookie } = request.headers;
  if (cookie === undefined) return undefined;
  const value = /(?:^|;\s*)mock-session=([^;]*)/.exec(cookie)?.[1]?.trim();
  return value !== undefined && sessionName.test(value) ? value : undefined;
}
