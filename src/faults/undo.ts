import { tableOfCollection } from '../store/tables/collections.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { TableName } from '../store/tables/tables.ts';
import type { Tx } from '../store/transaction.ts';

/** A change, and the table it was made in. */
export interface TableChange {
  readonly table: TableName;
  readonly change: Change;
}

/** Picks the changes of some tables. */
export function inTable(...names: readonly TableName[]): (it: TableChange) => boolean {
  return ({ table }) => names.includes(table);
}

/** The changes of a transaction so far, with their tables. */
export function tableChanges(changes: readonly Change[]): TableChange[] {
  return changes.flatMap(change => {
    const table = tableOfCollection(change.collection);
    return table ? [{ table, change }] : [];
  });
}

/** Undoes the changes that `which` picks: a row that was put is as it was before, or deleted. */
export function undo(tx: Tx, changes: readonly Change[], which: (it: TableChange) => boolean): void {
  for (const it of tableChanges(changes).filter(which)) {
    const table = tableIn(tx, it.table);
    if (it.change.before) table.put(it.change.before);
    else table.delete(it.change.key);
  }
}

interface AnyTable {
  put(row: object): void;
  delete(key: string): boolean;
}

/** A table of a transaction for rows that are known to be its own. */
function tableIn(tx: Tx, name: TableName): AnyTable {
  return tx[name] as unknown as AnyTable;
}
