import { tableOfCollection } from './tables/collections.ts';
import type { TableTx } from './tables/table-draft.ts';
import type { Tx } from './transaction.ts';

/**
 * Makes one row what it became elsewhere: puts it, or deletes what has its key when there is none.
 * @throws Error when no table keeps the collection
 */
export function applyRow(tx: Tx, collection: string, key: string, row: object | undefined): void {
  const name = tableOfCollection(collection);
  if (!name) throw new Error(`this version of the tool has no collection ${collection}`);
  // The collection says which table, and with it which rows these are.
  const table = tx[name] as unknown as TableTx<object>;
  if (row) table.put(row);
  else table.delete(key);
}
