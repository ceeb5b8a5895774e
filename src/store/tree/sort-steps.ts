import type { Steps } from '../../base/in-slices.ts';
import type { Order } from './order.ts';

/** Rows that are sorted in one step. */
const run = 4096;

/** Sorts a list, in place where it is short, and in steps that count for nothing where it is not. The sort is stable. */
export function* sortSteps<Row>(rows: Row[], order: Order<Row>): Steps<Row[]> {
  if (rows.length <= run) return rows.sort(order);
  let runs: Row[][] = [];
  for (let at = 0; at < rows.length; at += run) {
    runs.push(rows.slice(at, at + run).sort(order));
    yield 0;
  }
  while (runs.length > 1) {
    const merged: Row[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one = [], other = []] = [runs[at], runs[at + 1]];
      merged.push(yield* merge(one, other, order));
    }
    runs = merged;
  }
  return runs[0] as Row[];
}

function* merge<Row>(one: readonly Row[], other: readonly Row[], order: Order<Row>): Steps<Row[]> {
  // Rows often come in order already, or in the opposite one.
  if (other.length === 0 || order(one.at(-1) as Row, other[0] as Row) <= 0) return one.concat(other);
  if (order(other.at(-1) as Row, one[0] as Row) < 0) return other.concat(one);
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const isLeft =
      right >= other.length || (left < one.length && order(one[left] as Row, other[right] as Row) <= 0);
    rows.push((isLeft ? one[left++] : other[right++]) as Row);
    if (rows.length % run === 0) yield 0;
  }
  return rows;
}
