import { quietTimer } from '../base/quiet-timer.ts';
import { loginOf } from '../domain/tokens.ts';
import type { Commit } from '../store/store.ts';
import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { World } from '../worlds/world.ts';
import { closeCodes, type LiveConnection, type LiveLogin } from './connection.ts';

/** Max milliseconds of a timer: a later end is looked at again. */
const longestMs = 24 * 60 * 60 * 1000;

/** Where the connections of a world are found. */
export interface Connections {
  connections(): Iterable<LiveConnection>;
  connectionsOf(userId: number): Iterable<LiveConnection>;
}

/**
 * Closes connections as their logins end: by a commit that ends a token or removes its user, by a change of the clock, or
 * by the time that a token has. Nothing is asked again and again, and a commit is asked only about the users it names.
 */
export class LoginWatch {
  readonly #world: World;
  readonly #all: Connections;
  readonly #timers = new Map<LiveConnection, NodeJS.Timeout>();
  readonly #leaveClock: () => void;

  constructor(world: World, all: Connections) {
    this.#world = world;
    this.#all = all;
    this.#leaveClock = world.store.clock.onChange(() => this.#look(all.connections()));
  }

  /** Stops watching. */
  end(): void {
    this.#leaveClock();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Watches a connection that has logged in; its token may have an end. */
  watch(connection: LiveConnection): void {
    this.forget(connection);
    const { store } = this.#world;
    const { token = '' } = connection.login ?? {};
    const expireTime = store.view.tokens.get(token)?.expireTime ?? -1;
    if (expireTime === -1 || store.clock.setting.mode === 'frozen') return;
    const leftMs = Math.max(0, expireTime * 1000 - store.clock.now().ms);
    this.#timers.set(
      connection,
      quietTimer(() => this.#look([connection]), Math.min(longestMs, leftMs)),
    );
  }

  forget(connection: LiveConnection): void {
    clearTimeout(this.#timers.get(connection));
    this.#timers.delete(connection);
  }

  /**
   * Looks at the logins of whom a commit concerns. Where it replaces the state, the next may have the user again: tests
   * empty a store and fill it anew, and an app is not to be thrown out in between.
   */
  committed({ changes, replaced }: Commit): void {
    const users = new Set(changes.flatMap(userOf));
    if (!replaced) for (const userId of users) this.#look(this.#all.connectionsOf(userId));
  }

  #look(connections: Iterable<LiveConnection>): void {
    const { view } = this.#world.store;
    for (const connection of [...connections])
      if (mayStay(connection, view)) this.watch(connection);
      else this.forget(connection);
  }
}

/** Whose login a change may have ended. */
function userOf({ collection, before, after }: Change): readonly number[] {
  if (collection !== 'tokens' && collection !== 'users') return [];
  return [before, after].flatMap(row =>
    row && 'userId' in row && row.userId !== undefined ? [Number(row.userId)] : [],
  );
}

/** Whether a connection may stay; one whose login has ended is closed. */
export function mayStay(connection: LiveConnection, view: View): boolean {
  if (connection.login && isAlive(connection.login, view)) return true;
  connection.close(closeCodes.policy, 'the login has ended');
  return false;
}

/** Returns whether the token of a login is still that of its user. */
export function isAlive({ token, userId, world }: LiveLogin, view: View): boolean {
  return token === undefined || loginOf(view, token, world.store.clock.now().s).userId === userId;
}
