import { sameJson } from '../../base/same-json.ts';
import { deepFreeze } from '../freeze.ts';
import type { Rows } from '../tree/sorted-rows.ts';
import type { Change } from './change.ts';
import type { Table, TableForm, TableValue } from './table.ts';

export type { Change } from './change.ts';

/** A table inside a transaction: what was put or deleted is seen at once, by every index. */
export interface TableTx<Row, Index extends string = string> extends Table<Row, Index> {
  /** Stores the row, in place of the one with its key if there is one. The row is frozen. */
  put(row: Row): void;
  /** False when there was no such row. */
  delete(key: string): boolean;
}

/** A row that a transaction has put or deleted: as it was at the start, and as it is. */
interface Touched<Row> {
  readonly before: Row | undefined;
  after: Row | undefined;
}

/** The working copy of one table while a transaction runs. */
export class TableDraft<Row extends object> implements TableTx<Row> {
  readonly #onPut: (row: Row) => void;
  #value: TableValue<Row>;
  /** Who may write in place; renewed whenever rows are handed out, so that lists in use never move. */
  #owner: object = {};
  #handedOut = false;
  #touched: Map<string, Touched<Row>> | undefined;
  #by: Table<Row>['by'] | undefined;

  constructor(value: TableValue<Row>, onPut: (row: Row) => void) {
    this.#value = value;
    this.#onPut = onPut;
  }

  get value(): TableValue<Row> {
    return this.#value;
  }

  get size(): number {
    return this.#value.size;
  }

  get all(): Rows<Row> {
    this.#handedOut = true;
    return this.#value.all;
  }

  get by(): Table<Row>['by'] {
    this.#by ??= Object.fromEntries(
      this.#value.form.indexes.map(({ name }, index) => [
        name,
        (group: string) => {
          this.#handedOut = true;
          return this.#value.rowsOf(index, group);
        },
      ]),
    );
    return this.#by;
  }

  get(key: string): Row | undefined {
    return this.#value.get(key);
  }

  put(row: Row): void {
    const { form } = this.#value;
    const key = checkedKey(form, row, form.definition.collection(row));
    const before = this.#value.get(key);
    if (before && sameJson(before, row)) return;
    deepFreeze(row);
    this.#touch(key, before, row);
    this.#value = this.#value.put(row, before, this.#ownerNow());
    this.#onPut(row);
  }

  delete(key: string): boolean {
    const before = this.#value.get(key);
    if (!before) return false;
    this.#touch(key, before, undefined);
    this.#value = this.#value.delete(before, this.#ownerNow());
    return true;
  }

  /** One change for each row that differs from what it was at the start, in the order of first touch. */
  changes(): Change[] {
    const changes: Change[] = [];
    for (const [key, { before, after }] of this.#touched ?? []) {
      const row = after ?? before;
      if (!row || (before && after && sameJson(before, after))) continue;
      const collection = this.#value.form.definition.collection(row);
      if (!before) changes.push({ collection, key, after: row });
      else changes.push(after ? { collection, key, before, after } : { collection, key, before });
    }
    return changes;
  }

  /** Whether a row was put or deleted, even if it is again as it was. */
  touched(key: string): boolean {
    return this.#touched?.has(key) === true;
  }

  #ownerNow(): object {
    if (this.#handedOut) {
      this.#owner = {};
      this.#handedOut = false;
    }
    return this.#owner;
  }

  #touch(key: string, before: Row | undefined, after: Row | undefined): void {
    this.#touched ??= new Map();
    const touched = this.#touched.get(key);
    if (touched) touched.after = after;
    else this.#touched.set(key, { before, after });
  }
}

/** The key of a row; throws when a field it is made of is missing or the row is no object. */
export function checkedKey<Row extends object>(form: TableForm<Row>, row: Row, collection: string): string {
  const key = typeof row === 'object' && row !== null ? form.definition.key(row) : '';
  if (!isKey(key)) {
    throw new Error(
      `Failed to store a row in ${collection}: its key is ${JSON.stringify(key)}. Give the row all fields of its key.`,
    );
  }
  return key;
}

/** Whether a key has all its parts. */
export function isKey(key: string | undefined): key is string {
  return key !== undefined && !/(^|:)(undefined|null|NaN)?(:|$)/.test(key);
}
