import type { Column } from './column.ts';

const quote = 0x22;
const backslash = 0x5c;
const [comma, colon] = [0x2c, 0x3a];
const [openBracket, closeBracket] = [0x5b, 0x5d];
const [openBrace, closeBrace] = [0x7b, 0x7d];

/** A name where a row before had it. */
interface SeenName {
  readonly from: number;
  readonly length: number;
  readonly column: Column | undefined;
}

/**
 * Goes through rows as `JSON.stringify` writes them, without spaces, and puts the fields that are kept apart into their
 * columns. It looks at the names on the outside of a row alone, so nothing that a text contains is taken for one.
 */
export class RowScanner {
  readonly #bytes: Buffer;
  readonly #columns: ReadonlyMap<string, Column>;
  /** The names of the row before, in order: most rows of a table have the same ones. */
  readonly #names: SeenName[] = [];

  constructor(bytes: Buffer, columns: ReadonlyMap<string, Column>) {
    this.#bytes = bytes;
    this.#columns = columns;
  }

  /** Reads one row, which begins at `from`. Returns the place behind it; -1 for what is no such row. */
  row(place: number, from: number): number {
    const bytes = this.#bytes;
    if (bytes[from] !== openBrace) return -1;
    if (bytes[from + 1] === closeBrace) return from + 2;
    let at = from + 1;
    for (let index = 0; ; index++) {
      if (bytes[at] !== quote) return -1;
      const { length, column } = this.#nameAt(at + 1, index);
      const value = at + length + 3;
      if (length < 0 || bytes[value - 1] !== colon) return -1;
      const end = bytes[value] === quote ? endOfText(bytes, value) : endOfOther(bytes, value);
      if (end < 0 || (column && !column.add(place, value, end))) return -1;
      if (bytes[end] === closeBrace) return end + 1;
      if (bytes[end] !== comma) return -1;
      at = end + 1;
    }
  }

  #nameAt(from: number, index: number): SeenName {
    const bytes = this.#bytes;
    const seen = this.#names[index];
    if (seen) {
      let same = 0;
      while (same < seen.length && bytes[from + same] === bytes[seen.from + same]) same++;
      if (same === seen.length && bytes[from + same] === quote) return seen;
    }
    const end = endOfText(bytes, from - 1) - 1;
    const name = bytes.toString('latin1', from, Math.max(from, end));
    const isPlain = end > from && !name.includes('\\');
    const found = { from, length: isPlain ? end - from : -1, column: this.#columns.get(name) };
    if (isPlain) this.#names[index] = found;
    return found;
  }
}

/** The place behind the closing quote; -1 when there is none. */
function endOfText(bytes: Buffer, from: number): number {
  const { length } = bytes;
  for (let at = from + 1; at < length; at++) {
    const byte = bytes[at];
    if (byte === quote) return at + 1;
    if (byte === backslash) at++;
  }
  return -1;
}

/** The place behind a value that is no text; -1 when nothing ends it. */
function endOfOther(bytes: Buffer, from: number): number {
  const { length } = bytes;
  let open = 0;
  for (let at = from; at < length; at++) {
    const byte = bytes[at];
    if (open === 0 && (byte === comma || byte === closeBrace)) return at > from ? at : -1;
    if (byte === openBrace || byte === openBracket) open++;
    else if (byte === closeBrace || byte === closeBracket) open--;
    else if (byte === quote) {
      at = endOfText(bytes, at) - 1;
      if (at < 0) return -1;
    }
  }
  return -1;
}
