import type { Issue } from '../spec/contract.ts';
import type { Change } from '../store/tables/change.ts';

/** The verdict on a request: served, refused as declared, answered as the contract forbids, or for no operation. */
export type EntryVerdict = 'ok' | 'refused' | 'broken' | 'unknown path';

/** The verdict on an answer, with the issues that the contract finds in it. */
export interface Judgement {
  /** `holds`, or what kind of breach it is. */
  readonly verdict: EntryVerdict;
  /** What is wrong with it. */
  readonly issues: readonly Issue[];
  /** Fields that the contract does not declare. */
  readonly undeclared: readonly Issue[];
}

/** One request and its answer. */
export interface JournalEntry {
  /** Milliseconds. */
  readonly at: number;
  /** Milliseconds from the request to its answer. */
  readonly durationMs: number;
  /** Absent for the shared world. */
  readonly session: string | undefined;
  /** HTTP method. */
  readonly method: string;
  /** Path of the operation as the contract has it, or as it came. */
  readonly path: string;
  /** Absent when the path is no operation. */
  readonly operationId: string | undefined;
  /** User id of whom the token belongs to; absent without a token, or with one that is refused. */
  readonly callerId?: number | undefined;
  /** The call beyond the document that was answered: one of companions.yaml, or `extraRoutes`. */
  readonly companion?: string | undefined;
  /**
   * Returns them as they came, tokens and passwords redacted; computed when called, since most entries are never
   * read.
   */
  parameters(): Readonly<Record<string, string>>;
  /** Names of parameters that are files: their values say what they were. Default: none. */
  readonly files?: readonly string[] | undefined;
  /** Names of parameters that the contract does not know. */
  readonly unknownParameters: readonly string[];
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** Absent where the body carries none. */
  readonly resultCode: number | undefined;
  /** What the request was warned of. */
  readonly warnings: readonly string[];
  /** The rows it changed. */
  readonly changes: readonly Change[];
  /** Returns the body that was sent, as text; empty where it is no JSON of the API. */
  answer(): string;
  /** The id of the injected fault. */
  readonly fault: string | undefined;
  /** How the answer went out, where a fault had a hand in that; every other leaves as the mock sends them all. */
  readonly wire?: WireAnswer | undefined;
  /** What somebody else than the journal's judge has found, who has seen more of the answer than is kept here. */
  readonly judgement?: Judgement | undefined;
  /** Of a frame of the live connection; its path is the name of its command. */
  readonly live?: LiveFrame;
}

/** How an answer went out. */
export interface WireAnswer {
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body that the client gets, and of how many; absent where it gets them all. */
  readonly cut?:
    | {
        /** Bytes that were sent. */
        readonly sent: number;
        /** Bytes that there were. */
        readonly of: number;
      }
    | undefined;
  /** Whether the body is compressed. */
  readonly compressed: boolean;
  /** What the fault made of the answer beside its JSON, e.g. `status 404 in place of 200`. */
  readonly altered: readonly string[];
}

/** What a frame of the live connection has that a request has not. */
export interface LiveFrame {
  /** `in`: from the app. */
  readonly direction: 'in' | 'out';
  /** As on the wire, e.g. 10 for a message. */
  readonly command: number;
  /** User ids: who sent it, or whom it reached. */
  readonly users: readonly number[];
  /** The connections it came or went by, numbered from 1 since the start. */
  readonly connections: readonly number[];
  /** Fields that are set, what opens a login hidden; empty where the bytes could not be read. */
  body(): Readonly<Record<string, unknown>>;
  /** The message as a row would keep it, for the contract; undefined where the frame carries none. */
  message(): object | undefined;
  /** Why the bytes are no message. */
  readonly unreadable?: string | undefined;
  /** Why the mock did not do what the frame asks for. */
  readonly refused?: string | undefined;
  /** The frame as it went over the wire, with the same hidden. */
  bytes(): Uint8Array;
}

/** A journalled request with its number, counted from 1 since the start. */
export interface NumberedEntry extends JournalEntry {
  /** Number of the entry, counted from 1. */
  readonly id: number;
}

/** The last requests in a ring: its size is bounded, and the cost of an entry does not grow. */
export class Journal {
  readonly #ring: (JournalEntry | NumberedEntry)[] = [];
  readonly #limit: number;
  readonly #listeners = new Set<(entry: NumberedEntry) => void>();
  #count = 0;
  /** The number of requests until the journal was cleared last. */
  #cleared = 0;

  /** @param limit max entries; 0 keeps none */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many entries are kept. */
  get limit(): number {
    return this.#limit;
  }

  /** The number of entries that are kept. */
  get size(): number {
    return this.#ring.length;
  }

  /** The number of entries that made room for newer ones. */
  get evicted(): number {
    return this.#count - this.#cleared - this.#ring.length;
  }

  /** The number of the newest request; 0 before the first. */
  get newestId(): number {
    return this.#count;
  }

  /** Adds an entry; the oldest goes where there are too many. */
  add(entry: JournalEntry): void {
    if (this.#limit === 0) return;
    this.#ring[(this.#count - this.#cleared) % this.#limit] = entry;
    this.#count++;
    if (this.#listeners.size > 0) this.#notify();
  }

  /** Returns the entry with this number, if it is still kept. */
  get(id: number): NumberedEntry | undefined {
    if (id > this.#count || id <= this.#count - this.#ring.length) return undefined;
    const place = (id - 1 - this.#cleared) % this.#limit;
    const entry = this.#ring[place];
    if (!entry) return undefined;
    if ('id' in entry) return entry;
    // Numbered at the first read and stored so, because others remember by the object what they computed.
    const numbered = { ...entry, id };
    this.#ring[place] = numbered;
    return numbered;
  }

  /** Returns the entries that are kept, newest first. */
  *newestFirst(): Generator<NumberedEntry> {
    for (let id = this.#count; id > this.#count - this.#ring.length; id--) {
      const entry = this.get(id);
      if (entry) yield entry;
    }
  }

  /** Returns the entries that are kept, oldest first. */
  entries(): NumberedEntry[] {
    return [...this.newestFirst()].reverse();
  }

  /** Deletes every entry; numbers continue. */
  clear(): void {
    this.#ring.length = 0;
    this.#cleared = this.#count;
  }

  /** Calls `listener` with each new entry. Returns a function that ends this. */
  onEntry(listener: (entry: NumberedEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(): void {
    const entry = this.get(this.#count);
    for (const listener of this.#listeners) if (entry) listener(entry);
  }
}
