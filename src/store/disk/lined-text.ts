import type { Steps } from '../../base/in-slices.ts';
import { PackedRows } from '../packed/packed-rows.ts';
import { type Collections, tableOfCollection } from '../tables/collections.ts';
import { formOfTable } from '../tables/state.ts';
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
const comma = 0x2c;
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
      if (end !== ']' && end !== '],') return undefined;
    }
    for (const rows of this.#packed.values()) rows.end();
    return this.#line() === '},' ? { head, collections, packed: this.#packed } : undefined;
  }

  #line(): string {
    const from = this.#at;
    const end = this.#bytes.indexOf(lineFeed, from);
    if (end < 0) throw new SyntaxError('the text ends too early');
    this.#at = end + 1;
    return this.#bytes.toString('utf8', from, end);
  }

  /** The rows of a collection, none if they are packed. Undefined for what is no list of rows. */
  *#rows(collection: string): Steps<object[] | undefined> {
    const packed = this.#packedRows(collection);
    const rows: object[] = [];
    for (let count = 1; this.#bytes[this.#at] === openBrace; count++) {
      if (packed) {
        const end = packed.add(this.#at);
        const lineEnd = this.#bytes.indexOf(lineFeed, this.#at);
        if (end < 0 || lineEnd !== (this.#bytes[end] === comma ? end + 1 : end)) return undefined;
        this.#at = lineEnd + 1;
      } else {
        const line = this.#line();
        rows.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
      }
      if (count % stride === 0) yield this.#progress();
    }
    yield this.#progress();
    return this.#bytes[this.#at] === closeBracket ? rows : undefined;
  }

  #packedRows(collection: string): PackedRows | undefined {
    const table = tableOfCollection(collection);
    const form = table && formOfTable(table);
    const { facets } = form?.definition ?? {};
    if (!table || !form?.packedRow || !facets) return undefined;
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
