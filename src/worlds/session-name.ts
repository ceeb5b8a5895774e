import type { IncomingMessage } from 'node:http';

/** Names a session may have. */
const sessionName = /^[\w.-]{1,64}$/;

/**
 * The session a request belongs to: `X-Mock-Session`, else the cookie `mock-session`. Names that are not well formed
 * count as none.
 */
export function sessionOf(request: IncomingMessage): string | undefined {
  const header = request.headers['x-mock-session'];
  if (typeof header === 'string' && header !== '') return sessionName.test(header) ? header : undefined;
  const { cookie } = request.headers;
  if (cookie === undefined) return undefined;
  const value = /(?:^|;\s*)mock-session=([^;]*)/.exec(cookie)?.[1]?.trim();
  return value !== undefined && sessionName.test(value) ? value : undefined;
}
