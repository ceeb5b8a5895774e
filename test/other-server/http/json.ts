import type { Random } from '../random.ts';

/** A number that is printed with a decimal, as a `double` is: `-1.0` (server facts 1.2). */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

export const double = (value: number): Double => new Double(value);

/** Puts the fields of an object into an order. */
export type KeyOrder = (fields: readonly Field[]) => readonly Field[];
type Field = readonly [name: string, value: unknown];

const byName: KeyOrder = fields => fields.toSorted(([one], [other]) => (one < other ? -1 : 1));
/** Another order each time, as of a map without one. */
export const anyOrder =
  (random: Random): KeyOrder =>
  fields =>
    fields
      .map(field => ({ field, at: random.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ field }) => field);

// Documents of the database are never changed, so what they look like is kept.
type Printed = WeakMap<object, string>;

/**
 * Prints a value as the server's serialiser does (server facts 1.2): absent and null fields are dropped, fields of beans come
 * in alphabetical order, documents of the database (with `_id`) keep theirs. JSON itself knows no order of keys.
 */
export function printJson(
  value: unknown,
  printed: Printed = new WeakMap(),
  order: KeyOrder = byName,
): string {
  if (value instanceof Double)
    return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (Array.isArray(value)) return `[${value.map(each => printJson(each, printed, order)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const isDocument = '_id' in value && order === byName;
  const known = printed.get(value);
  if (isDocument && known !== undefined) return known;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  const text = `{${(isDocument ? fields : order(fields)).map(([name, field]) => `${JSON.stringify(name)}:${printJson(field, printed, order)}`).join(',')}}`;
  if (isDocument) printed.set(value, text);
  return text;
}
