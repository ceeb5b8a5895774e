import { collectionsOf, tableOfCollection } from '../../store/tables/collections.ts';
import type { StoreState, View } from '../../store/tables/state.ts';
import { type TableName, tableNames, tables } from '../../store/tables/tables.ts';
import type { Rows } from '../../store/tree/sorted-rows.ts';
import { type Problem, unknown } from '../http/problem.ts';

/** Collections that every store has; each group has one more, `mucmsg_<jid>`. */
const fixedNames = tableNames
  .filter(name => name !== 'groupMessages')
  .map(name => tables[name].collection({} as never));

/** The rows of a collection by key order. @throws Problem unknown-collection, with the nearest */
export function rowsOf(view: View, collection: string): Rows<object> {
  const name = knownTable(view, collection);
  return name === 'groupMessages'
    ? view.groupMessages.by.storedByRoom(collection.slice('mucmsg_'.length))
    : view[name].all;
}

/** The table that keeps a collection. @throws Problem unknown-collection, with the nearest */
export function knownTable(view: View, collection: string): TableName {
  const name = tableOfCollection(collection);
  if (name && (name !== 'groupMessages' || isGroup(view, collection))) return name;
  throw unknownCollection(collection, view);
}

/** The refusal of a collection there is none of, with the nearest name. */
export function unknownCollection(collection: string, view?: View): Problem {
  const groups = view ? Array.from(view.rooms.all, room => `mucmsg_${room.jid}`) : [];
  return unknown('unknown-collection', 'collection', collection, [...fixedNames, ...groups]);
}

/** The key of a row, as the collection has it. */
export function keyOf(name: TableName, row: object): string {
  // The table says which rows these are.
  return tables[name].key(row as never);
}

/** How many rows each collection of a state has. */
export function countsOf(state: StoreState): Record<string, number> {
  const sized = (rows: Iterable<object>) => ('size' in rows ? Number(rows.size) : [...rows].length);
  return Object.fromEntries(Array.from(collectionsOf(state), ([name, rows]) => [name, sized(rows)]));
}

function isGroup(view: View, collection: string): boolean {
  const jid = collection.slice('mucmsg_'.length);
  return view.rooms.by.byJid(jid).size > 0 || view.groupMessages.by.storedByRoom(jid).size > 0;
}
