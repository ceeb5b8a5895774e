import type { Operation } from '../spec/operation.ts';
import { formOfTable, type View } from '../store/tables/state.ts';
import { TableValue } from '../store/tables/table.ts';
import { type TableName, tableNames } from '../store/tables/tables.ts';
import type { Tx } from '../store/transaction.ts';

/** A transaction in which some tables are replaced. */
export function overlay(tx: Tx, tables: Partial<View>): Tx {
  return new Proxy(tx, {
    get(target, name) {
      if (Object.hasOwn(tables, name)) return Reflect.get(tables, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The tables of another state, for an operation that only reads. */
export function tablesOf(view: View): Partial<View> {
  return Object.fromEntries(tableNames.map(name => [name, view[name]]));
}

/** A table without rows. */
export function emptyTable<Name extends TableName>(name: Name): View[Name] {
  // A table value has the indexes of its definition; the compiler only knows their names as text.
  return TableValue.empty(formOfTable(name)) as unknown as View[Name];
}

/** A table in which single rows are replaced: `see` gives the row to show for a key. */
export function withRows<Table extends { get(key: string): object | undefined }>(
  table: Table,
  see: (key: string, row: ReturnType<Table['get']>) => ReturnType<Table['get']>,
): Table {
  return new Proxy(table, {
    get(target, name) {
      if (name === 'get') return (key: string) => see(key, target.get(key) as ReturnType<Table['get']>);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/**
 * The rows as they would be if the caller owned every group they are in. Where only the owner may act, the group's own
 * field says who that is.
 */
export function asOwner(tx: Tx, { resultCodes }: Operation, callerId: number): Tx {
  return overlay(tx, {
    members: withRows(tx.members, (_key, row) => (row?.userId === callerId ? { ...row, role: 1 } : row)),
    ...('not-owner' in resultCodes && {
      rooms: withRows(tx.rooms, (_key, room) => room && { ...room, userId: callerId }),
    }),
  });
}

/** A table in which some indexes are replaced. */
export function withIndex<Table extends { readonly by: object }>(
  table: Table,
  by: Partial<Table['by']>,
): Table {
  return new Proxy(table, {
    get(target, name) {
      if (name === 'by') return { ...target.by, ...by };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
