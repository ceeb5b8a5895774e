/** A number that is printed with a decimal, as a `double` is: `-1.0` (server facts 1.2). */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

export const double = (value: number): Double => new Double(value);

/** Which of two keys comes first. */
export type KeyOrder = (one: string, other: string) => number;

const byName: KeyOrder = (one, other) => (one < other ? -1 : 1);
/** Another order each time, as of a map without one. */
export const anyOrder: KeyOrder = () => Math.random() - 0.5;

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
  if (!isDocument) fields.sort(([a], [b]) => order(a, b));
  const text = `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${printJson(field, printed, order)}`).join(',')}}`;
  if (isDocument) printed.set(value, text);
  return text;
}
