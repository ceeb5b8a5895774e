import { parse } from 'node:querystring';

/** Parameters as they came, by name; names keep their brackets, and nothing is nested. */
export type RawParameters = Readonly<Record<string, string>>;

/**
 * Merges query and form. Of a repeated parameter the first counts, query before body (decision 001,
 * server facts 1.1).
 * @param query without the question mark
 */
export function readParameters(query: string, form?: Readonly<Record<string, unknown>>): RawParameters {
  const given = parse(query, '&', '=', everyKey);
  if (form === undefined && allTexts(given)) return given;
  // No prototype: a parameter may be called __proto__.
  const merged: Record<string, string> = Object.create(null);
  takeFirst(merged, given);
  if (form !== undefined) takeFirst(merged, form);
  return merged;
}

const everyKey = { maxKeys: 0 };

function allTexts(given: Readonly<Record<string, unknown>>): given is Readonly<Record<string, string>> {
  for (const name in given) if (typeof given[name] !== 'string') return false;
  return true;
}

function takeFirst(merged: Record<string, string>, given: Readonly<Record<string, unknown>>): void {
  for (const name in given) {
    if (name in merged) continue;
    const value = given[name];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') merged[name] = first;
  }
}
