import { atOnce, type Steps } from './in-slices.ts';

/** What is wrong with a JSON text, and where. `message` has all of it, e.g. `line 3, column 7: expected "," or "]"`. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  /** Both from 1 on; columns count bytes. */
  readonly line: number;
  readonly column: number;

  constructor(reason: string, bytes: Buffer, offset: number) {
    const before = bytes.subarray(0, offset);
    let line = 1;
    for (let at = before.indexOf(lineFeed); at >= 0; at = before.indexOf(lineFeed, at + 1)) line += 1;
    const column = offset - before.lastIndexOf(lineFeed);
    super(`line ${line}, column ${column}: ${reason}`);
    this.line = line;
    this.column = column;
  }
}

/** Values this deep are small (a row, a cell), and left to the engine. `{"collections":{"users":[row` is 3. */
const usualDepth = 3;
/** Texts up to this are parsed in one step, bytes. */
const small = 65_536;
/** Deeper values are refused: whoever walks them later would run out of stack. */
const deepest = 500;

const lineFeed = 0x0a;
const quote = 0x22;
const backslash = 0x5c;
const [comma, colon] = [0x2c, 0x3a];
const [openBracket, closeBracket] = [0x5b, 0x5d];
const [openBrace, closeBrace] = [0x7b, 0x7d];

/**
 * Parses JSON in UTF-8, with or without a byte order mark, of any size, which `JSON.parse` cannot: it takes one text of
 * 512 MB at most, and does not pause. Steps yield bytes.
 * @throws JsonError for what `JSON.parse` refuses, and for values nested more than 500 deep
 */
export function* jsonSteps(bytes: Buffer): Steps<unknown> {
  if (bytes.length <= small) {
    const parsed = parsedAtOnce(bytes.toString('utf8', hasMark(bytes) ? 3 : 0));
    if (parsed) return parsed.value;
  }
  const reader = new Reader(bytes, usualDepth);
  const value = yield* reader.value(0);
  reader.end();
  return value;
}

/** Without steps, which cost more than they are worth; undefined where they have to find out what is wrong. */
function parsedAtOnce(text: string): { readonly value: unknown } | undefined {
  if (text.split(/[[{]/, deepest + 1).length > deepest) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

class Reader {
  readonly #bytes: Buffer;
  readonly #depth: number;
  #at: number;
  /** Bytes up to here are yielded. */
  #yielded = 0;

  /** @param depth values from there on are parsed by the engine */
  constructor(bytes: Buffer, depth: number, at = hasMark(bytes) ? 3 : 0) {
    this.#bytes = bytes;
    this.#depth = depth;
    this.#at = at;
  }

  *value(depth: number): Steps<unknown> {
    this.#skipSpace();
    const first = this.#bytes[this.#at];
    if (depth < this.#depth && first === openBracket) return yield* this.#list(depth + 1);
    if (depth < this.#depth && first === openBrace) return yield* this.#object(depth + 1);
    const value = this.#leaf(depth);
    yield this.#at - this.#yielded;
    this.#yielded = this.#at;
    return value;
  }

  end(): void {
    this.#skipSpace();
    if (this.#at < this.#bytes.length) throw this.#wrong('there is text after the end of the value');
  }

  *#list(depth: number): Steps<unknown[]> {
    const list: unknown[] = [];
    this.#at += 1;
    if (this.#takes(closeBracket)) return list;
    do list.push(yield* this.value(depth));
    while (this.#goesOn(closeBracket));
    return list;
  }

  *#object(depth: number): Steps<object> {
    const object: Record<string, unknown> = {};
    this.#at += 1;
    if (this.#takes(closeBrace)) return object;
    do {
      this.#skipSpace();
      if (this.#bytes[this.#at] !== quote) throw this.#wrong('expected a name in double quotes');
      const name = String(this.#leaf(depth));
      if (!this.#takes(colon)) throw this.#wrong('expected ":"');
      const value = yield* this.value(depth);
      // As JSON.parse does: a name that objects have already is one like any other.
      if (name === '__proto__')
        Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
      else object[name] = value;
    } while (this.#goesOn(closeBrace));
    return object;
  }

  /** Whether another element follows. */
  #goesOn(close: number): boolean {
    if (this.#takes(close)) return false;
    if (this.#takes(comma)) return true;
    throw this.#wrong(`expected "," or "${String.fromCharCode(close)}"`);
  }

  #takes(byte: number): boolean {
    this.#skipSpace();
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #leaf(depth: number): unknown {
    const from = this.#at;
    this.#at = this.#endOfValue();
    const text = this.#bytes.toString('utf8', from, this.#at);
    try {
      return JSON.parse(text);
    } catch {
      this.#at = from;
      const isWhole = depth < this.#depth || !/^[[{]/.test(text);
      // What is wrong inside is found by going down to where it is.
      if (!isWhole) atOnce(new Reader(this.#bytes, Number.POSITIVE_INFINITY, from).value(0));
      throw this.#wrong(text === '' ? 'expected a value' : `${shown(text)} is not a JSON value`);
    }
  }

  /** The place behind the value that begins here. */
  #endOfValue(): number {
    const bytes = this.#bytes;
    const from = this.#at;
    let open = 0;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === quote) {
        at = this.#endOfText(at);
        if (open === 0) return at + 1;
      } else if (byte === openBracket || byte === openBrace) {
        if (open === 0 && at > from) return at;
        if (++open > deepest) throw this.#wrong(`the value is nested more than ${deepest} deep`);
      } else if (byte === closeBracket || byte === closeBrace) {
        if (open === 0) return at;
        if (--open === 0) return at + 1;
      } else if (open === 0 && (byte === comma || byte === colon || isSpace(byte))) return at;
    }
    if (open > 0 || from === bytes.length) throw this.#early();
    return bytes.length;
  }

  /** The place of the closing quote. */
  #endOfText(from: number): number {
    const bytes = this.#bytes;
    for (let at = from + 1; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === quote) return at;
      if (byte === backslash) at += 1;
    }
    throw this.#early();
  }

  #skipSpace(): void {
    while (this.#at < this.#bytes.length && isSpace(this.#bytes[this.#at] as number)) this.#at += 1;
  }

  #early(): JsonError {
    return new JsonError('the text ends too early', this.#bytes, this.#bytes.length);
  }

  #wrong(reason: string): JsonError {
    if (this.#at >= this.#bytes.length) return this.#early();
    return new JsonError(reason, this.#bytes, this.#at);
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The beginning of a text, fit for a terminal. */
function shown(text: string): string {
  const beginning = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return beginning.replace(
    /\p{Cc}/gu,
    control => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
