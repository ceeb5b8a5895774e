/** One row that was written, replaced or removed: what a replica has to repeat. */
export interface Change {
  readonly collection: string;
  readonly key: string;
  readonly before: object | undefined;
  /** `undefined`: the row was removed. */
  readonly after: object | undefined;
}

interface Shape<T> {
  readonly name: string;
  readonly key: (row: T) => string;
  /** What rows are looked up by. */
  readonly group: (row: T) => string;
}

/** Rows of one kind in the order they were first written. They are never changed in place, always replaced. */
export class Collection<T extends object> {
  readonly #rows = new Map<string, T>();
  readonly #groups = new Map<string, Map<string, T>>();

  readonly shape: Shape<T>;
  readonly #write: (change: Change) => Change | undefined;

  constructor(shape: Shape<T>, write: (change: Change) => Change | undefined) {
    this.shape = shape;
    this.#write = write;
  }

  get(key: string): T | undefined {
    return this.#rows.get(key);
  }

  /** The rows of a group, oldest first. */
  of(group: string): T[] {
    return [...(this.#groups.get(group)?.values() ?? [])];
  }

  all(): T[] {
    return [...this.#rows.values()];
  }

  put(row: T): void {
    const key = this.shape.key(row);
    this.#changed({ collection: this.shape.name, key, before: this.#rows.get(key), after: row });
  }

  remove(row: T): void {
    const key = this.shape.key(row);
    const before = this.#rows.get(key);
    if (before) this.#changed({ collection: this.shape.name, key, before, after: undefined });
  }

  #changed(change: Change): void {
    const done = this.#write(change);
    if (done) this.repeat(done);
  }

  /** Does a change again that was made in a collection of the same shape. */
  repeat({ key, after }: Change): void {
    const before = this.#rows.get(key);
    const row = after as T | undefined;
    if (before && (!row || this.shape.group(before) !== this.shape.group(row)))
      this.#groups.get(this.shape.group(before))?.delete(key);
    if (!row) {
      this.#rows.delete(key);
      return;
    }
    this.#rows.set(key, row);
    const group = this.shape.group(row);
    const members = this.#groups.get(group) ?? new Map<string, T>();
    this.#groups.set(group, members.set(key, row));
  }
}
