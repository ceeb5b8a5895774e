import type { Steps } from '../../base/in-slices.ts';
import type { PackedRow, PackedRows } from '../packed/packed-rows.ts';
import { type KeyedValue, KeyedValues } from '../tree/keyed-values.ts';
import { compareKeys, type Order } from '../tree/order.ts';
import type { RowSource } from '../tree/rows-tree.ts';
import { sortSteps } from '../tree/sort-steps.ts';
import { SortedRows } from '../tree/sorted-rows.ts';
import { sortedTexts } from './sorted-texts.ts';
import { type Held, type TableForm, TableValue } from './table.ts';

type Index<Row> = TableForm<Row>['indexes'][number];
type Groups<Row> = KeyedValues<SortedRows<Held<Row>>>;

/** The places of all rows, group by group and in order, and where each group ends. */
interface Sorted {
  readonly places: Uint32Array;
  readonly ends: Uint32Array;
}

/** Rows done in one step. */
const stride = 1024;
/** Groups of up to so many rows are the most frequent ones, and need no list of their own to be sorted. */
const few = 8;

/**
 * Builds a table of packed rows. What it keeps of an order are the places of the rows, four bytes each; trees grow out
 * of them where rows are changed. Steps count as those of `TableValue.steps`.
 * @throws Error when two rows have the same key
 */
export function* packedTableSteps<Row>(form: TableForm<Row>, rows: PackedRows): Steps<TableValue<Row>> {
  const groups: Groups<Row>[] = [];
  const known = new Map<Index<Row>, Sorted>();
  for (const index of form.indexes) {
    // Indexes that differ in what they leave out alone are sorted once.
    const alike = form.indexes.find(it => it.group === index.group && it.order === index.order) ?? index;
    const sorted = known.get(alike) ?? (yield* sortedSteps(index, rows));
    known.set(alike, sorted);
    groups.push(yield* groupSteps(index, sorted, rows));
    yield rows.size;
  }
  return new TableValue(form, yield* keySteps(form, rows), groups, true);
}

/** Every row by group and in order, whether or not the index has it. */
function* sortedSteps<Row>({ group, order }: Index<Row>, rows: PackedRows): Steps<Sorted> {
  const numbers = new Uint32Array(rows.size);
  const known = new Map<string, number>();
  for (let place = 0; place < rows.size; place++) {
    if (place % stride === 0) yield 0;
    const name = group(rows.at(place));
    const number = known.get(name) ?? known.size;
    if (number === known.size) known.set(name, number);
    numbers[place] = number;
  }
  const ranks = new Uint32Array(known.size);
  for (const [rank, number] of (yield* sortedTexts([...known.keys()])).entries()) ranks[number] = rank;
  // A counting sort: how many rows each group has, where it begins, then each row into its group.
  const ends = new Uint32Array(ranks.length);
  const rankOf = (place: number) => ranks[numbers[place] as number] as number;
  for (let place = 0; place < rows.size; place++) ends[rankOf(place)] = (ends[rankOf(place)] as number) + 1;
  let begins = 0;
  for (const [rank, size] of ends.entries()) {
    ends[rank] = begins;
    begins += size;
  }
  const places = new Uint32Array(rows.size);
  for (let place = 0; place < rows.size; place++) {
    const at = ends[rankOf(place)] as number;
    places[at] = place;
    ends[rankOf(place)] = at + 1;
  }
  yield 0;
  for (let rank = 0, from = 0; rank < ranks.length; rank++) {
    const to = ends[rank] as number;
    if (to - from <= few) sortFew(places, from, to, (a, b) => order(rows.at(a), rows.at(b)));
    else {
      const list = Array.from({ length: to - from }, (_, i) => rows.at(places[from + i] as number));
      places.set(
        (yield* sortSteps(list, order)).map(row => row.place),
        from,
      );
    }
    if (rank % stride === 0) yield 0;
    from = to;
  }
  return { places, ends };
}

/** Sorts part of a list in place, by insertion. */
function sortFew(places: Uint32Array, from: number, to: number, order: Order<number>): void {
  for (let next = from + 1; next < to; next++) {
    const place = places[next] as number;
    let at = next;
    for (; at > from && order(places[at - 1] as number, place) > 0; at--)
      places[at] = places[at - 1] as number;
    places[at] = place;
  }
}

function* groupSteps<Row>(
  { group, only, order }: Index<Row>,
  all: Sorted,
  rows: PackedRows,
): Steps<Groups<Row>> {
  let { places, ends } = all;
  if (only) {
    places = new Uint32Array(rows.size);
    ends = new Uint32Array(all.ends.length);
    let [count, groups, rank] = [0, 0, 0];
    for (const end of all.ends) {
      const before = count;
      for (; rank < end; rank++) {
        const place = all.places[rank] as number;
        if (only(rows.at(place))) places[count++] = place;
        if (rank % stride === 0) yield 0;
      }
      if (count > before) ends[groups++] = count;
    }
    places = places.slice(0, count);
    ends = ends.slice(0, groups);
  }
  return KeyedValues.fromSource(new GroupSource(placed(rows, places), ends, group, order), ends.length);
}

class GroupSource<Row> implements RowSource<KeyedValue<SortedRows<Held<Row>>>> {
  readonly #rows: RowSource<Held<Row>>;
  readonly #ends: Uint32Array;
  readonly #group: (row: Held<Row>) => string;
  readonly #order: Order<Held<Row>>;

  constructor(
    rows: RowSource<Held<Row>>,
    ends: Uint32Array,
    group: (row: Held<Row>) => string,
    order: Order<Held<Row>>,
  ) {
    this.#rows = rows;
    this.#ends = ends;
    this.#group = group;
    this.#order = order;
  }

  at(place: number): KeyedValue<SortedRows<Held<Row>>> {
    return new GroupEntry(this, place);
  }

  key(place: number): string {
    return this.#group(this.#rows.at(this.#begin(place)));
  }

  value(place: number): SortedRows<Held<Row>> {
    const from = this.#begin(place);
    return SortedRows.fromSource(this.#rows, from, (this.#ends[place] as number) - from, this.#order);
  }

  #begin(place: number): number {
    return place === 0 ? 0 : (this.#ends[place - 1] as number);
  }
}

/** A group of which only what is asked for is made: looking for one compares many names. */
class GroupEntry<Row> implements KeyedValue<SortedRows<Held<Row>>> {
  readonly #groups: GroupSource<Row>;
  readonly #place: number;

  constructor(groups: GroupSource<Row>, place: number) {
    this.#groups = groups;
    this.#place = place;
  }

  get key(): string {
    return this.#groups.key(this.#place);
  }

  get value(): SortedRows<Held<Row>> {
    return this.#groups.value(this.#place);
  }
}

function* keySteps<Row>({ key }: TableForm<Row>, rows: PackedRows): Steps<KeyedValues<Held<Row>>> {
  const places = (yield* isInOrder(key, rows))
    ? Uint32Array.from({ length: rows.size }, (_, place) => place)
    : yield* sortedKeys(key, rows);
  const source = placed(rows, places);
  const entries: RowSource<KeyedValue<Held<Row>>> = {
    at(rank) {
      const value = source.at(rank);
      return { key: key(value), value };
    },
  };
  return KeyedValues.fromSource(entries, rows.size);
}

/** Whether the rows come by key, as those of one collection do: then nobody has to hold all keys at once. */
function* isInOrder(key: (row: PackedRow) => string, rows: PackedRows): Steps<boolean> {
  let before = '';
  for (let place = 0; place < rows.size; place++) {
    const name = key(rows.at(place));
    if (place > 0 && compareKeys(before, name) >= 0) return false;
    before = name;
    if (place % stride === 0) yield 0;
  }
  return true;
}

/** @throws Error when two rows have the same key */
function* sortedKeys(key: (row: PackedRow) => string, rows: PackedRows): Steps<Uint32Array> {
  const keys: string[] = [];
  for (let place = 0; place < rows.size; place++) {
    keys.push(key(rows.at(place)));
    if (place % stride === 0) yield 0;
  }
  const places = yield* sortedTexts(keys);
  for (let rank = 1; rank < places.length; rank++) {
    const name = keys[places[rank] as number];
    if (name === keys[places[rank - 1] as number]) throw new Error(`two rows have the key ${name}`);
  }
  return places;
}

/** Packed rows in another order. */
function placed(rows: PackedRows, places: Uint32Array): RowSource<PackedRow> {
  return { at: rank => rows.at(places[rank] as number) };
}
