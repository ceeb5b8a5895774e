import type { Body } from './hooks.ts';

/** A row of an answer. */
export type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes what a successful answer has under `data`. */
export function data(body: Body, change: (data: unknown) => unknown): Body {
  return body.resultCode === 1 && 'data' in body ? { ...body, data: change(body.data) } : body;
}

/** Changes the list of a successful answer: `data` itself, or the rows of its page. */
export function list(body: Body, change: (rows: readonly Row[]) => readonly unknown[]): Body {
  return data(body, found => {
    if (Array.isArray(found)) return change(found.filter(isRow));
    if (isRow(found) && Array.isArray(found.pageData))
      return { ...found, pageData: change(found.pageData.filter(isRow)) };
    return found;
  });
}

/** Changes each row of the list of a successful answer. */
export const rows = (body: Body, change: (row: Row) => Row): Body => list(body, all => all.map(change));

/** Changes the object that a successful answer has under `data`. */
export const object = (body: Body, change: (row: Row) => Row): Body =>
  data(body, found => (isRow(found) ? change(found) : found));

/** Changes the list that such an object has under a name. */
export const listAt = (
  body: Body,
  name: string,
  change: (rows: readonly Row[]) => readonly unknown[],
): Body =>
  object(body, found => {
    const inner = found[name];
    return Array.isArray(inner) ? { ...found, [name]: change(inner.filter(isRow)) } : found;
  });

/** A row without some of its keys. */
export const without = (row: Row, ...keys: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));

/** A row with a key under another name, in the same place. */
export const renamed = (row: Row, from: string, to: string): Row =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key === from ? to : key, value]));
