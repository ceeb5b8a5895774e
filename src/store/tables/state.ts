import { type Counters, firstCounters } from '../counters.ts';
import type { RowTypes } from './rows.ts';
import { formOf, type Table, type TableForm, TableValue } from './table.ts';
import { type IndexOf, type TableName, tableNames, tables } from './tables.ts';

/** The tables as readers see them. */
export type View = { readonly [Name in TableName]: Table<RowTypes[Name], IndexOf<Name>> };

/** A whole store as a value: immutable, so keeping one costs nothing and going back to it is an assignment. */
export interface StoreState {
  readonly tables: { readonly [Name in TableName]: TableValue<RowTypes[Name]> };
  readonly counters: Counters;
  /** The scenario these rows began as. */
  readonly scenario: string;
}

const forms = Object.fromEntries(
  tableNames.map(name => [name, formOf(tables[name] as never)]),
) as unknown as {
  readonly [Name in TableName]: TableForm<RowTypes[Name]>;
};

/** What a table keeps, ready for building one. */
export function formOfTable<Name extends TableName>(name: Name): TableForm<RowTypes[Name]> {
  return forms[name];
}

/** A state without rows. `seed` decides every generated id. */
export function emptyState(seed: string, scenario: string): StoreState {
  const empty = Object.fromEntries(tableNames.map(name => [name, TableValue.empty(forms[name] as never)]));
  return Object.freeze({
    tables: Object.freeze(empty) as unknown as StoreState['tables'],
    counters: firstCounters(seed),
    scenario,
  });
}

/** The readers' side of a state. */
export function viewOf(state: StoreState): View {
  // A table value has exactly the indexes of its definition; the compiler only knows their names as text.
  return state.tables as unknown as View;
}
