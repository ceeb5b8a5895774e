import { FaultSwitches } from '../faults/switches.ts';
import { Journal } from '../journal/journal.ts';
import type { World } from '../mock/mock-context.ts';
import { Sessions } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';

/** The shared world and the sessions forked from it; parallel tests that name their own session never meet. */
export class Worlds {
  readonly shared: World;
  readonly #sessions: Sessions<World>;
  // What leads to a session goes with it, so that neither of them outgrows the sessions that live.
  readonly #sessionOfToken = new Map<string, string>();
  readonly #sessionOfFile = new Map<string, string>();
  readonly #awaited = new Set<{ readonly session: string; begun(world: World): void }>();
  readonly #store: Store;
  readonly #journalSize: number;

  /** @param journalSize requests each world remembers */
  constructor(store: Store, journalSize: number) {
    this.#store = store;
    this.#journalSize = journalSize;
    this.shared = { store, journal: new Journal(journalSize), faults: new FaultSwitches() };
    this.#sessions = new Sessions<World>({
      base: store,
      extras: (session, fork) => this.#begin(session, fork),
      ended: name => this.#forget(name),
    });
  }

  /** The sessions that live. */
  get sessions(): Pick<Sessions<World>, 'list' | 'dropped'> {
    return this.#sessions;
  }

  /** The world of a session, which begins when it is first named; else the one its token was made in. */
  of(session: string | undefined, token?: string): World {
    const name = session ?? (token === undefined ? undefined : this.#madeIn(token));
    return name === undefined ? this.shared : this.#sessions.use(name).extras;
  }

  /** The world of a session for who only looks: one that does not live is shown as it would begin, and does not begin. */
  seen(session: string | undefined): World {
    if (session === undefined) return this.shared;
    return this.#sessions.peek(session)?.extras ?? this.#fork(session, this.#store.fork());
  }

  /**
   * Calls `begun` with the world of a session: now if it lives, else once it begins. The function that comes back ends
   * the waiting.
   */
  whenBegun(session: string | undefined, begun: (world: World) => void): () => void {
    const world = session === undefined ? this.shared : this.#sessions.peek(session)?.extras;
    if (world) begun(world);
    if (world || session === undefined) return () => {};
    const awaited = { session, begun };
    this.#awaited.add(awaited);
    return () => this.#awaited.delete(awaited);
  }

  /** Whether a world is still the one that requests are run against. */
  lives(world: World): boolean {
    return world === this.shared || this.#sessions.peek(world.session ?? '')?.extras === world;
  }

  /** Ends a session. False when there is none of that name. */
  end(session: string): boolean {
    return this.#sessions.delete(session);
  }

  endAll(): void {
    this.#sessions.clear();
  }

  /** From now on the token alone selects the session, for clients that cannot send a header. */
  bindToken(token: string, session: string): void {
    this.#sessionOfToken.set(token, session);
  }

  /** Remembers in which session a file was uploaded: whoever fetches it names no session. */
  bindFile(id: string, { session }: World): void {
    if (session !== undefined) this.#sessionOfFile.set(id, session);
  }

  /** The world a file was uploaded in; the shared one once its session has ended. */
  ofFile(id: string): World {
    const session = this.#sessionOfFile.get(id);
    return (session === undefined ? undefined : this.#sessions.peek(session)?.extras) ?? this.shared;
  }

  #begin(session: string, store: Store): World {
    const world = this.#fork(session, store);
    for (const awaited of this.#awaited) {
      if (awaited.session !== session) continue;
      this.#awaited.delete(awaited);
      awaited.begun(world);
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
  }
}
