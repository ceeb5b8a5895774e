/**
 * A page as the database cuts it: `pageSize` 0 is all, a negative one counts as its amount.
 * `undefined` where it would have to skip a negative number of rows, which the database refuses.
 */
export function cut<T>(rows: readonly T[], pageIndex: number, pageSize: number): T[] | undefined {
  const skip = Math.imul(pageIndex, pageSize);
  if (skip < 0) return undefined;
  return pageSize === 0 ? rows.slice(skip) : rows.slice(skip, skip + Math.abs(pageSize));
}
