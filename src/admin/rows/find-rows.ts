import { inSlices } from '../../base/in-slices.ts';
import type { View } from '../../store/tables/state.ts';
import { compareText } from '../../store/tree/order.ts';
import { keyOf, knownTable, rowsOf } from './collection.ts';
import { type RowReference, referencesOf } from './references.ts';

/** Which rows of a collection are wanted, and in which order. */
export interface RowsWanted {
  /** A text that is in a value of the row, or in the name of a row it names. Default: all. */
  readonly query?: string | undefined;
  /** A field, with `-` before it from the highest down. Default: by key. */
  readonly sort?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A row with its key and the rows it names. */
export interface FoundRow {
  readonly key: string;
  readonly row: object;
  readonly references: readonly RowReference[];
}

/** Finds rows of a collection, a slice at a time where all of them have to be looked at. */
export async function findRows(
  view: View,
  collection: string,
  { query = '', sort, offset, limit }: RowsWanted,
): Promise<{ total: number; rows: FoundRow[] }> {
  const name = knownTable(view, collection);
  const all = rowsOf(view, collection);
  const shown = (row: object) => ({ key: keyOf(name, row), row, references: referencesOf(view, name, row) });
  if (query === '' && sort === undefined)
    return { total: all.size, rows: Array.from(all.slice(offset, limit), shown) };
  const wanted = query.toLowerCase();
  const found: object[] = [];
  for await (const row of inSlices(all)) {
    const names = () => referencesOf(view, name, row).map(it => it.name);
    if (wanted === '' || holds(row, wanted) || names().some(it => it.toLowerCase().includes(wanted)))
      found.push(row);
  }
  const ordered = sort === undefined ? found : found.sort(byField(sort));
  return { total: found.length, rows: ordered.slice(offset, offset + limit).map(shown) };
}

/** Whether a text is in a value of a row; names of fields do not count. */
function holds(value: unknown, wanted: string): boolean {
  if (typeof value !== 'object' || value === null) return String(value).toLowerCase().includes(wanted);
  return Object.values(value).some(inner => holds(inner, wanted));
}

function byField(sort: string): (a: object, b: object) => number {
  const field = sort.replace(/^-/, '');
  const turn = sort.startsWith('-') ? -1 : 1;
  return (a, b) => turn * compareValues(Reflect.get(a, field), Reflect.get(b, field));
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  // Rows without the field come last.
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareText(String(a), String(b));
}
