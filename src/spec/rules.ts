/**
 * What the generated validators call. Each rule returns undefined when the value keeps it, else what is wrong; the
 * generated code turns that into an error at the right place.
 */

/** What one check of an answer knows; the generated validators get it as `this`. */
export interface CheckState {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly checked: WeakSet<object> | undefined;
  /** Rows found good so far, by number of the schema that they were good against. */
  readonly good: WeakSet<object>[];
  /** The row that holds the JSON text in hand, for `x-agrees-with`. */
  row: unknown;
}

/** An error as the generated validators report it; `via` are the references it was reached through, inmost first. */
export interface RuleError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  via?: string[];
}

/** A validator that ajv generated. */
export interface Validate {
  (this: CheckState, value: unknown, place?: object): boolean;
  errors?: RuleError[] | null;
}

/** Number formats of OpenAPI. int64 is held to what a JSON number can carry without loss. */
export const formats = {
  int32: {
    type: 'number' as const,
    validate: (value: number) => Number.isInteger(value) && value >= -2147483648 && value <= 2147483647,
  },
  int64: { type: 'number' as const, validate: (value: number) => Number.isSafeInteger(value) },
  double: { type: 'number' as const, validate: (value: number) => Number.isFinite(value) },
};

/** Parses JSON that travels inside a string. */
export function parseText(text: string): { value: unknown; failure?: undefined } | { failure: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { failure: `must be JSON text: ${why}` };
  }
}

/** `x-unit`: seconds have 9 or 10 digits, milliseconds 12 or 13; 0 and -1 stand for "none" (server facts 1.7). */
export function unit(value: unknown, name: 's' | 'ms'): string | undefined {
  if (typeof value !== 'number' || value === 0 || value === -1) return undefined;
  const inside = name === 's' ? value >= 1e8 && value < 1e10 : value >= 1e11 && value < 1e13;
  if (inside) return undefined;
  return name === 's'
    ? `must be a time in seconds (9 or 10 digits), is ${value}`
    : `must be a time in milliseconds (12 or 13 digits), is ${value}`;
}

/** One key of `x-sorted-by`: where it is in a row, and its direction. */
export interface SortKey {
  readonly path: string;
  readonly descending: boolean;
  /** Values of which none comes before another: two of them that differ have no order at all. */
  readonly mixed?: readonly unknown[];
}

/** `x-sorted-by`: rows in the order of these keys; rows with equal keys may come in any order. */
export function sorted(rows: readonly unknown[], keys: readonly SortKey[]): string | undefined {
  let breaks = 0;
  let first = 0;
  for (let index = 1; index < rows.length; index++) {
    if (inOrder(rows[index - 1], rows[index], keys)) continue;
    if (breaks === 0) first = index;
    breaks++;
  }
  if (breaks === 0) return undefined;
  const order = keys.map(({ path, descending }) => `${path}${descending ? ' descending' : ''}`).join(', ');
  const more = breaks > 1 ? ` (and ${breaks - 1} more such pairs)` : '';
  return `must be sorted by ${order}: row ${first} must not come after row ${first - 1}${more}`;
}

function inOrder(before: unknown, after: unknown, keys: readonly SortKey[]): boolean {
  for (const { path, descending, mixed } of keys) {
    const a = field(before, path);
    const b = field(after, path);
    if (a === b) continue;
    if (mixed?.includes(a) && mixed.includes(b)) return true;
    const comparable =
      (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
    // A key that is absent or of another type is for other rules to report; here it decides nothing.
    return !comparable || a < b !== descending;
  }
  return true;
}

/** `x-unique-by`: no two rows share these keys; rows that lack one of them are left to other rules. */
export function unique(rows: readonly unknown[], by: readonly string[]): string | undefined {
  const seen = new Set<unknown>();
  for (let index = 0; index < rows.length; index++) {
    const key = keyOf(rows[index], by);
    if (key === undefined) continue;
    if (seen.has(key)) {
      const earlier = rows.findIndex(row => keyOf(row, by) === key);
      return `must have unique ${by.join(', ')}: rows ${earlier} and ${index} share ${brief(key)}`;
    }
    seen.add(key);
  }
  return undefined;
}

function keyOf(row: unknown, by: readonly string[]): unknown {
  if (by.length === 1) return field(row, by[0] ?? '');
  const keys = by.map(path => field(row, path));
  return keys.includes(undefined) ? undefined : JSON.stringify(keys);
}

/** `x-page`: which property holds the rows, and by what `pageCount` divides `total`. */
export interface PageRule {
  readonly rows: string;
  readonly perPage: number | string;
}

/** `x-page`: pageCount = ceil(total / perPage), and no more rows than the total. Of nothing there may be one page. */
export function page(
  object: Readonly<Record<string, unknown>>,
  rule: PageRule,
  parameters: Readonly<Record<string, unknown>>,
): string | undefined {
  const failures: string[] = [];
  const rows = object[rule.rows];
  const { total, pageCount } = object;
  if (typeof total !== 'number') return undefined;
  if (Array.isArray(rows) && rows.length > total) {
    failures.push(`must not have more rows (${rows.length}) than its total (${total})`);
  }
  const perPage =
    typeof rule.perPage === 'number'
      ? rule.perPage
      : Number(object[rule.perPage] ?? parameters[rule.perPage]);
  const pages = Math.ceil(total / perPage);
  const isRight = pageCount === pages || (total === 0 && pageCount === 1);
  if (typeof pageCount === 'number' && perPage > 0 && !isRight)
    failures.push(`must have pageCount ${pages} (total ${total} by ${perPage}), has ${pageCount}`);
  return failures.length > 0 ? failures.join('; ') : undefined;
}

/** `x-echo`: equals the request parameter when that was given, or the value that servers have that repeat nothing. */
export function echo(
  value: unknown,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  or: unknown = null,
): string | undefined {
  const given = parameters[name];
  if (given === value || or === value || given === undefined || given === null || given === '')
    return undefined;
  // A text that is no number of 32 bits asks for nothing that a number could repeat.
  if (typeof value === 'number' && (Number(given) | 0) !== Number(given)) return undefined;
  const same = typeof value === 'number' ? Number(given) === value : String(value) === String(given);
  const other = or === null ? '' : ` or ${brief(or)}`;
  return same ? undefined : `must equal the parameter ${name} (${brief(given)}${other}), is ${brief(value)}`;
}

/** `x-agrees-with`: equals a field of the row that holds the JSON text; compared as strings. */
export function agrees(value: unknown, path: string, row: unknown): string | undefined {
  const other = field(row, path);
  if (other === undefined || other === null || String(other) === String(value)) return undefined;
  return `must agree with ${path} of its row (${brief(other)}), is ${brief(value)}`;
}

/** Whether this row was found good against this schema before and need not be checked again. */
export function isGood(state: CheckState, row: unknown, schema: number): boolean {
  if (state.checked === undefined || typeof row !== 'object' || row === null) return false;
  // The set is the caller's and says that they keep the row immutable; which schema it was good against is ours.
  return state.good[schema]?.has(row) === true && state.checked.has(row);
}

/** Remembers a row that was found good. */
export function keepGood(state: CheckState, row: unknown, schema: number): void {
  if (state.checked === undefined || typeof row !== 'object' || row === null) return;
  state.checked.add(row);
  state.good[schema] ??= new WeakSet();
  state.good[schema].add(row);
}

/**
 * `anyOf` and `oneOf`: undefined when the value fits, else the errors of the alternative it comes closest to, so that
 * a report names what is wrong instead of listing why every alternative refuses.
 */
export function alternatives(
  state: CheckState,
  value: unknown,
  place: { readonly instancePath: string },
  validators: readonly Validate[],
  exactlyOne: boolean,
): RuleError[] | 'several' | undefined {
  let fitting = 0;
  let closest: RuleError[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const validate of validators) {
    if (validate.call(state, value, place)) {
      fitting++;
      if (!exactlyOne) return undefined;
      continue;
    }
    const errors = validate.errors ?? [];
    // Errors of the value itself (wrong type, a property missing) say more than errors deep inside it.
    const distance = errors.reduce(
      (sum, error) => sum + (error.instancePath === place.instancePath ? 100 : 1),
      0,
    );
    if (distance < least) {
      closest = errors;
      least = distance;
    }
  }
  if (fitting === 1) return undefined;
  return fitting > 1 ? 'several' : closest;
}

/** All errors with some more; they are added in place, since a long list may have as many errors as rows. */
export function joined(all: RuleError[] | null, more: RuleError[]): RuleError[] {
  if (all === null) return more;
  for (const error of more) all.push(error);
  return all;
}

/** Notes on errors of a referenced schema where the reference stands, which may tell their source. */
export function through(errors: RuleError[] | null | undefined, site: string): RuleError[] {
  for (const error of errors ?? []) {
    error.via ??= [];
    error.via.push(site);
  }
  return errors ?? [];
}

function field(row: unknown, path: string): unknown {
  if (!path.includes('.')) return (row as Record<string, unknown> | null | undefined)?.[path];
  let value = row;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return value;
}

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
