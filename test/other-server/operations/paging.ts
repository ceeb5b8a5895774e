import type { World } from '../call.ts';

/** A page where nobody says what a size of 0 means. @returns as `cut` */
export function cutOrNone<T>(
  { choices }: World,
  rows: readonly T[],
  pageIndex: number,
  pageSize: number,
): T[] | undefined {
  return pageSize === 0 && choices.sizeZero === 'none' ? [] : cut(rows, pageIndex, pageSize);
}

/** Rows in the order in which those of the same time come. @param rows as they were stored */
export function asStored<T>({ choices }: World, rows: readonly T[]): T[] {
  return choices.sameTime === 'last-stored' ? rows.toReversed() : [...rows];
}

/**
 * A page as the database cuts it: `pageSize` 0 is all, a negative one counts as its amount.
 * `undefined` where it would have to skip a negative number of rows, which the database refuses.
 */
export function cut<T>(rows: readonly T[], pageIndex: number, pageSize: number): T[] | undefined {
  const skip = Math.imul(pageIndex, pageSize);
  if (skip < 0) return undefined;
  return pageSize === 0 ? rows.slice(skip) : rows.slice(skip, skip + Math.abs(pageSize));
}
