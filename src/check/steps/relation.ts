/** Rows of a list in one answer, of which some fields are taken. */
export interface Piece {
  /** Number of the step in its list, from 0. */
  readonly step: number;
  readonly at: readonly string[];
  /** One for a list of values, several for a list of lists; `message#content` is in the JSON that `message` holds. */
  readonly fields: readonly string[];
  readonly isSingle: boolean;
  /** Only rows whose field has this value, as a template; those that have another where `isOther`. */
  readonly where?: readonly [field: string, value: string];
  readonly isOther?: true;
  /** Only rows whose first field has one of these values, as templates: rows of others may stand between them. */
  readonly among?: readonly string[];
  readonly from: number;
  /** Absent for all that follow. */
  readonly count?: number;
}

/** One side of a comparison: what stands in answers, a text that is the same each time, or several of them. */
export type Side =
  | { readonly pieces: readonly Piece[]; readonly isSorted?: true }
  | { readonly is: readonly unknown[] }
  | { readonly list: readonly Side[] };

/** Two things that had to be equal and were not. */
export interface Relation {
  readonly got: Side;
  readonly wanted: Side;
  /** They need not be equal: all rows that are wanted had to be among those that were got. */
  readonly isPart?: true;
}

/**
 * What a side comes to in the answers of a run, as texts. It stands in scripts as it is, so it may use nothing from outside
 * of itself.
 * @param fill puts values in the places of a template
 */
export function sideIn(
  side: Side,
  jsons: readonly unknown[],
  fill: (template: string) => string,
): readonly unknown[] {
  if ('list' in side) return side.list.map(one => sideIn(one, jsons, fill));
  if ('is' in side) {
    const filled = (part: unknown): unknown => (Array.isArray(part) ? part.map(filled) : fill(String(part)));
    return side.is.map(filled);
  }
  const field = (row: unknown, name: string) => {
    const [outer = '', inner] = name.split('#');
    let value: unknown = row;
    for (const part of outer.split('.'))
      value = (value as Record<string, unknown> | null | undefined)?.[part];
    if (inner === undefined) return String(value);
    try {
      return String((JSON.parse(String(value)) as Record<string, unknown>)[inner]);
    } catch {
      return '';
    }
  };
  const values = side.pieces.flatMap(
    ({ step, at, fields, isSingle, where, isOther = false, among, from, count }) => {
      let here = jsons[step];
      for (const name of at) here = (here as Record<string, unknown> | null | undefined)?.[name];
      const rows = Array.isArray(here) ? (here as readonly unknown[]) : [];
      const meant = where ? rows.filter(row => (field(row, where[0]) === fill(where[1])) !== isOther) : rows;
      const due = among?.map(fill);
      const own = due ? meant.filter(row => due.includes(field(row, fields[0] ?? ''))) : meant;
      const taken = own.slice(from, count === undefined ? undefined : from + count);
      return taken.map(row =>
        isSingle ? field(row, fields[0] ?? '') : fields.map(name => field(row, name)),
      );
    },
  );
  return side.isSorted ? values.map(value => JSON.stringify(value)).sort() : values;
}

/**
 * Whether a relation does not hold. It stands in scripts as it is, so it may use nothing from outside of itself.
 * @param valuesOf what a side comes to
 */
export function isBroken(
  { got, wanted, isPart }: Relation,
  valuesOf: (side: Side) => readonly unknown[],
): boolean {
  if (isPart !== true) return JSON.stringify(valuesOf(got)) !== JSON.stringify(valuesOf(wanted));
  const rows = (side: Side): string[] =>
    'list' in side ? side.list.flatMap(rows) : valuesOf(side).map(row => JSON.stringify(row));
  const known = rows(got);
  return !rows(wanted).every(row => known.includes(row));
}
