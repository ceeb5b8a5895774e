import type { UserRow } from './state/rows.ts';
import type { State } from './state/state.ts';

/** Who is logged in: tokens live beside the database, and no replica holds them. */
export class Sessions {
  readonly #owners = new Map<string, number>();

  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** Logs a user in; the same user gets the same token (server facts 1.4). */
  login(userId: number, token: string): void {
    this.#owners.set(token, userId);
  }

  /** Ends every login of a user. */
  logout(userId: number): void {
    for (const [token, owner] of this.#owners) if (owner === userId) this.#owners.delete(token);
  }

  find(token: string): UserRow | undefined {
    const userId = this.#owners.get(token);
    return userId === undefined ? undefined : this.#state.users.get(String(userId));
  }

  /** Whoever has a token that fits; for regressions. */
  fitting(fits: (token: string) => boolean): UserRow | undefined {
    const token = [...this.#owners.keys()].find(fits);
    return token === undefined ? undefined : this.find(token);
  }

  /** Whoever has a user id, logged in or not; for regressions. */
  named(userId: string): UserRow | undefined {
    return this.#state.users.get(userId);
  }

  /** Whoever logged in first; for regressions. */
  first(): UserRow | undefined {
    const [token] = this.#owners.keys();
    return token === undefined ? undefined : this.find(token);
  }
}
