import type { IncomingMessage } from 'node:http';
import { SessionRefusal, sessionOf } from '../../worlds/session-name.ts';
import type { World } from '../../worlds/world.ts';
import type { MockContext, MockSettings } from '../mock-context.ts';
import { isLoopbackHost, isSameOrigin, readHost } from './host.ts';

/** Returns the world of a request: that of its session, else of the session its token was made in, else the shared one. */
export function requestWorld(
  { worldOf, settings }: MockContext,
  request: IncomingMessage,
  token?: string,
): World | SessionRefusal {
  const session = sessionOf(request);
  if (session instanceof SessionRefusal) return session;
  return worldOf(session, token, session !== undefined && isGuest(request, settings));
}

/**
 * Returns whether a request may come from a page that the developer only visits: one of an origin that is neither on
 * this machine nor named, or that reached the mock by a name made to lead here. Such a page may create sessions, as any
 * app under test may, and must not push out the sessions of others by creating many.
 */
function isGuest({ headers }: IncomingMessage, { publicUrl, adminOrigins }: MockSettings): boolean {
  const { origin, host } = headers;
  const named = publicUrl === undefined ? adminOrigins : [publicUrl, ...adminOrigins];
  const isHome = (url: string) =>
    named.some(it => isSameOrigin(it, url)) || (URL.canParse(url) && isLoopbackHost(new URL(url).hostname));
  return !isHome(`http://${readHost(host)?.name}`) || (origin !== undefined && !isHome(origin));
}
