import type { Steps } from '../../base/in-slices.ts';
import { type PackedRow, type PackedRowClass, packedRowClass, unpacked } from '../packed/packed-rows.ts';
import { UnpackedRows } from '../packed/unpacked-rows.ts';
import { KeyedValues } from '../tree/keyed-values.ts';
import { compareKeys, type Order } from '../tree/order.ts';
import { sortSteps } from '../tree/sort-steps.ts';
import { type Rows, SortedRows } from '../tree/sorted-rows.ts';
import type { IndexDefinition, TableDefinition } from './table-definition.ts';

/** Rows by key and by index: what readers see of one table. */
export interface Table<Row, Index extends string = string> {
  readonly size: number;
  get(key: string): Row | undefined;
  /** Every row, in key order (shorter keys first, so numbers and object ids count up). */
  readonly all: Rows<Row>;
  /** The rows of one group of an index, in the index's order; none when there is no such group. */
  readonly by: { readonly [Name in Index]: (group: string) => Rows<Row> };
}

/** A row as a table holds it: as bytes, or as it is. Orders, keys and groups do not tell them apart. */
export type Held<Row> = Row | PackedRow;

interface KeptIndex<Row> extends IndexDefinition<Held<Row>> {
  readonly name: string;
  readonly none: SortedRows<Held<Row>>;
}

/** A table's definition made ready for use: total orders and empty groups. */
export interface TableForm<Row> {
  readonly definition: TableDefinition<Row>;
  readonly key: (held: Held<Row>) => string;
  readonly indexes: readonly KeptIndex<Row>[];
  /** Of its packed rows; absent for a table that has none. */
  readonly packedRow: PackedRowClass | undefined;
}

export function formOf<Row>(definition: TableDefinition<Row>): TableForm<Row> {
  // A packed row has every field that these functions read (`packedTableOf`).
  const { key, indexes, facets } = definition as TableDefinition<unknown> as TableDefinition<Held<Row>>;
  const orders = new Map<Order<Held<Row>>, Order<Held<Row>>>();
  const total = (order: Order<Held<Row>>) => {
    const known = orders.get(order);
    if (known) return known;
    const made: Order<Held<Row>> = (a, b) => order(a, b) || compareKeys(key(a), key(b));
    orders.set(order, made);
    return made;
  };
  const kept = Object.entries(indexes).map(([name, index]) => {
    const order = total(index.order);
    return { name, group: index.group, only: index.only, order, none: SortedRows.empty(order) };
  });
  return { definition, key, indexes: kept, packedRow: facets && packedRowClass(facets) };
}

/** The group of a row in an index; undefined when the index has no such row. */
export function groupIn<Row>({ group, only }: IndexDefinition<Row>, row: Row): string | undefined {
  return only && !only(row) ? undefined : group(row);
}

/** One version of a table: a value, and the one mechanism that keeps rows and indexes together. */
export class TableValue<Row> implements Table<Row> {
  readonly form: TableForm<Row>;
  /** Every row as it is held, in key order. */
  readonly held: KeyedValues<Held<Row>>;
  readonly #groups: readonly KeyedValues<SortedRows<Held<Row>>>[];
  readonly #isPacked: boolean;
  #by: Table<Row>['by'] | undefined;

  /**
   * For those who build tables.
   * @param groups of each index
   * @param isPacked whether a row may be packed
   */
  constructor(
    form: TableForm<Row>,
    held: KeyedValues<Held<Row>>,
    groups: readonly KeyedValues<SortedRows<Held<Row>>>[],
    isPacked: boolean,
  ) {
    this.form = form;
    this.held = held;
    this.#groups = groups;
    this.#isPacked = isPacked;
  }

  static empty<Row>(form: TableForm<Row>): TableValue<Row> {
    const groups = form.indexes.map(() => KeyedValues.empty<SortedRows<Held<Row>>>());
    return new TableValue(form, KeyedValues.empty<Held<Row>>(), groups, false);
  }

  /** Builds a table of many rows, faster than putting them one by one. Steps count rows, once for each index. */
  static *steps<Row>(form: TableForm<Row>, rows: ReadonlyMap<string, Row>): Steps<TableValue<Row>> {
    const groups: KeyedValues<SortedRows<Held<Row>>>[] = [];
    for (const index of form.indexes) groups.push(yield* indexSteps(index, rows));
    return new TableValue(form, yield* KeyedValues.steps<Held<Row>>(rows), groups, false);
  }

  get size(): number {
    return this.held.size;
  }

  get all(): Rows<Row> {
    return this.#shown(this.held);
  }

  get by(): Table<Row>['by'] {
    this.#by ??= Object.fromEntries(
      this.form.indexes.map((index, i) => [index.name, (group: string) => this.rowsOf(i, group)]),
    );
    return this.#by;
  }

  get(key: string): Row | undefined {
    const held = this.held.get(key);
    return held === undefined ? undefined : unpacked(held);
  }

  /** The rows of one group, of the index in this place. */
  rowsOf(index: number, group: string): Rows<Row> {
    const rows = this.#groups[index]?.get(group);
    return this.#shown(rows ?? (this.form.indexes[index] as KeptIndex<Row>).none);
  }

  /** Every group of an index as it is held, in key order. */
  groupsOf(name: string): Iterable<Rows<Held<Row>>> {
    return this.#groups[this.form.indexes.findIndex(index => index.name === name)] ?? KeyedValues.empty();
  }

  /** With `row` in place of the row `before` that has its key, if there is one. */
  put(row: Row, before: Row | undefined, owner: object): TableValue<Row> {
    return this.#with(this.held.set(this.form.key(row), row, owner), this.#regroup(before, row, owner));
  }

  delete(before: Row, owner: object): TableValue<Row> {
    return this.#with(
      this.held.delete(this.form.key(before), owner),
      this.#regroup(before, undefined, owner),
    );
  }

  #with(
    held: KeyedValues<Held<Row>>,
    groups: readonly KeyedValues<SortedRows<Held<Row>>>[],
  ): TableValue<Row> {
    return new TableValue(this.form, held, groups, this.#isPacked);
  }

  #shown(rows: Rows<Held<Row>>): Rows<Row> {
    // Where none is packed, all are rows.
    return this.#isPacked ? new UnpackedRows(rows) : (rows as Rows<Row>);
  }

  #regroup(
    before: Row | undefined,
    after: Row | undefined,
    owner: object,
  ): KeyedValues<SortedRows<Held<Row>>>[] {
    return this.form.indexes.map((index, i) => {
      let groups = this.#groups[i] as KeyedValues<SortedRows<Held<Row>>>;
      const from = before && groupIn(index, before);
      const to = after && groupIn(index, after);
      const stays = before && after && from === to && index.order(before, after) === 0;
      if (before && from !== undefined && !stays) {
        const rest = (groups.get(from) ?? index.none).remove(before, owner);
        groups = rest.size === 0 ? groups.delete(from, owner) : groups.set(from, rest, owner);
      }
      if (after && to !== undefined) {
        groups = groups.set(to, (groups.get(to) ?? index.none).put(after, owner), owner);
      }
      return groups;
    });
  }
}

function* indexSteps<Row>(
  index: KeptIndex<Row>,
  rows: ReadonlyMap<string, Row>,
): Steps<KeyedValues<SortedRows<Held<Row>>>> {
  const { order } = index;
  const grouped = new Map<string, Held<Row>[]>();
  for (const row of rows.values()) {
    const group = groupIn(index, row);
    yield 1;
    if (group === undefined) continue;
    const list = grouped.get(group);
    if (list) list.push(row);
    else grouped.set(group, [row]);
  }
  const sorted = new Map<string, SortedRows<Held<Row>>>();
  for (const [group, list] of grouped) {
    sorted.set(group, SortedRows.fromSorted(yield* sortSteps(list, order), order));
    yield 0;
  }
  return yield* KeyedValues.steps(sorted);
}
