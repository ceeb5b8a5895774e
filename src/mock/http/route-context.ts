import type { IncomingMessage } from 'node:http';
import { loginOf } from '../../domain/tokens.ts';
import type { World } from '../../worlds/world.ts';

/** What an application's own route may use of the mock. */
export interface RouteContext {
  /** The state that the request runs against: that of its session or token, else the shared one. */
  readonly world: World;
  /** The user whose `access_token` stands in the query. */
  readonly callerId: number | undefined;
  /** Returns the user whose token it is; undefined for one that is unknown or has ended. */
  userOf(token: string): number | undefined;
}

/** A property of the request, the same in every copy of the package that a configuration file may load. */
const place = Symbol.for('imapi-mock route context');

/** Leaves what a route may use at its request. */
export function giveContext(request: IncomingMessage, world: World, token: string | undefined): void {
  const { store } = world;
  const userOf = (given: string) => loginOf(store.view, given, store.clock.now().s).userId;
  const context: RouteContext = {
    world,
    callerId: token === undefined ? undefined : userOf(token),
    userOf,
  };
  Object.assign(request, { [place]: context });
}

/**
 * Returns what one of `extraRoutes` may use of the mock.
 * @throws Error for a request that did not come through `extraRoutes`
 */
export function routeContext(request: IncomingMessage): RouteContext {
  const context: unknown = Reflect.get(request, place);
  if (isContext(context)) return context;
  throw new Error(
    'Failed to find the context of the request: it did not come through extraRoutes. Call routeContext in one of them.',
  );
}

function isContext(value: unknown): value is RouteContext {
  return typeof value === 'object' && value !== null && 'world' in value;
}
