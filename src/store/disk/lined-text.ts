import type { Steps } from '../../base/in-slices.ts';
import { type PackedRow, PackedRows } from '../packed/packed-rows.ts';
import { type Collections, tableOfCollection } from '../tables/collections.ts';
import { formOfTable } from '../tables/state.ts';
import type { TableForm } from '../tables/table.ts';
import { isKey } from '../tables/table-draft.ts';
import type { TableName } from '../tables/tables.ts';

/** What `store.json` holds, with the rows of large tables as the bytes they are. */
export interface LinedDocument {
  /** All that comes before the collections. */
  readonly head: object;
  /** The rows that were parsed. */
  readonly collections: Collections;
  readonly packed: ReadonlyMap<TableName, PackedRows>;
}

const lineFeed = 0x0a;
const [quote, comma] = [0x22, 0x2c];
const [openBrace, closeBrace] = [0x7b, 0x7d];
const closeBracket = 0x5d;
const headEnd = ',"collections":{';
/** Rows read in one step. */
const stride = 256;

/**
 * Reads the lines of a file that is whole, as `bytesOf` wrote them: what a checksum covers needs no second look at its
 * form. Steps count bytes.
 * @returns undefined when the lines are not those of `bytesOf`, or a row cannot be packed; others may still be able to
 * read the file
 */
export function* linedSteps(bytes: Buffer): Steps<LinedDocument | undefined> {
  try {
    return yield* new LineReader(bytes).document();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

class LineReader {
  readonly #bytes: Buffer;
  readonly #packed = new Map<TableName, PackedRows>();
  readonly #seen = new Set<string>();
  #at = 0;
  /** Bytes up to here are yielded. */
  #yielded = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws SyntaxError for a line that is no JSON */
  *document(): Steps<LinedDocument | undefined> {
    const first = this.#line();
    if (!first.endsWith(headEnd)) return undefined;
    const head: object = JSON.parse(`${first.slice(0, -headEnd.length)}}`);
    const collections: Record<string, readonly object[]> = {};
    while (this.#bytes[this.#at] !== closeBrace) {
      const name = this.#line();
      if (!name.endsWith(':[')) return undefined;
      const collection: unknown = JSON.parse(name.slice(0, -2));
      if (typeof collection !== 'string') return undefined;
      const rows = yield* this.#rows(collection);
      if (!rows) return undefined;
      collections[collection] = rows;
      const end = this.#line();
      if ((end !== ']' && end !== '],') || !this.#goesOnWith(quote)) return undefined;
    }
    // The line of the checksum, which is known to be there, is the only one left.
    const isEnd = this.#line() === '},' && this.#bytes.indexOf(lineFeed, this.#at) === this.#bytes.length - 1;
    for (const rows of this.#packed.values()) rows.end();
    return isEnd ? { head, collections, packed: this.#packed } : undefined;
  }

  /** Whether the line that was read ends with a comma if, and only if, the next one is of the same list. */
  #goesOnWith(first: number): boolean {
    return (this.#bytes[this.#at - 2] === comma) === (this.#bytes[this.#at] === first);
  }

  #line(): string {
    const from = this.#at;
    const end = this.#bytes.indexOf(lineFeed, from);
    if (end < 0) throw new SyntaxError('the text ends too early');
    this.#at = end + 1;
    return this.#bytes.toString('utf8', from, end);
  }

  /** The rows of a collection, none if they are packed. Undefined for what is no list of rows of its own. */
  *#rows(collection: string): Steps<object[] | undefined> {
    const table = tableOfCollection(collection);
    if (!table || this.#seen.has(collection)) return undefined;
    this.#seen.add(collection);
    const form = formOfTable(table) as unknown as TableForm<object>;
    const packed = this.#packedRows(table, form);
    const rows: object[] = [];
    for (let count = 1; this.#bytes[this.#at] === openBrace; count++) {
      if (packed) {
        const row = this.#pack(packed);
        if (!row || !belongs(row, form, collection)) return undefined;
      } else {
        const line = this.#line();
        rows.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
      }
      if (!this.#goesOnWith(openBrace)) return undefined;
      if (count % stride === 0) yield this.#progress();
    }
    yield this.#progress();
    return this.#bytes[this.#at] === closeBracket ? rows : undefined;
  }

  /** Packs the row of the next line. Undefined for what is no such row. */
  #pack(rows: PackedRows): PackedRow | undefined {
    const end = rows.add(this.#at);
    const lineEnd = this.#bytes.indexOf(lineFeed, this.#at);
    if (end < 0 || lineEnd !== (this.#bytes[end] === comma ? end + 1 : end)) return undefined;
    this.#at = lineEnd + 1;
    return rows.at(rows.size - 1);
  }

  #packedRows(table: TableName, form: TableForm<object>): PackedRows | undefined {
    const { facets } = form.definition;
    if (!form.packedRow || !facets) return undefined;
    const rows = this.#packed.get(table) ?? new PackedRows(this.#bytes, facets, form.packedRow);
    this.#packed.set(table, rows);
    return rows;
  }

  #progress(): number {
    const read = this.#at - this.#yielded;
    this.#yielded = this.#at;
    return read;
  }
}

/** Whether a row has its key, and is not another group's. */
function belongs(row: PackedRow, { key, definition }: TableForm<object>, collection: string): boolean {
  return isKey(key(row)) && definition.collection(row) === collection;
}
