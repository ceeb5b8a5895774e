import { Clock, type ClockSetting } from './clock.ts';
import { NamedSnapshots } from './named-snapshots.ts';
import { type Collections, dumpOf, stateOf } from './tables/collections.ts';
import { emptyState, type StoreState, type View, viewOf } from './tables/state.ts';
import type { Change } from './tables/table-draft.ts';
import { openTransaction, type Tx } from './transaction.ts';

/** One step of a store's history. `changes` is empty when a whole state was put in place of another. */
export interface Commit {
  /** Counts the steps of this store from 1 on. */
  readonly sequence: number;
  readonly changes: readonly Change[];
  readonly replaced: boolean;
  readonly state: StoreState;
}

/** What makes a store durable. A store without one lives in memory. */
export interface Backing {
  /**
   * Takes a commit that the store's own readers of `state` already see. Before the promise settles, the backing
   * calls `Store.confirm` or `Store.rollBack`.
   */
  append(commit: Commit): Promise<void>;
}

export interface StoreOptions {
  readonly clock?: Clock;
  /** Sequence of the newest commit the state holds; 0 for a new store. */
  readonly sequence?: number;
}

export interface NewStoreOptions extends StoreOptions {
  readonly seed?: string;
  readonly scenario?: string;
}

/** What comes with a state that takes the place of another, in the very step in which readers see it. */
export interface Arrival {
  readonly clock?: ClockSetting;
  readonly done?: () => void;
}

/** Rows, indexes, counters and time of one world. Changes only through `transact`, whole or not at all. */
export class Store {
  readonly clock: Clock;
  /** States kept under names by the control API, in memory. */
  readonly snapshots = new NamedSnapshots<StoreState>();
  #state: StoreState;
  #sequence: number;
  #durable: Pick<Commit, 'state' | 'sequence'>;
  /** The durable state before the newest commit. */
  #previous: StoreState;
  #backing: Backing | undefined;
  #last: Promise<void> | undefined;
  #busy = false;
  /** What comes with states that readers do not see yet, and the times that writers live in already. */
  readonly #arriving: { readonly arrival: Arrival; readonly sequence: number; readonly clock: Clock }[] = [];
  readonly #listeners = new Set<(commit: Commit) => void>();

  constructor(state: StoreState, options: StoreOptions = {}) {
    this.clock = options.clock ?? new Clock();
    this.#state = state;
    this.#sequence = options.sequence ?? 0;
    this.#durable = { state, sequence: this.#sequence };
    this.#previous = state;
  }

  static empty(options: NewStoreOptions = {}): Store {
    return new Store(emptyState(options.seed ?? defaultSeed, options.scenario ?? 'empty'), options);
  }

  /** A store of JSON collections; the rows are frozen, not copied. Throws as `stateOf` does. */
  static load(collections: Collections, options: NewStoreOptions = {}): Store {
    return new Store(stateOf(collections, options.seed ?? defaultSeed, options.scenario ?? 'empty'), options);
  }

  /** The rows that are durable now. The view never changes; ask again for newer rows. */
  get view(): View {
    return viewOf(this.#durable.state);
  }

  /** The durable rows as they were one commit ago; those of now where there was none yet. */
  get previous(): View {
    return viewOf(this.#previous);
  }

  /** Sequence of the newest commit, durable or not. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Sequence of the newest commit that is durable. */
  get durableSequence(): number {
    return this.#durable.sequence;
  }

  /** The scenario these rows began as. */
  get scenario(): string {
    return this.#durable.state.scenario;
  }

  /** Whether a commit waits to become durable. */
  get pending(): boolean {
    return this.#last !== undefined;
  }

  /**
   * Runs work that reads. It sees the durable state alone, never a row that may yet be rolled back, so
   * nothing has to be awaited before an answer. Throws when the work changes a row.
   */
  read<Result>(work: (tx: Tx) => Result): Result {
    const open = openTransaction(this.#durable.state, this.clock.now());
    const result = work(open.tx);
    const [change] = open.close().changes;
    if (change) {
      throw new Error(`Failed to read: the work changed ${change.collection} ${change.key}. Use transact.`);
    }
    return result;
  }

  /**
   * Runs work that may change rows, synchronously and atomically: when it throws, nothing has changed. Whatever
   * came of it, await `committed()` before telling anybody.
   */
  transact<Result>(work: (tx: Tx) => Result): { result: Result; changes: readonly Change[] } {
    if (this.#busy) {
      throw new Error('Failed to transact: a transaction is already running. Use that one.');
    }
    this.#busy = true;
    try {
      const open = openTransaction(this.#state, this.#clockOfWriters.now());
      const result = work(open.tx);
      if (result instanceof Promise) {
        throw new Error('Failed to transact: the work is asynchronous. Make it return at once.');
      }
      const { state, changes } = open.close();
      if (changes.length > 0) this.#commit({ sequence: this.#sequence + 1, changes, replaced: false, state });
      return { result, changes };
    } finally {
      this.#busy = false;
    }
  }

  /** Resolves when everything this store holds now is durable; rejects when the disk refused it. */
  committed(): Promise<void> {
    return this.#last ?? Promise.resolve();
  }

  /** Resolves when everything this store holds now is durable or was taken back. Never rejects. */
  settled(): Promise<void> {
    return this.committed().catch(() => undefined);
  }

  /** The durable state as a value, in no time: keep it, fork it, restore it. */
  snapshot(): StoreState {
    return this.#durable.state;
  }

  /** Puts a state in place of this store's, as one commit; the very state that it holds already, as none. */
  restore(state: StoreState, arrival: Arrival = {}): void {
    if (this.#busy) throw new Error('Failed to restore: a transaction is running. Restore after it.');
    if (state === this.#state && !this.pending) {
      this.#arrive(arrival);
      // Nothing has to be written, but whoever keeps something beside the rows begins again all the same.
      this.#tell({ sequence: this.#sequence, changes: [], replaced: true, state });
      return;
    }
    const clock = this.#clockOfWriters.fork();
    if (arrival.clock) clock.set(arrival.clock);
    this.#arriving.push({ arrival, clock, sequence: this.#sequence + 1 });
    this.#commit({ sequence: this.#sequence + 1, changes: [], replaced: true, state });
  }

  /** A store in memory that begins with these durable rows and a clock that shows the same time. O(1). */
  fork(): Store {
    return new Store(this.#durable.state, { clock: this.clock.fork() });
  }

  /** The durable rows as JSON collections. */
  dump(): Record<string, object[]> {
    return dumpOf(this.#durable.state);
  }

  /**
   * Calls `listener` with each commit once it is durable, and with the newest one again, as `replaced`, when the state
   * that the store holds is restored. The function that comes back ends that.
   */
  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives every later commit to `backing` before it counts as durable. For `openStore`. */
  backWith(backing: Backing): void {
    this.#backing = backing;
  }

  /** The backing's word that a commit is durable. */
  confirm(commit: Commit): void {
    this.#previous = this.#durable.state;
    this.#durable = { state: commit.state, sequence: commit.sequence };
    if (this.#arriving[0]?.sequence === commit.sequence) this.#arrive(this.#arriving.shift()?.arrival);
    if (commit.sequence === this.#sequence) this.#last = undefined;
    this.#tell(commit);
  }

  /** The backing's word that no commit after the last confirmed one will ever be durable. */
  rollBack(): void {
    this.#state = this.#durable.state;
    this.#sequence = this.#durable.sequence;
    this.#last = undefined;
    this.#arriving.length = 0;
  }

  get #clockOfWriters(): Clock {
    return this.#arriving.at(-1)?.clock ?? this.clock;
  }

  #arrive({ clock, done }: Arrival = {}): void {
    if (clock) this.clock.set(clock);
    done?.();
  }

  #tell(commit: Commit): void {
    for (const listener of this.#listeners) tell(listener, commit);
  }

  #commit(commit: Commit): void {
    this.#state = commit.state;
    this.#sequence = commit.sequence;
    if (!this.#backing) {
      this.confirm(commit);
      return;
    }
    this.#last = this.#backing.append(commit);
    // Whoever cares awaits `committed`; for anybody else a refused append is no reason to end the process.
    this.#last.catch(() => undefined);
  }
}

export const defaultSeed = '1';

/** The commit stands whatever a listener does; what it throws ends the process, as any bug does. */
function tell(listener: (commit: Commit) => void, commit: Commit): void {
  try {
    listener(commit);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
