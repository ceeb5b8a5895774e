/** The text of a field of a row, whatever its type; empty where there is none. */
export function fieldOf(row: object, name: string): string {
  const value: unknown = Reflect.get(row, name);
  return value === undefined || value === null ? '' : String(value);
}
