/** Negative when `a` comes first, positive when `b` does, 0 when neither does. */
export type Order<Row> = (a: Row, b: Row) => number;

/** Code unit order, the same on every machine (no locale). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Shorter first, then code unit order: numeric ids come in numeric order, object ids in order of creation. */
export function compareKeys(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}
