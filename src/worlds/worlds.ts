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

  /** @param journalSize max requests in the journal of each world */
  constructor(store: Store, journalSize: number) {
    this.shared = { store, journal: new Journal(journalSize), faults: new FaultSwitches() };
    this.#sessions = new Sessions<World>({
      base: store,
      extras: (session, fork) => ({
        session,
        store: fork,
        journal: new Journal(journalSize),
        faults: this.shared.faults.fork(),
      }),
      ended: name => this.#forget(name),
    });
  }

  /** The sessions that live. */
  get sessions(): Pick<Sessions<World>, 'list' | 'dropped'> {
    return this.#sessions;
  }

  /** Returns the world of a session, created when it is first named; without one, the world its token was made in. */
  of(session: string | undefined, token?: string): World {
    const name = session ?? (token === undefined ? undefined : this.#madeIn(token));
    return name === undefined ? this.shared : this.#sessions.use(name).extras;
  }

  /** Returns whether requests are still run against a world. */
  lives(world: World): boolean {
    return world === this.shared || this.#sessions.peek(world.session ?? '')?.extras === world;
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
