import type { Steps } from '../../base/in-slices.ts';
import { KeyedValues } from '../tree/keyed-values.ts';
import { compareKeys, type Order } from '../tree/order.ts';
import { sortSteps } from '../tree/sort-steps.ts';
import { type Rows, SortedRows } from '../tree/sorted-rows.ts';
import type { TableDefinition } from './table-definition.ts';

/** Rows by key and by index: what readers see of one table. */
export interface Table<Row, Index extends string = string> {
  readonly size: number;
  get(key: string): Row | undefined;
  /** Every row, in key order (shorter keys first, so numbers and object ids count up). */
  readonly all: Rows<Row>;
  /** The rows of one group of an index, in the index's order; none when there is no such group. */
  readonly by: { readonly [Name in Index]: (group: string) => Rows<Row> };
}

interface KeptIndex<Row> {
  readonly name: string;
  readonly group: (row: Row) => string | undefined;
  readonly order: Order<Row>;
  readonly none: SortedRows<Row>;
}

/** A table's definition made ready for use: total orders and empty groups. */
export interface TableForm<Row> {
  readonly definition: TableDefinition<Row>;
  readonly indexes: readonly KeptIndex<Row>[];
}

export function formOf<Row>(definition: TableDefinition<Row>): TableForm<Row> {
  const { key } = definition;
  const indexes = Object.entries(definition.indexes).map(([name, index]) => {
    const order: Order<Row> = (a, b) => index.order(a, b) || compareKeys(key(a), key(b));
    return { name, group: index.group, order, none: SortedRows.empty(order) };
  });
  return { definition, indexes };
}

/** One version of a table: a value, and the one mechanism that keeps rows and indexes together. */
export class TableValue<Row> implements Table<Row> {
  readonly form: TableForm<Row>;
  readonly all: KeyedValues<Row>;
  readonly #groups: readonly KeyedValues<SortedRows<Row>>[];
  #by: Table<Row>['by'] | undefined;

  private constructor(
    form: TableForm<Row>,
    all: KeyedValues<Row>,
    groups: readonly KeyedValues<SortedRows<Row>>[],
  ) {
    this.form = form;
    this.all = all;
    this.#groups = groups;
  }

  static empty<Row>(form: TableForm<Row>): TableValue<Row> {
    const groups = form.indexes.map(() => KeyedValues.empty<SortedRows<Row>>());
    return new TableValue(form, KeyedValues.empty<Row>(), groups);
  }

  /** Builds a table of many rows, faster than putting them one by one. Steps count rows, once for each index. */
  static *steps<Row>(form: TableForm<Row>, rows: ReadonlyMap<string, Row>): Steps<TableValue<Row>> {
    const groups: KeyedValues<SortedRows<Row>>[] = [];
    for (const index of form.indexes) groups.push(yield* indexSteps(index, rows));
    return new TableValue(form, yield* KeyedValues.steps(rows), groups);
  }

  get size(): number {
    return this.all.size;
  }

  get by(): Table<Row>['by'] {
    this.#by ??= Object.fromEntries(
      this.form.indexes.map((index, i) => [index.name, (group: string) => this.rowsOf(i, group)]),
    );
    return this.#by;
  }

  get(key: string): Row | undefined {
    return this.all.get(key);
  }

  /** The rows of one group, of the index in this place. */
  rowsOf(index: number, group: string): Rows<Row> {
    return this.#groups[index]?.get(group) ?? (this.form.indexes[index] as KeptIndex<Row>).none;
  }

  /** Every group of an index, in key order. */
  groupsOf(name: string): Rows<SortedRows<Row>> {
    return this.#groups[this.form.indexes.findIndex(index => index.name === name)] ?? KeyedValues.empty();
  }

  /** With `row` in place of the row `before` that has its key, if there is one. */
  put(row: Row, before: Row | undefined, owner: object): TableValue<Row> {
    const key = this.form.definition.key(row);
    return new TableValue(this.form, this.all.set(key, row, owner), this.#regroup(before, row, owner));
  }

  delete(before: Row, owner: object): TableValue<Row> {
    const key = this.form.definition.key(before);
    return new TableValue(this.form, this.all.delete(key, owner), this.#regroup(before, undefined, owner));
  }

  #regroup(before: Row | undefined, after: Row | undefined, owner: object): KeyedValues<SortedRows<Row>>[] {
    return this.form.indexes.map((index, i) => {
      let groups = this.#groups[i] as KeyedValues<SortedRows<Row>>;
      const from = before && index.group(before);
      const to = after && index.group(after);
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
  { group: groupOf, order }: KeptIndex<Row>,
  rows: ReadonlyMap<string, Row>,
): Steps<KeyedValues<SortedRows<Row>>> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows.values()) {
    const group = groupOf(row);
    yield 1;
    if (group === undefined) continue;
    const list = grouped.get(group);
    if (list) list.push(row);
    else grouped.set(group, [row]);
  }
  const sorted = new Map<string, SortedRows<Row>>();
  for (const [group, list] of grouped) {
    sorted.set(group, SortedRows.fromSorted(yield* sortSteps(list, order), order));
    yield 0;
  }
  return yield* KeyedValues.steps(sorted);
}
