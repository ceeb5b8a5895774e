import { atOnce, type Steps } from '../../base/in-slices.ts';
import { CounterDraft, firstCounters } from '../counters.ts';
import { deepFreeze } from '../freeze.ts';
import { type PackedRows, unpacked } from '../packed/packed-rows.ts';
import { noteIds } from '../transaction.ts';
import type { Rows } from '../tree/sorted-rows.ts';
import { packedTableSteps } from './packed-table.ts';
import type { RowTypes } from './rows.ts';
import { formOfTable, type StoreState } from './state.ts';
import { type Held, type TableForm, TableValue } from './table.ts';
import { checkedKey } from './table-draft.ts';
import { type TableName, tableNames, tables } from './tables.ts';

/** A store as JSON: the rows of each collection, under the names the document uses. */
export type Collections = Readonly<Record<string, readonly object[]>>;

/** The table that keeps a collection, e.g. `groupMessages` for `mucmsg_<jid>`; undefined when there is none. */
export function tableOfCollection(collection: string): TableName | undefined {
  if (collection.startsWith('mucmsg_')) return 'groupMessages';
  return tableNames.find(name => name !== 'groupMessages' && collectionOf(name, {}) === collection);
}

function collectionOf(name: TableName, row: object): string {
  return tables[name].collection(row as never);
}

/**
 * Builds a state from JSON collections. The rows are frozen, not copied. Throws on a collection that no table
 * keeps, on a row without its key or with that of another, and on a group message in another group's collection.
 */
export function stateOf(collections: Collections, seed: string, scenario: string): StoreState {
  return atOnce(stateSteps(collections, seed, scenario));
}

/** Rows that a state is built of, beside those of its collections: the packed ones of whole tables. */
export type PackedTables = ReadonlyMap<TableName, PackedRows>;

/**
 * The steps of `stateOf`; they count as far as `stateWork` of the collections.
 * @param packed rows that are known to be what a table had, and whose ids the counters of a state know already
 */
export function* stateSteps(
  collections: Collections,
  seed: string,
  scenario: string,
  packed: PackedTables = new Map(),
): Steps<StoreState> {
  const counters = new CounterDraft(firstCounters(seed));
  const loaded = new Map<TableName, Map<string, object>>();
  for (const [collection, rows] of Object.entries(collections)) {
    const name = tableOfCollection(collection);
    if (!name) {
      throw new Error(
        `Failed to load the collection ${collection}: there is no such collection. The store has ${collectionNames.join(', ')}.`,
      );
    }
    if (!Array.isArray(rows)) {
      throw new Error(
        `Failed to load the collection ${collection}: it is not a list. Give a JSON array of rows.`,
      );
    }
    const byKey = loaded.get(name) ?? new Map<string, object>();
    loaded.set(name, byKey);
    for (const row of rows) {
      if (name === 'groupMessages' && collectionOf(name, row) !== collection)
        throw misplaced(collection, row);
      const key = checkedKey(formOfTable(name) as never, row, collection);
      if (byKey.has(key)) throw repeated(collection, key);
      byKey.set(key, deepFreeze(row));
      noteIds(row, counters);
      yield 1;
    }
  }
  const built: [TableName, unknown][] = [];
  for (const name of tableNames) {
    const form = formOfTable(name) as unknown as TableForm<object>;
    const rows = packed.get(name);
    const table = rows
      ? yield* packedTableSteps(form, rows)
      : yield* TableValue.steps(form, loaded.get(name) ?? new Map());
    built.push([name, table]);
  }
  return Object.freeze({
    tables: Object.freeze(Object.fromEntries(built)) as StoreState['tables'],
    counters: counters.value(),
    scenario,
  });
}

/** How much `stateSteps` counts: each row once for itself and once for each index of its table. */
export function stateWork(collections: Collections, packed: PackedTables = new Map()): number {
  const loaded = Object.entries(collections).reduce((sum, [collection, rows]) => {
    const name = tableOfCollection(collection);
    return sum + rows.length * (1 + (name ? formOfTable(name).indexes.length : 0));
  }, 0);
  return [...packed].reduce((sum, [name, { size }]) => sum + size * formOfTable(name).indexes.length, loaded);
}

function repeated(collection: string, key: string): Error {
  return new Error(
    `Failed to load the collection ${collection}: two rows have the key ${key}. Take one of them away.`,
  );
}

function misplaced(collection: string, row: object): Error {
  return new Error(
    `Failed to load the collection ${collection}: a row belongs to ${collectionOf('groupMessages', row)}. Move it there, or correct its room_jid.`,
  );
}

/** The collections every store has; group messages have one more for each group, `mucmsg_<jid>`. */
const collectionNames: readonly string[] = Object.freeze(
  tableNames.map(name => (name === 'groupMessages' ? 'mucmsg_<jid>' : collectionOf(name, {}))),
);

/** Every collection of a state with its rows in key order; a group has one if it has rows, by order of jid. */
export function* collectionsOf(state: StoreState): Generator<readonly [string, Iterable<Held<object>>]> {
  for (const name of tableNames) {
    const table = state.tables[name] as TableValue<RowTypes[TableName]>;
    if (name !== 'groupMessages') yield [collectionOf(name, {}), table.held];
    else for (const rows of state.tables.groupMessages.groupsOf('storedByRoom')) yield dumpedGroup(rows);
  }
}

function dumpedGroup(rows: Rows<object>): readonly [string, Iterable<object>] {
  return [collectionOf('groupMessages', rows.at(0) ?? {}), rows];
}

/** The state as plain collections, in the form `stateOf` reads. */
export function dumpOf(state: StoreState): Record<string, object[]> {
  return Object.fromEntries(
    Array.from(collectionsOf(state), ([name, rows]) => [
      name,
      Array.from(rows, row => unpacked<object>(row)),
    ]),
  );
}
