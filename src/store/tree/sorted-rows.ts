import type { Order } from './order.ts';
import {
  asleep,
  branchOf,
  type Edit,
  find,
  firstOf,
  leafOf,
  put,
  type RowSource,
  remove,
  rowIn,
  type TreeNode,
  treeOf,
} from './rows-tree.ts';

/** Rows in a fixed order, read by rank. */
export interface Rows<Row> extends Iterable<Row> {
  readonly size: number;
  /** The row with this rank, counted from 0. */
  at(rank: number): Row | undefined;
  /** `limit` rows from rank `skip` on, in O(log n + limit); all of the rest when `limit` is 0 or less. */
  slice(skip: number, limit: number): Row[];
  /**
   * How many rows at the front satisfy `before`, in O(log n). Once it is false it must stay false. It may read the
   * fields that the table keeps apart (`TableDefinition.facets`), and no others.
   */
  countWhile(before: (row: Row) => boolean): number;
}

/** An immutable sorted set of rows: each change gives a new one that shares nearly all of the old one. */
export class SortedRows<Row> implements Rows<Row> {
  readonly #root: TreeNode<Row>;
  readonly #compare: Order<Row>;

  private constructor(root: TreeNode<Row>, compare: Order<Row>) {
    this.#root = root;
    this.#compare = compare;
  }

  /** Rows that `compare` calls equal are the same row to the set. */
  static empty<Row>(compare: Order<Row>): SortedRows<Row> {
    return new SortedRows(treeOf<Row>([]), compare);
  }

  /** A set of rows that are in order already, without two equal ones. */
  static fromSorted<Row>(rows: readonly Row[], compare: Order<Row>): SortedRows<Row> {
    return new SortedRows(treeOf(rows), compare);
  }

  /** A set of the rows that a source has from one place on, in order and different. They are made when read. */
  static fromSource<Row>(
    source: RowSource<Row>,
    from: number,
    size: number,
    compare: Order<Row>,
  ): SortedRows<Row> {
    return new SortedRows(asleep(source, from, size), compare);
  }

  get size(): number {
    return this.#root.size;
  }

  /**
   * With this row, in place of the one equal to it if there is one. Edits with the same `owner` may write in
   * place what that owner made: give one only while nobody else holds the set.
   */
  put(row: Row, owner: object = {}): SortedRows<Row> {
    const edit: Edit<Row> = { owner, compare: this.#compare, grown: 0, sibling: undefined };
    const root = put(this.#root, row, edit);
    if (edit.sibling) return new SortedRows(branchOf(owner, [root, edit.sibling]), this.#compare);
    return root === this.#root ? this : new SortedRows(root, this.#compare);
  }

  /** Without the row equal to this one; the same set when there is none. `owner` as in `put`. */
  remove(row: Row, owner: object = {}): SortedRows<Row> {
    let root = remove(this.#root, row, { owner, compare: this.#compare, grown: 0, sibling: undefined });
    while (root.children?.length === 1) root = root.children[0] as TreeNode<Row>;
    if (root.size === 0 && root.children) root = leafOf<Row>(owner, []);
    return root === this.#root ? this : new SortedRows(root, this.#compare);
  }

  /** The row of the set that is equal to `like`. */
  find(like: Row): Row | undefined {
    return find(this.#root, like, this.#compare);
  }

  at(rank: number): Row | undefined {
    return rank < 0 ? undefined : this.slice(rank, 1)[0];
  }

  slice(skip: number, limit: number): Row[] {
    const from = Math.max(0, skip);
    const rows: Row[] = [];
    if (from < this.size) collect(this.#root, from, limit <= 0 ? this.size : limit, rows);
    return rows;
  }

  countWhile(before: (row: Row) => boolean): number {
    let counted = 0;
    let node = this.#root;
    while (node.children) {
      const { children } = node;
      const next = Math.max(
        0,
        countHead(children.length, i => before(firstOf(children[i] as TreeNode<Row>))) - 1,
      );
      for (let i = 0; i < next; i++) counted += (children[i] as TreeNode<Row>).size;
      node = children[next] as TreeNode<Row>;
    }
    const last = node;
    return counted + countHead(last.size, i => before(rowIn(last, i)));
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const rows of leaves(this.#root)) yield* rows;
  }
}

function countHead(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function collect<Row>(node: TreeNode<Row>, skip: number, limit: number, into: Row[]): void {
  if (!node.children) {
    const end = Math.min(node.size, skip + limit - into.length);
    for (let i = skip; i < end; i++) into.push(rowIn(node, i));
    return;
  }
  let left = skip;
  for (const child of node.children) {
    if (left >= child.size) left -= child.size;
    else {
      collect(child, left, limit, into);
      if (into.length === limit) return;
      left = 0;
    }
  }
}

function* leaves<Row>(node: TreeNode<Row>): Generator<Iterable<Row>> {
  if (!node.children) yield node.rows ?? sleeping(node);
  else for (const child of node.children) yield* leaves(child);
}

/** Rows of a sleeping part, made one by one. */
function* sleeping<Row>(part: Parameters<typeof rowIn<Row>>[0]): Generator<Row> {
  for (let rank = 0; rank < part.size; rank++) yield rowIn(part, rank);
}
