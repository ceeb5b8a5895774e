import { deepFreeze } from '../freeze.ts';
import { type Column, columnOf, type Facet, grown } from './column.ts';
import { RowScanner } from './row-scanner.ts';

/** The fields of a table's rows that are kept apart. */
export type Facets = Readonly<Record<string, Facet>>;

/**
 * A row as it was written, and of which only the fields kept apart can be read without parsing it: each of them is a
 * property of its own.
 */
export class PackedRow {
  readonly rows: PackedRows;
  readonly place: number;

  constructor(rows: PackedRows, place: number) {
    this.rows = rows;
    this.place = place;
  }
}

/** Makes packed rows of one table. */
export type PackedRowClass = new (rows: PackedRows, place: number) => PackedRow;

/** The class of the packed rows of a table. */
export function packedRowClass(facets: Facets): PackedRowClass {
  class Row extends PackedRow {}
  for (const [index, name] of Object.keys(facets).entries()) {
    Object.defineProperty(Row.prototype, name, {
      get(this: PackedRow) {
        return this.rows.columns[index]?.at(this.place);
      },
    });
  }
  return Row;
}

/** The row itself, parsed if it is packed. Frozen either way. */
export function unpacked<Row>(held: Row | PackedRow): Row {
  // Whoever holds a packed row holds it for a row of this type.
  return held instanceof PackedRow ? (held.rows.row(held.place) as Row) : held;
}

/** How many of the rows parsed last are kept. */
const kept = 4096;

/** Many rows as the bytes they were written as, outside the heap, with the fields of each that a table reads. */
export class PackedRows {
  readonly columns: readonly Column[];
  readonly #bytes: Buffer;
  readonly #class: PackedRowClass;
  readonly #scanner: RowScanner;
  #starts = new Uint32Array(0);
  #size = 0;
  readonly #parsed: { readonly place: number; readonly row: object }[] = [];

  /** @param bytes what a file can have at most, so that a place in them fits in 32 bits */
  constructor(bytes: Buffer, facets: Facets, rowClass: PackedRowClass) {
    const columns = new Map(Object.entries(facets).map(([name, facet]) => [name, columnOf(facet, bytes)]));
    this.columns = [...columns.values()];
    this.#bytes = bytes;
    this.#class = rowClass;
    this.#scanner = new RowScanner(bytes, columns);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the row that begins at this byte. Returns the place behind it; -1 for what cannot be packed. */
  add(from: number): number {
    const end = this.#scanner.row(this.#size, from);
    if (end < 0) return -1;
    this.#starts = grown(this.#starts, this.#size);
    this.#starts[this.#size++] = from;
    return end;
  }

  /** Gives back the room that no row needs. Call it when all rows are there. */
  end(): void {
    this.#starts = this.#starts.slice(0, this.#size);
    for (const column of this.columns) column.end(this.#size);
  }

  at(place: number): PackedRow {
    return new this.#class(this, place);
  }

  /** The JSON of the row in a place. */
  bytesOf(place: number): Buffer {
    const from = this.#starts[place] as number;
    const lineEnd = this.#bytes.indexOf(lineFeed, from);
    return this.#bytes.subarray(from, this.#bytes[lineEnd - 1] === comma ? lineEnd - 1 : lineEnd);
  }

  /**
   * The row in a place, frozen: the same one again as long as few others were asked for.
   * @throws Error for one that is no JSON: they are packed by their outside, and a file may be edited by hand
   */
  row(place: number): object {
    const known = this.#parsed[place % kept];
    if (known?.place === place) return known.row;
    const row = deepFreeze(this.#parse(place));
    this.#parsed[place % kept] = { place, row };
    return row;
  }

  #parse(place: number): object {
    try {
      return JSON.parse(this.bytesOf(place).toString());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(
        `Failed to read the row ${Reflect.get(this.at(place), '_id')} of store.json: ${why}. Stop the mock, correct the row, and start with --accept-edited-store.`,
      );
    }
  }
}

const lineFeed = 0x0a;
const comma = 0x2c;
