import { isObject } from '../../base/json.ts';
import type { Path } from './step.ts';

/** A text or a number of an answer, and the way to it. */
export interface Leaf {
  readonly at: readonly (string | number)[];
  readonly value: unknown;
}

/** Leaves of an answer at most: more than a script could look at. */
const most = 20_000;

/** Every text, number and truth value of a JSON value, in its order. */
export function leavesOf(json: unknown): Leaf[] {
  const found: Leaf[] = [];
  const walk = (value: unknown, at: readonly (string | number)[]) => {
    if (found.length >= most) return;
    if (Array.isArray(value)) for (const [index, part] of value.entries()) walk(part, [...at, index]);
    else if (isObject(value)) for (const [name, part] of Object.entries(value)) walk(part, [...at, name]);
    else found.push({ at, value });
  };
  walk(json, []);
  return found;
}

/** The lists of a JSON value, with how many rows each has. */
export function listsOf(
  json: unknown,
): { readonly at: readonly (string | number)[]; readonly length: number }[] {
  const found: { at: readonly (string | number)[]; length: number }[] = [];
  const walk = (value: unknown, at: readonly (string | number)[]) => {
    if (Array.isArray(value)) {
      found.push({ at, length: value.length });
      for (const [index, part] of value.entries()) walk(part, [...at, index]);
    } else if (isObject(value)) for (const [name, part] of Object.entries(value)) walk(part, [...at, name]);
  };
  walk(json, []);
  return found;
}

/**
 * The same way, by what a row holds where that is the run's own: its number may be another next time.
 * @param plain how a value is written in a template; with `{{` in it, it is the run's own
 */
export function byRows(
  json: unknown,
  at: readonly (string | number)[],
  plain: (value: unknown) => unknown,
): { readonly path: Path; readonly isOwn: boolean } {
  const path: (string | number | Record<string, string>)[] = [];
  let here = json;
  let isOwn = false;
  for (const [index, step] of at.entries()) {
    const next = (here as Record<string, unknown> | null | undefined)?.[step];
    const field =
      typeof step === 'number' && isObject(next) && Array.isArray(here)
        ? ownField(next, here, at[index + 1], plain)
        : undefined;
    isOwn ||= field !== undefined;
    path.push(field ?? step);
    here = next;
  }
  return { path, isOwn };
}

/** A field by which a row is known among others: best a text or an id, else a person; not the one that is looked at. */
function ownField(
  row: Record<string, unknown>,
  rows: readonly unknown[],
  besides: unknown,
  plain: (value: unknown) => unknown,
) {
  const own = Object.entries(row).flatMap(([name, value]) => {
    if (name === besides || typeof value === 'object') return [];
    if (rows.find(other => isObject(other) && other[name] === value) !== row) return [];
    const text = String(plain(value));
    return /^\{\{|\{\{marker/.test(text) && text.length < 300 ? [{ [name]: text }] : [];
  });
  const rank = (field: Record<string, string>) =>
    /\{\{(?:marker|v|jid)/.test(Object.values(field)[0] ?? '') ? 0 : 1;
  return own.sort((one, other) => rank(one) - rank(other))[0];
}
