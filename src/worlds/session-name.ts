import type { IncomingMessage } from 'node:http';

/** The form of a session's name. */
const sessionName = /^[\w.-]{1,64}$/;

/** The refusal of a request whose session has no name that a session can have; `message` says what to send. */
export class SessionRefusal extends Error {
  override readonly name = 'SessionRefusal';

  constructor(sender: string, text: string) {
    super(
      `Failed to find the session: ${sender} is ${JSON.stringify(text.slice(0, 100))}, which is not a valid session name. Send one name of 1 to 64 letters, digits, dots, hyphens and underscores, or leave it out.`,
    );
  }
}

/**
 * Returns the session of a request: `X-Mock-Session`, else the cookie `mock-session`; undefined for neither. A name that
 * is not well formed, or given more than once, is refused: the request would reach the world that everybody shares.
 */
export function sessionOf({
  headers,
}: Pick<IncomingMessage, 'headers'>): string | SessionRefusal | undefined {
  const header = headers['x-mock-session'];
  // Node joins a header that is repeated, with a comma that no name has.
  if (header !== undefined) return checked('X-Mock-Session', String(header));
  if (headers.cookie === undefined) return undefined;
  const values = [...headers.cookie.matchAll(/(?:^|;)\s*mock-session\s*=([^;]*)/g)].map(([, value = '']) =>
    value.trim(),
  );
  return values.length === 0 ? undefined : checked('the cookie mock-session', values.join(', '));
}

function checked(sender: string, text: string): string | SessionRefusal {
  return sessionName.test(text) ? text : new SessionRefusal(sender, text);
}
