import type { Rows } from '../tree/sorted-rows.ts';
import { type PackedRow, unpacked } from './packed-rows.ts';

/** Rows of which some are packed, as their readers see them: each is parsed when it is handed out. */
export class UnpackedRows<Row> implements Rows<Row> {
  readonly #held: Rows<Row | PackedRow>;

  constructor(held: Rows<Row | PackedRow>) {
    this.#held = held;
  }

  get size(): number {
    return this.#held.size;
  }

  at(rank: number): Row | undefined {
    const held = this.#held.at(rank);
    return held === undefined ? undefined : unpacked(held);
  }

  slice(skip: number, limit: number): Row[] {
    return this.#held.slice(skip, limit).map(held => unpacked<Row>(held));
  }

  countWhile(before: (row: Row) => boolean): number {
    // A packed row has the fields that `before` may read.
    return this.#held.countWhile(before as (held: Row | PackedRow) => boolean);
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (const held of this.#held) yield unpacked<Row>(held);
  }
}
