import { FaultSwitches } from '../faults/switches.ts';
import { Journal } from '../journal/journal.ts';
import { Sessions } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { World } from './world.ts';

/** The shared world and the sessions forked from it; parallel tests with a session each never see each other. */
export class Worlds {
  readonly shared: World;
  readonly #sessions: Sessions<World>;
  // Entries go with their session, so that neither map outgrows the sessions that live.
  readonly #sessionOfToken = new Map<string, string>();
  readonly #sessionOfFile = new Map<string, string>();
  readonly #awaited = new Set<{ readonly session: string; listener(world: World): void }>();
  readonly #store: Store;
  readonly #journalSize: number;
  readonly #endListeners = new Set<(session: string) => void>();

  /** @param journalSize max requests in the journal of each world */
  constructor(store: Store, journalSize: number) {
    this.#store = store;
    this.#journalSize = journalSize;
    this.shared = { store, journal: new Journal(journalSize), faults: new FaultSwitches() };
    this.#sessions = new Sessions<World>({
      base: store,
      extras: (session, fork) => this.#create(session, fork),
      ended: name => this.#forget(name),
    });
  }

  /** The sessions that live. */
  get sessions(): Pick<Sessions<World>, 'list' | 'dropped'> {
    return this.#sessions;
  }

  /**
   * Returns the world of a session, created when it is first named; without one, the world its token was made in.
   * @param guest whether a page that is not the developer's own names the session
   */
  of(session: string | undefined, token?: string, guest?: boolean): World {
    const name = session ?? (token === undefined ? undefined : this.#madeIn(token));
    return name === undefined ? this.shared : this.#sessions.use(name, guest).extras;
  }

  /** Returns the world of a session to a caller that only reads: one that does not live yet is not created. */
  peek(session: string | undefined): World {
    if (session === undefined) return this.shared;
    return this.#sessions.peek(session)?.extras ?? this.#fork(session, this.#store.fork());
  }

  /**
   * Calls a listener with the world of a session: now if it lives, else when it is created.
   * @returns a function that ends the waiting
   */
  whenCreated(session: string | undefined, listener: (world: World) => void): () => void {
    const world = session === undefined ? this.shared : this.#sessions.peek(session)?.extras;
    if (world) listener(world);
    if (world || session === undefined) return () => {};
    const awaited = { session, listener };
    this.#awaited.add(awaited);
    return () => this.#awaited.delete(awaited);
  }

  /** Returns whether requests are still run against a world. */
  lives(world: World): boolean {
    return world === this.shared || this.#sessions.peek(world.session ?? '')?.extras === world;
  }

  /** Counts as a use of the world's session. Returns false where that has ended. */
  use(world: World): boolean {
    return this.lives(world) && this.of(world.session) === world;
  }

  /** Calls `listener` with the name of each session that has ended, whatever ended it. */
  onEnd(listener: (session: string) => void): void {
    this.#endListeners.add(listener);
  }

  /** Ends a session. Returns false when there is none of that name. */
  end(session: string): boolean {
    return this.#sessions.delete(session);
  }

  endAll(): void {
    this.#sessions.clear();
  }

  /** Lets a token alone select the session from now on, for clients that cannot send a header. */
  bindToken(token: string, session: string): void {
    this.#sessionOfToken.set(token, session);
  }

  /** Remembers in which session a file was uploaded: requests for it name no session. */
  bindFile(id: string, { session }: World): void {
    if (session !== undefined) this.#sessionOfFile.set(id, session);
  }

  /** Returns the world a file was uploaded in; the shared one once its session has ended. */
  ofFile(id: string): World {
    const session = this.#sessionOfFile.get(id);
    return (session === undefined ? undefined : this.#sessions.peek(session)?.extras) ?? this.shared;
  }

  #create(session: string, store: Store): World {
    const world = this.#fork(session, store);
    for (const awaited of this.#awaited) {
      if (awaited.session !== session) continue;
      this.#awaited.delete(awaited);
      awaited.listener(world);
    }
    return world;
  }

  #fork(session: string, store: Store): World {
    const journal = new Journal(this.#journalSize);
    return { session, store, journal, faults: this.shared.faults.fork() };
  }

  #madeIn(token: string): string | undefined {
    const session = this.#sessionOfToken.get(token);
    return session !== undefined && this.#sessions.peek(session) ? session : undefined;
  }

  #forget(ended: string): void {
    for (const map of [this.#sessionOfToken, this.#sessionOfFile]) {
      for (const [id, session] of map) if (session === ended) map.delete(id);
    }
    for (const listener of this.#endListeners) listener(ended);
  }
}
