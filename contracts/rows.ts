import type { RowClaim } from '../src/check/suite/row-claim.ts';
import type { Claim, Trial } from '../src/check/suite/trial.ts';

type Said = Omit<Claim, 'got' | 'expected' | 'rows'>;

/** Claims that a list has rows with a value, has none, or has no others; says how many it was in. */
export function holdsOf(trial: Trial, list: readonly object[], rows: RowClaim, claim: Said): boolean {
  const { field, value, are } = rows;
  const values = list.map(row => field.split('.').reduce<unknown>(partOf, row));
  const hits = values.filter(one => one === value).length;
  const other = values.find(one => one !== value);
  const name = field.split('.').at(-1) ?? '';
  const holds = { there: hits > 0, absent: hits === 0, all: hits === values.length }[are];
  const expected = {
    there: `${name} ${value}`,
    absent: `no row with ${name} ${value}`,
    all: `${name} ${value} in every row`,
  }[are];
  const got = {
    there: `no such row among ${values.length}`,
    absent: `in ${hits} of ${values.length} rows`,
    all: `${name} ${String(other)}`,
  }[are];
  return trial.holds(holds, { ...claim, rows, expected, got });
}

function partOf(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
}
