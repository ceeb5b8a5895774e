import { setImmediate as nextTurn } from 'node:timers/promises';
import { Low } from 'lowdb';
import type { Backing, Commit, Store } from '../store.ts';
import { linesOf } from './log-line.ts';
import type { SavedStore } from './saved-store.ts';
import type { SnapshotFile } from './snapshot-file.ts';
import { StoreError, storeReasonOf, UnsyncedError } from './store-error.ts';
import type { WriteAheadLog } from './write-ahead-log.ts';

/** Commits that become durable by one write, and the promise they share. */
interface Group {
  readonly commits: Commit[];
  readonly done: PromiseWithResolvers;
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface DiskBackingParts {
  readonly store: Store;
  readonly file: SnapshotFile;
  readonly log: WriteAheadLog;
  /** Told of what went wrong without harm, e.g. a compaction that found no room. */
  readonly warn: (text: string) => void;
  /** The log is folded into the snapshot when it is larger than the snapshot and than this, in bytes. */
  readonly compactFrom: number;
  /** Whether to fold what the log holds at the start. */
  readonly foldNow: boolean;
}

/**
 * Makes a store durable: commits that arrive while a write is under way share the next one; a whole state
 * that is put in place goes to the snapshot. When a write fails, the store goes back to what is durable, and
 * every commit that waited is refused.
 */
export class DiskBacking implements Backing {
  readonly #parts: DiskBackingParts;
  readonly #queue: Group[] = [];
  #running: Promise<void> | undefined;
  /** The snapshot being written beside the appends. */
  #compaction: Promise<void> | undefined;
  /** The place in the log up to which the snapshot holds it, and its sequence, until that part is dropped. */
  #folded: { readonly place: number; readonly sequence: number } | undefined;
  #compactAt: number;
  #refusal: Error | undefined;

  constructor(parts: DiskBackingParts) {
    this.#parts = parts;
    this.#compactAt = parts.compactFrom;
    if (parts.foldNow) this.#compact();
  }

  append(commit: Commit): Promise<void> {
    const last = this.#queue.at(-1);
    const joins = last && !commit.replaced && !last.commits[0]?.replaced;
    const group = joins ? last : { commits: [], done: withResolvers() };
    if (!joins) this.#queue.push(group);
    group.commits.push(commit);
    this.#run();
    return group.done.promise;
  }

  /** Refuses every later commit, e.g. because the folder was lost to another process; the first reason stays. */
  refuse(error: Error): void {
    this.#refusal ??= error;
  }

  /** Ends the appends under way, folds the log into the snapshot and closes the files. */
  async close(): Promise<void> {
    await this.#idle();
    const closed = !this.#refusal;
    this.#refusal ??= new StoreError('Failed to change the store: it is closed. Open it again.');
    if (closed && this.#parts.log.size > 0) this.#compact();
    await this.#idle();
    await this.#parts.log.close();
  }

  #saved(): SavedStore {
    const { store, log } = this.#parts;
    return { sequence: store.durableSequence, state: store.snapshot(), log: log.id };
  }

  async #idle(): Promise<void> {
    while (this.#running || this.#compaction) {
      await this.#running;
      await this.#compaction;
    }
  }

  /** Folds the log into the snapshot beside the running appends. Failures are told to `warn`. */
  #compact(): void {
    if (this.#folded === undefined) this.#compaction ??= this.#fold();
  }

  async #fold(): Promise<void> {
    const { log, warn, file, compactFrom } = this.#parts;
    const place = log.end;
    const saved = this.#saved();
    try {
      await this.#write(saved);
      this.#folded = { place, sequence: saved.sequence };
      this.#compactAt = Math.max(compactFrom, file.bytes);
      this.#run();
    } catch (error) {
      warn(storeReasonOf(error));
      this.#compactAt = log.size + compactFrom;
    }
    this.#compaction = undefined;
  }

  async #write(saved: SavedStore): Promise<void> {
    // A new one each time, so that no old state is held in memory between writes.
    await this.#orRefuse(new Low(this.#parts.file, saved).write());
  }

  /** After a failed sync nobody can say what is on the disk: nothing that comes later would be safe. */
  async #orRefuse(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (error instanceof UnsyncedError) this.refuse(error);
      throw error;
    }
  }

  #run(): void {
    this.#running ??= this.#work();
  }

  async #work(): Promise<void> {
    do {
      // What is read in this turn of the event loop joins the group: a turn costs less than another write.
      await nextTurn();
      await this.#dropFolded();
      const group = this.#queue.shift();
      if (!group) continue;
      try {
        await this.#save(group);
      } catch (error) {
        this.#rollBack([group, ...this.#queue.splice(0)], error);
        continue;
      }
      for (const commit of group.commits) this.#parts.store.confirm(commit);
      group.done.resolve();
      if (this.#parts.log.size > this.#compactAt) this.#compact();
    } while (this.#queue.length > 0 || this.#folded !== undefined);
    // In the same step as the last look at the queue, so that no commit is left waiting.
    this.#running = undefined;
  }

  async #save({ commits }: Group): Promise<void> {
    if (this.#refusal) throw this.#refusal;
    const [first] = commits;
    if (!first?.replaced) {
      await this.#parts.log.append(linesOf(commits));
      return;
    }
    await this.#compaction;
    const { log } = this.#parts;
    const { sequence, state } = first;
    await this.#write({ sequence, state, log: log.id });
    this.#folded = { place: log.end, sequence };
  }

  /** The store goes back before anybody hears of it, so that nothing new is built on what was refused. */
  #rollBack(groups: readonly Group[], error: unknown): void {
    this.#parts.store.rollBack();
    for (const group of groups) group.done.reject(error);
  }

  /** A log that cannot be shortened does no harm: its entries are known to be in the snapshot. */
  async #dropFolded(): Promise<void> {
    const folded = this.#folded;
    if (folded === undefined) return;
    this.#folded = undefined;
    const { log, warn, compactFrom } = this.#parts;
    try {
      await this.#orRefuse(log.dropBefore(folded.place, folded.sequence));
    } catch (error) {
      warn(storeReasonOf(error));
      this.#compactAt = log.size + compactFrom;
    }
  }
}

function withResolvers(): PromiseWithResolvers {
  let resolve = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
