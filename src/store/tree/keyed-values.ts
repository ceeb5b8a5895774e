import type { Steps } from '../../base/in-slices.ts';
import { compareKeys } from './order.ts';
import type { RowSource } from './rows-tree.ts';
import { sortSteps } from './sort-steps.ts';
import { type Rows, SortedRows } from './sorted-rows.ts';

/** A value under its key. */
export interface KeyedValue<Value> {
  readonly key: string;
  /** Missing only in the probe of a look-up. */
  readonly value?: Value;
}

const byKey = (a: KeyedValue<unknown>, b: KeyedValue<unknown>) => compareKeys(a.key, b.key);

/** An immutable map from text to values, in key order; changes share nearly everything (see `SortedRows`). */
export class KeyedValues<Value> implements Rows<Value> {
  readonly #entries: SortedRows<KeyedValue<Value>>;

  private constructor(entries: SortedRows<KeyedValue<Value>>) {
    this.#entries = entries;
  }

  static empty<Value>(): KeyedValues<Value> {
    return new KeyedValues(SortedRows.empty<KeyedValue<Value>>(byKey));
  }

  /** Builds a map of values in any order. The steps count for nothing. */
  static *steps<Value>(values: ReadonlyMap<string, Value>): Steps<KeyedValues<Value>> {
    const entries: KeyedValue<Value>[] = [];
    for (const [key, value] of values) {
      entries.push({ key, value });
      yield 0;
    }
    return new KeyedValues(SortedRows.fromSorted(yield* sortSteps(entries, byKey), byKey));
  }

  /** A map of so many entries of a source, in key order and each key once. They are made when read. */
  static fromSource<Value>(source: RowSource<KeyedValue<Value>>, size: number): KeyedValues<Value> {
    return new KeyedValues(SortedRows.fromSource(source, 0, size, byKey));
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    return this.#entries.find({ key })?.value;
  }

  /** `owner` as in `SortedRows.put`. */
  set(key: string, value: Value, owner?: object): KeyedValues<Value> {
    return new KeyedValues(this.#entries.put({ key, value }, owner));
  }

  delete(key: string, owner?: object): KeyedValues<Value> {
    const entries = this.#entries.remove({ key }, owner);
    return entries === this.#entries ? this : new KeyedValues(entries);
  }

  at(rank: number): Value | undefined {
    return this.#entries.at(rank)?.value;
  }

  slice(skip: number, limit: number): Value[] {
    return this.#entries.slice(skip, limit).map(entry => entry.value as Value);
  }

  countWhile(before: (value: Value) => boolean): number {
    return this.#entries.countWhile(entry => before(entry.value as Value));
  }

  *[Symbol.iterator](): Iterator<Value> {
    for (const entry of this.#entries) yield entry.value as Value;
  }
}
