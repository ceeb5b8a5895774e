import type { Order } from './order.ts';

/**
 * The nodes under `SortedRows`: a counted B+ tree. A node is changed in place only by the edit that made it
 * (same `owner`); every other edit copies the path, so that all earlier versions stay as they were.
 */
export type TreeNode<Row> = Leaf<Row> | Branch<Row> | Asleep<Row>;

/** Rows in order that lie elsewhere, and are made when they are asked for. */
export interface RowSource<Row> {
  /** The row in this place, from 0 on; the same row each time. */
  at(place: number): Row;
}

interface Leaf<Row> {
  readonly owner: object;
  readonly rows: Row[];
  readonly children: undefined;
  size: number;
}

interface Branch<Row> {
  readonly owner: object;
  readonly rows: undefined;
  readonly children: TreeNode<Row>[];
  size: number;
}

/** A part of a tree of which there are no nodes yet: the rows of a source from one place on. Nobody writes to it. */
interface Asleep<Row> {
  readonly owner: object;
  readonly rows: undefined;
  readonly children: undefined;
  readonly size: number;
  readonly source: RowSource<Row>;
  readonly from: number;
}

/** One change of one tree: who may write in place, and what came out. */
export interface Edit<Row> {
  readonly owner: object;
  readonly compare: Order<Row>;
  /** How many rows the tree gained: 1, 0 or -1. */
  grown: number;
  /** The right half, when the node just written had to be split. */
  sibling: TreeNode<Row> | undefined;
}

const WIDTH = 64;
const NARROW = WIDTH / 4;
/** What a node is given when it is built: three quarters of what it holds. */
const FILLED = (WIDTH * 3) / 4;
/** The owner of nodes that no edit may write to again. */
const nobody: object = Object.freeze({});

export function leafOf<Row>(owner: object, rows: Row[]): Leaf<Row> {
  return { owner, rows, children: undefined, size: rows.length };
}

export function branchOf<Row>(owner: object, children: TreeNode<Row>[]): TreeNode<Row> {
  let size = 0;
  for (const child of children) size += child.size;
  return { owner, rows: undefined, children, size };
}

/** A tree of rows that are in order already and differ, three quarters full. */
export function treeOf<Row>(rows: readonly Row[]): TreeNode<Row> {
  const owner = nobody;
  const step = FILLED;
  let level: TreeNode<Row>[] = [];
  for (let i = 0; i < rows.length || i === 0; i += step) level.push(leafOf(owner, rows.slice(i, i + step)));
  while (level.length > 1) {
    const above: TreeNode<Row>[] = [];
    for (let i = 0; i < level.length; i += step) above.push(branchOf(owner, level.slice(i, i + step)));
    level = above;
  }
  return level[0] as TreeNode<Row>;
}

/** A tree of the rows that a source has from one place on, in order and different. Edits make its nodes. */
export function asleep<Row>(source: RowSource<Row>, from: number, size: number): TreeNode<Row> {
  return size === 0
    ? leafOf(nobody, [])
    : { owner: nobody, rows: undefined, children: undefined, size, source, from };
}

/** The node itself, or one in place of a sleeping part, whose children sleep on. */
function awake<Row>(node: TreeNode<Row>): Leaf<Row> | Branch<Row> {
  if (node.rows || node.children) return node;
  const { source, from, size } = node;
  if (size <= FILLED)
    return leafOf(
      nobody,
      Array.from({ length: size }, (_, rank) => rowIn(node, rank)),
    );
  let step = FILLED;
  while (step * FILLED < size) step *= FILLED;
  // Parts of one size, so that all of them are half full at least and as deep as each other.
  const count = Math.ceil(size / step);
  const begin = (child: number) => Math.floor((child * size) / count);
  const children = Array.from({ length: count }, (_, child) =>
    asleep(source, from + begin(child), begin(child + 1) - begin(child)),
  );
  return { owner: nobody, rows: undefined, children, size };
}

/** The row with a rank that a part without children has. */
export function rowIn<Row>(part: Leaf<Row> | Asleep<Row>, rank: number): Row {
  return part.rows ? (part.rows[rank] as Row) : part.source.at(part.from + rank);
}

export function firstOf<Row>(node: TreeNode<Row>): Row {
  let at = node;
  while (at.children) at = at.children[0] as TreeNode<Row>;
  return rowIn(at, 0);
}

/** How many rows of a part without children come before `row`. */
function rankIn<Row>(part: Leaf<Row> | Asleep<Row>, row: Row, compare: Order<Row>): number {
  let low = 0;
  let high = part.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rowIn(part, middle), row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The child that holds `row` if any does: the last one that does not begin after it. */
function childFor<Row>(children: readonly TreeNode<Row>[], row: Row, compare: Order<Row>): number {
  let low = 1;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(firstOf(children[middle] as TreeNode<Row>), row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The row that `compare` calls equal to `like`. */
export function find<Row>(root: TreeNode<Row>, like: Row, compare: Order<Row>): Row | undefined {
  let node = root;
  while (node.children) node = node.children[childFor(node.children, like, compare)] as TreeNode<Row>;
  const rank = rankIn(node, like, compare);
  const row = rank < node.size ? rowIn(node, rank) : undefined;
  return row !== undefined && compare(row, like) === 0 ? row : undefined;
}

/** Where to split: in the middle, but rows that arrive in order (either way) leave full nodes behind. */
function splitPoint(length: number, at: number): number {
  return at === length - 1 ? at : at === 0 ? 1 : length >>> 1;
}

/** Inserts `row`, or replaces the row equal to it. The split half, if any, is left in `edit.sibling`. */
export function put<Row>(given: TreeNode<Row>, row: Row, edit: Edit<Row>): TreeNode<Row> {
  const node = awake(given);
  if (!node.children) {
    const at = rankIn(node, row, edit.compare);
    const isThere = at < node.rows.length && edit.compare(node.rows[at] as Row, row) === 0;
    const own = ownLeaf(node, edit.owner, at, row, isThere);
    if (isThere) return own;
    edit.grown = 1;
    if (own.rows.length > WIDTH) {
      edit.sibling = leafOf(edit.owner, own.rows.splice(splitPoint(own.rows.length, at)));
    }
    own.size = own.rows.length;
    return own;
  }
  const at = childFor(node.children, row, edit.compare);
  const child = put(node.children[at] as TreeNode<Row>, row, edit);
  const own = ownBranch(node, edit.owner);
  own.children[at] = child;
  own.size += edit.grown;
  const sibling = edit.sibling;
  if (sibling) {
    edit.sibling = undefined;
    own.children.splice(at + 1, 0, sibling);
    if (own.children.length > WIDTH) {
      const right = branchOf(edit.owner, own.children.splice(splitPoint(own.children.length, at + 1)));
      own.size -= right.size;
      edit.sibling = right;
    }
  }
  return own;
}

/** The leaf with a row put in its place, written where it stands if it is the edit's own. */
function ownLeaf<Row>(node: Leaf<Row>, owner: object, at: number, row: Row, isThere: boolean): Leaf<Row> {
  if (node.owner === owner) {
    node.rows.splice(at, isThere ? 1 : 0, row);
    return node;
  }
  // A copy that is as long as it has to be: one that grows afterwards is made twice.
  const rows = isThere ? node.rows.with(at, row) : node.rows.toSpliced(at, 0, row);
  return { owner, rows, children: undefined, size: rows.length };
}

function ownBranch<Row>(node: Branch<Row>, owner: object): Branch<Row> {
  if (node.owner === owner) return node;
  return { owner, rows: undefined, children: node.children.slice(), size: node.size };
}

/** Removes the row equal to `row`. What was given comes back when there is none. */
export function remove<Row>(given: TreeNode<Row>, row: Row, edit: Edit<Row>): TreeNode<Row> {
  const node = awake(given);
  if (!node.children) {
    const at = rankIn(node, row, edit.compare);
    if (at === node.rows.length || edit.compare(node.rows[at] as Row, row) !== 0) return given;
    const own = node.owner === edit.owner ? node : leafOf(edit.owner, node.rows.slice());
    own.rows.splice(at, 1);
    own.size = own.rows.length;
    edit.grown = -1;
    return own;
  }
  const at = childFor(node.children, row, edit.compare);
  const child = remove(node.children[at] as TreeNode<Row>, row, edit);
  if (edit.grown === 0) return given;
  const own = ownBranch(node, edit.owner);
  own.children[at] = child;
  own.size -= 1;
  if (width(awake(child)) < NARROW) joinNeighbour(own.children, at, edit.owner);
  return own;
}

function width<Row>(node: Leaf<Row> | Branch<Row>): number {
  return node.children ? node.children.length : node.rows.length;
}

/** Drops an emptied child, or joins a narrow one with a neighbour when both fit in one node. */
function joinNeighbour<Row>(children: TreeNode<Row>[], at: number, owner: object): void {
  if ((children[at] as TreeNode<Row>).size === 0 && children.length > 1) {
    children.splice(at, 1);
    return;
  }
  const left = at > 0 ? at - 1 : at;
  if (left + 1 === children.length) return;
  const a = awake(children[left] as TreeNode<Row>);
  const b = awake(children[left + 1] as TreeNode<Row>);
  if (width(a) + width(b) > WIDTH) return;
  const joined =
    a.children && b.children
      ? branchOf(owner, [...a.children, ...b.children])
      : leafOf(owner, [...(a.rows as Row[]), ...(b.rows as Row[])]);
  children.splice(left, 2, joined);
}
