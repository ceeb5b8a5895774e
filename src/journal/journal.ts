import type { Change } from '../store/table-draft.ts';

/** One request and what came of it. */
export interface JournalEntry {
  /** Milliseconds. */
  readonly at: number;
  readonly durationMs: number;
  readonly session: string | undefined;
  readonly method: string;
  readonly path: string;
  /** Absent when the path is no operation. */
  readonly operationId: string | undefined;
  /** As they came, tokens and passwords hidden; worked out when somebody looks, which few entries live to see. */
  parameters(): Readonly<Record<string, string>>;
  readonly unknownParameters: readonly string[];
  readonly status: number;
  readonly resultCode: number | undefined;
  readonly warnings: readonly string[];
  readonly changes: readonly Change[];
  /** The body that was sent, as text; empty where it is no JSON of the API. */
  answer(): string;
  /** The fault it met, by id. */
  readonly fault: string | undefined;
}

/** A journalled request with its number, counted from 1 since the start. */
export interface NumberedEntry extends JournalEntry {
  readonly id: number;
}

/** The last requests, in a ring: bounded, and the cost of an entry does not grow. */
export class Journal {
  readonly #ring: JournalEntry[] = [];
  readonly #size: number;
  #count = 0;

  /** @param size how many entries are kept; 0 keeps none */
  constructor(size: number) {
    this.#size = size;
  }

  /** Entries that made room for newer ones. */
  get evicted(): number {
    return this.#count - this.#ring.length;
  }

  add(entry: JournalEntry): void {
    if (this.#size === 0) return;
    this.#ring[this.#count % this.#size] = entry;
    this.#count++;
  }

  /** The entries that are left, oldest first. */
  entries(): NumberedEntry[] {
    const first = this.evicted;
    return this.#ring.map((_, index) => {
      const number = first + index;
      const entry = this.#ring[number % this.#size];
      return { ...(entry as JournalEntry), id: number + 1 };
    });
  }
}
