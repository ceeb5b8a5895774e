import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isLoopbackAddress, isLoopbackHost, isSameOrigin, readHost } from '../../mock/http/host.ts';
import { ownUrl } from '../../mock/http/urls.ts';
import { FailedTokens } from './failed-tokens.ts';
import { Problem, sendProblem } from './problem.ts';

/** Who may use the control API. */
export interface GuardOptions {
  /** The token that is asked for; without one only programs of this machine are let in. */
  readonly token: string | undefined;
  /** The address others were told, if one was. */
  readonly publicUrl: string | undefined;
  /** Origins whose pages may use the control API as well, e.g. `http://localhost:5173`. */
  readonly origins: readonly string[];
}

/**
 * Keeps strangers out. A web page the developer visits must not be able to drive the mock, neither from its own origin
 * nor under a name that was made to lead here, and neither by a script nor by a picture whose address is an operation;
 * and what the mock is made to do must not hang on who else is in the network.
 * @param options asked for each request: the token may be made when the mock begins to listen
 */
export function guard(options: () => GuardOptions): RequestHandler {
  const failed = new FailedTokens();
  return function refuseStrangers(request: Request, response: Response, next: NextFunction) {
    const { token, publicUrl, origins } = options();
    const { origin } = request.headers;
    const named = origin !== undefined && origins.some(it => isSameOrigin(it, origin));
    if (named) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Vary', 'Origin');
      if (request.method === 'OPTIONS') return answerPreflight(response);
    }
    const problem =
      refusedHost(request) ??
      (named ? undefined : refusedPage(request, publicUrl)) ??
      (token === undefined
        ? refusedPeer(request, publicUrl)
        : refusedToken(request.headers.authorization, token));
    if (!problem) return next();
    if (problem.code === 'no-token') response.setHeader('WWW-Authenticate', 'Bearer realm="imapi-mock"');
    // A request without a token guesses nothing.
    const guesses = problem.code === 'no-token' && request.headers.authorization !== undefined;
    const pause = guesses ? failed.add(request.socket.remoteAddress ?? '') : 0;
    if (pause === 0) return sendProblem(response, problem);
    const timer = setTimeout(() => sendProblem(response, problem), pause);
    response.once('close', () => clearTimeout(timer));
  };
}

function answerPreflight(response: Response): void {
  response.setHeader('Access-Control-Allow-Methods', 'GET, PUT, PATCH, POST, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Mock-Session');
  response.setHeader('Access-Control-Max-Age', '600');
  response.status(204).end();
}

function refusedHost({ headers: { host }, headersDistinct }: Request): Problem | undefined {
  const [, second] = headersDistinct.host ?? [];
  // Node takes the first, a proxy before it perhaps the other.
  if (second !== undefined) return stranger(`it has two Host headers, ${host} and ${second}. Send one.`);
  // HTTP/1.0 has none.
  if (host === undefined || host === '' || readHost(host)) return undefined;
  return stranger(`its Host header ${host} is not a host name and port. Use 127.0.0.1 or localhost.`);
}

/** Refuses the requests of pages of other origins. Old browsers only name the origin where a page could read the answer. */
function refusedPage(request: Request, publicUrl: string | undefined): Problem | undefined {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = [ownUrl(request), ...(publicUrl === undefined ? [] : [publicUrl])];
  const foreign = origin !== undefined && !own.some(it => isSameOrigin(it, origin));
  if (!foreign && (site === undefined || site === 'same-origin' || site === 'none')) return undefined;
  return stranger(
    `it comes from a page of ${foreign ? origin : 'another origin'}. Open it from the mock's own address, or name the origin with --admin-origin.`,
  );
}

function refusedPeer(request: Request, publicUrl: string | undefined): Problem | undefined {
  if (!isFromHere(request)) {
    return stranger(
      'without a token, only programs on the same machine may use it. Give the mock a token (--admin-token) and send it as Authorization: Bearer.',
    );
  }
  // What a proxy of this machine was asked for counts like what it asks for itself.
  const { host, 'x-forwarded-host': forwarded = [] } = request.headers;
  const names = [host, ...[forwarded].flat().flatMap(list => list.split(','))];
  const isOurs = (name: string | undefined) =>
    name !== undefined &&
    (isLoopbackHost(name) || (publicUrl !== undefined && name === new URL(publicUrl).hostname));
  const other = names.find(name => !isOurs(readHost(name?.trim())?.name));
  if (host === undefined || host === '')
    return stranger('it has no host name. Send a Host header, 127.0.0.1 or localhost.');
  if (other === undefined) return undefined;
  return stranger(`it was sent to the host name ${other}. Use 127.0.0.1 or localhost.`);
}

function refusedToken(authorization: string | undefined, token: string): Problem | undefined {
  const given = /^Bearer +(.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  // Digests have one length, so comparing them takes the same time whatever was sent.
  if (timingSafeEqual(digest(given), digest(token))) return undefined;
  const why = given === '' ? 'it has no token' : 'its token is wrong';
  return new Problem(
    'no-token',
    `Failed to use the control API: ${why}. Send Authorization: Bearer with the token the mock printed at the start.`,
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function stranger(why: string): Problem {
  return new Problem('stranger', `Failed to use the control API: ${why}`);
}

/** Whoever a proxy of this machine speaks for counts, not the proxy. */
function isFromHere({ socket, headers }: Request): boolean {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().flatMap(list => list.split(','));
  const speaksFor = forwarded.map(address => address.trim());
  return (
    headers.forwarded === undefined && [socket.remoteAddress ?? '', ...speaksFor].every(isLoopbackAddress)
  );
}
