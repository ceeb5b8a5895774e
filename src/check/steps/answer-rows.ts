import { isObject, parsedJson } from '../../base/json.ts';

/** The JSON of an answer, and the number of its step. */
export interface SteppedJson {
  readonly step: number;
  readonly json: unknown;
}

/** A value without parts. */
type Scalar = string | number | boolean | null | undefined;

/** What a list of a claim has in one place: a value, or several of one row. */
export type Entry = Scalar | readonly Scalar[];

/** The values of a row by field, as texts. */
export type TextRow = ReadonlyMap<string, string>;

/** Rows of a list that are looked through at most. */
const mostRows = 400;

/** Whether a value is a list. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
/** Whether a value has no parts. */
const isScalar = (value: unknown): value is Scalar => typeof value !== 'object' || value === null;
/** Whether a value is what one row of a list may have come to. */
export const isEntry = (value: unknown): value is Entry =>
  isScalar(value) || (isList(value) && value.length > 1 && value.every(isScalar));
/** Whether entries are one value each. */
export const isSingle = (entries: readonly Entry[]) => !isList(entries[0]);
/** An entry as texts. */
export const textsOf = (entry: Entry): unknown => (isList(entry) ? entry.map(String) : String(entry));

/** The fields of a row that hold the first entry; of several the one that holds the most of what follows. */
export function fieldsFor(
  rows: readonly TextRow[],
  at: number,
  entries: readonly Entry[],
): string[] | undefined {
  const [row, first] = [rows[at], entries[0]];
  if (!row || first === undefined) return undefined;
  if (!isList(first)) {
    const names = [...row].filter(([, value]) => value === String(first)).map(([name]) => name);
    return names
      .map(name => [name])
      .sort((one, other) => runFrom(rows, at, other, entries) - runFrom(rows, at, one, entries))[0];
  }
  const names = first.map((_, part) => {
    const column = entries.map(entry => (isList(entry) ? entry[part] : entry));
    return fieldsFor(rows, at, column)?.[0];
  });
  return names.every(name => name !== undefined) ? names : undefined;
}

/** How many entries in a row the rows hold. */
export function runFrom(
  rows: readonly TextRow[],
  from: number,
  fields: readonly string[],
  entries: readonly Entry[],
): number {
  let length = 0;
  for (const [index, entry] of entries.entries()) {
    const row = rows[from + index];
    const values = fields.map(name => row?.get(name));
    if (JSON.stringify(isList(entry) ? values : values[0]) !== JSON.stringify(textsOf(entry))) break;
    length++;
  }
  return length;
}

/** The lists of rows of an answer, by the names that lead to them. */
export function rowListsOf(
  json: unknown,
  at: readonly string[] = [],
): { at: readonly string[]; rows: readonly object[] }[] {
  if (Array.isArray(json)) return json.length <= mostRows && json.every(isObject) ? [{ at, rows: json }] : [];
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([name, part]) => rowListsOf(part, [...at, name]));
}

/** The values of a row by field, those in the JSON of a field as well. */
export function fieldsOf(row: object): TextRow {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(row)) {
    if (isScalar(value)) found.set(name, String(value));
    const inner = typeof value === 'string' && value.startsWith('{') ? parsedJson(value) : undefined;
    if (isObject(inner))
      for (const [key, part] of Object.entries(inner))
        if (isScalar(part)) found.set(`${name}#${key}`, String(part));
  }
  return found;
}
