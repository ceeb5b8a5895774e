import type { Store } from './store.ts';

/** One caller's own world: a fork of the base with its own clock, and what other layers keep for it. */
export interface Session<Extras> {
  readonly name: string;
  readonly store: Store;
  readonly extras: Extras;
  /** Milliseconds of the machine's time. */
  readonly createdAt: number;
  readonly lastUsedAt: number;
  /** Whether only guests have used it. */
  readonly guest: boolean;
}

export interface SessionOptions<Extras> {
  readonly base: Store;
  /** Makes what other layers keep for each session, e.g. its faults and its journal. */
  readonly extras: (name: string, store: Store) => Extras;
  /** Told of each session that has ended, whatever ended it. */
  readonly ended?: (name: string) => void;
  /**
   * Max sessions of guests, and of all others, at a time; the one of its kind unused for longest makes room. Default:
   * 1000.
   */
  readonly limit?: number;
  /** Milliseconds a session may go unused. One hour unless told. */
  readonly idleLimit?: number;
  /** The machine's time in milliseconds. */
  readonly machine?: () => number;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** The sessions of a mock, made on first use, bounded in number and idle time (decision 022). */
export class Sessions<Extras> {
  readonly #options: Required<SessionOptions<Extras>>;
  /** Least recently used first. */
  readonly #sessions = new Map<string, Mutable<Session<Extras>>>();
  #guests = 0;
  #dropped = 0;

  constructor(options: SessionOptions<Extras>) {
    this.#options = { ended: () => {}, limit: 1000, idleLimit: 3_600_000, machine: Date.now, ...options };
  }

  /** How many had to go because of the limit or because nobody used them. */
  get dropped(): number {
    return this.#dropped;
  }

  get size(): number {
    this.#dropIdle();
    return this.#sessions.size;
  }

  /**
   * The session of that name; it begins as a fork of the base, as the base is now.
   * @param guest whether the caller is a guest; sessions that only guests use make room for each other alone
   */
  use(name: string, guest = false): Session<Extras> {
    this.#dropIdle();
    const now = this.#options.machine();
    const session = this.#sessions.get(name) ?? this.#begin(name, now, guest);
    session.lastUsedAt = now;
    if (session.guest && !guest) {
      session.guest = false;
      this.#guests -= 1;
    }
    this.#sessions.delete(name);
    this.#sessions.set(name, session);
    const alike = session.guest ? this.#guests : this.#sessions.size - this.#guests;
    if (alike > this.#options.limit) this.#dropOldest(session.guest);
    return session;
  }

  /** The session of that name, if it lives; looking does not count as using it. */
  peek(name: string): Session<Extras> | undefined {
    this.#dropIdle();
    return this.#sessions.get(name);
  }

  /** Most recently used first. */
  list(): Session<Extras>[] {
    this.#dropIdle();
    return [...this.#sessions.values()].reverse();
  }

  /** False when there was none of that name. */
  delete(name: string): boolean {
    const session = this.#sessions.get(name);
    if (!session) return false;
    this.#sessions.delete(name);
    if (session.guest) this.#guests -= 1;
    this.#options.ended(name);
    return true;
  }

  /** Ends every session. */
  clear(): void {
    for (const name of [...this.#sessions.keys()]) this.delete(name);
  }

  #begin(name: string, now: number, guest: boolean): Mutable<Session<Extras>> {
    const store = this.#options.base.fork();
    if (guest) this.#guests += 1;
    return { name, store, extras: this.#options.extras(name, store), createdAt: now, lastUsedAt: now, guest };
  }

  #dropIdle(): void {
    const oldest = this.#options.machine() - this.#options.idleLimit;
    for (const session of this.#sessions.values()) {
      if (session.lastUsedAt >= oldest) return;
      this.#drop(session);
    }
  }

  #dropOldest(guest: boolean): void {
    for (const session of this.#sessions.values()) {
      if (session.guest !== guest) continue;
      this.#drop(session);
      return;
    }
  }

  #drop({ name }: Session<Extras>): void {
    this.delete(name);
    this.#dropped += 1;
  }
}
