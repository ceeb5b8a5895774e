/** A number that is printed with a decimal, as a `double` is: `-1.0` (server facts 1.2). */
export class Double {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

export const double = (value: number): Double => new Double(value);

// Documents of the database are never changed, so what they look like is kept.
type Printed = WeakMap<object, string>;

/**
 * Prints a value as the server's serialiser does (server facts 1.2): absent and null fields are dropped, fields of beans come
 * in alphabetical order, documents of the database (with `_id`) keep theirs.
 */
export function printJson(value: unknown, printed: Printed = new WeakMap()): string {
  if (value instanceof Double)
    return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (Array.isArray(value)) return `[${value.map(each => printJson(each, printed)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const known = printed.get(value);
  if (known !== undefined) return known;
  const isDocument = '_id' in value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null);
  if (!isDocument) fields.sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${printJson(field, printed)}`).join(',')}}`;
  if (isDocument) printed.set(value, text);
  return text;
}
