/**
 * How a field is kept apart from the bytes of its rows. `number`: as it is. `name`: a text or a number that many rows
 * share. `id`: a text that few rows share, of which only the place is kept. Any of them may be absent.
 */
export type Facet = 'number' | 'name' | 'id';

/** One field of many rows, in the order in which they were added. */
export interface Column {
  /** Undefined where the row has no such field. */
  at(place: number): unknown;
  /**
   * Takes the JSON value from one position of the bytes to another for the row in this place.
   * @returns whether it is of a kind that the column can keep
   */
  add(place: number, from: number, to: number): boolean;
  /** Gives back the room that no row needs. */
  end(rows: number): void;
}

/** An empty column over the bytes that its rows come from. */
export function columnOf(facet: Facet, bytes: Buffer): Column {
  if (facet === 'number') return new NumberColumn(bytes);
  return facet === 'name' ? new NameColumn(bytes) : new IdColumn(bytes);
}

/** A typed array with room for a place, and nothing but `filler` where it has nothing yet. */
export function grown<Values extends Float64Array | Uint32Array | Uint16Array>(
  values: Values,
  place: number,
  filler = 0,
): Values {
  if (place < values.length) return values;
  // The copy has the type of what it copies.
  const wider = new (values.constructor as new (length: number) => Values)(
    Math.max(64, place + 1, values.length * 2),
  );
  if (filler !== 0) wider.fill(filler, values.length);
  wider.set(values as never);
  return wider;
}

const quote = 0x22;
const backslash = 0x5c;
const [zero, nine] = [0x30, 0x39];

class NumberColumn implements Column {
  readonly #bytes: Buffer;
  #values = new Float64Array(0);

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  at(place: number): number | undefined {
    const value = this.#values[place];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  add(place: number, from: number, to: number): boolean {
    const value = numberIn(this.#bytes, from, to);
    this.#values = grown(this.#values, place, Number.NaN);
    this.#values[place] = value;
    return !Number.isNaN(value);
  }

  end(rows: number): void {
    this.#values = this.#values.slice(0, rows);
  }
}

/** Names that are known by their bytes; a power of two that typical groups and people fit in. */
const slots = 1024;

class NameColumn implements Column {
  readonly #bytes: Buffer;
  /** 0 stands for none. */
  #values = new Uint32Array(0);
  readonly #names: unknown[] = [undefined];
  /** By their JSON. */
  readonly #numbers = new Map<string, number>();
  /** Where names were found last, by a few of their bytes. */
  readonly #found: { readonly from: number; readonly to: number; readonly number: number }[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  at(place: number): unknown {
    return this.#names[this.#values[place] ?? 0];
  }

  add(place: number, from: number, to: number): boolean {
    this.#values = grown(this.#values, place);
    this.#values[place] = this.#numberAt(from, to);
    return this.#bytes[from] === quote || !Number.isNaN(numberIn(this.#bytes, from, to));
  }

  end(rows: number): void {
    this.#values = this.#values.slice(0, rows);
  }

  #numberAt(from: number, to: number): number {
    const bytes = this.#bytes;
    const [last = 0, before = 0] = [bytes[to - 2], bytes[to - 3]];
    const slot = (last * 31 + before * 7 + (bytes[from + 1] as number)) % slots;
    const found = this.#found[slot];
    if (found && sameBytes(bytes, from, to, found.from, found.to)) return found.number;
    const number = this.#numberOf(bytes.toString('utf8', from, to));
    this.#found[slot] = { from, to, number };
    return number;
  }

  #numberOf(json: string): number {
    const known = this.#numbers.get(json);
    if (known !== undefined) return known;
    this.#names.push(JSON.parse(json));
    this.#numbers.set(json, this.#names.length - 1);
    return this.#names.length - 1;
  }
}

class IdColumn implements Column {
  readonly #bytes: Buffer;
  /** Where the text begins; 0 where there is none, or one that is not its own bytes. */
  #starts = new Uint32Array(0);
  #lengths = new Uint16Array(0);
  /** Texts with escapes, of other letters, and very long ones. */
  readonly #others = new Map<number, string>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  at(place: number): string | undefined {
    const start = this.#starts[place] ?? 0;
    if (start === 0) return this.#others.get(place);
    return this.#bytes.toString('latin1', start, start + (this.#lengths[place] as number));
  }

  add(place: number, from: number, to: number): boolean {
    if (this.#bytes[from] !== quote) return false;
    this.#starts = grown(this.#starts, place);
    this.#lengths = grown(this.#lengths, place);
    const length = to - from - 2;
    if (length > 0xffff || !isPlain(this.#bytes, from + 1, to - 1)) {
      this.#others.set(place, JSON.parse(this.#bytes.toString('utf8', from, to)));
      // A name that comes twice in a row has the value that comes last.
      this.#starts[place] = 0;
      return true;
    }
    this.#starts[place] = from + 1;
    this.#lengths[place] = length;
    return true;
  }

  end(rows: number): void {
    this.#starts = this.#starts.slice(0, rows);
    this.#lengths = this.#lengths.slice(0, rows);
  }
}

/** NaN for what is no number. */
function numberIn(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = bytes[at] as number;
    if (digit < zero || digit > nine || to - from > 15) {
      const first = bytes[from] as number;
      const begins = first === 0x2d || (first >= zero && first <= nine);
      return begins ? Number(bytes.toString('latin1', from, to)) : Number.NaN;
    }
    value = value * 10 + digit - zero;
  }
  return value;
}

function sameBytes(bytes: Buffer, from: number, to: number, otherFrom: number, otherTo: number): boolean {
  if (to - from !== otherTo - otherFrom) return false;
  for (let i = to - from - 1; i >= 0; i--) if (bytes[from + i] !== bytes[otherFrom + i]) return false;
  return true;
}

/** Whether a text in JSON stands there as it is: letters of one byte without escapes. */
function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80 || byte === backslash) return false;
  }
  return true;
}
