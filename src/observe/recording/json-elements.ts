const [quote, backslash, colon] = [34, 92, 58];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];

/** Lists of exchanges: `log.entries` of a HAR, `run.executions` of Newman. */
const listNames = new Set(['entries', 'executions']);

/** The most bytes between two objects that are remembered. */
const longestJoint = 200;

/**
 * Cuts a JSON text that comes in pieces into the objects of its list of exchanges, so that no more of it is in memory at a
 * time than a piece and the object that began before it. Only as much of JSON is understood as that takes.
 *
 * A byte at a time is slow. Objects of one list mostly begin alike, so where the next one begins is looked for as well: the
 * bytes up to there are the object if they are good JSON, since no object is the beginning of another. Each byte of a piece
 * is looked for the joint at most once, whether there is one or not.
 */
export class JsonElements<Value extends object> {
  readonly #read: (element: Buffer) => Value | undefined;
  #depth = 0;
  #inText = false;
  #isEscaped = false;
  /** The depth of what is in the list; 0 outside of it. */
  #inside = 0;
  /** Begin of the text that is read, where it may be a key of the list. */
  #textFrom = -1;
  #lastText = '';
  /** Begin of the object that is read; 0 where it began in a piece before. */
  #from = -1;
  /** What earlier pieces had of the object or text that is read: put together once it is whole, not with each piece. */
  readonly #rest: Buffer[] = [];
  #pending = 0;
  #isComplete = false;
  /** End of the object before, in the piece. */
  #end = -1;
  /** What stands between two objects: the end of one, and the next up to its first name. */
  #joint: { readonly bytes: Buffer; readonly next: number } | undefined;
  /** Whether the rest of the piece is known to have no joint. */
  #isLastJoint = false;
  #guesses = true;

  /** @param read makes a value of the bytes of an object; undefined where they are no JSON */
  constructor(read: (element: Buffer) => Value | undefined) {
    this.#read = read;
  }

  /** Whether the text ended where JSON may end. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Bytes of an object that has begun and not ended. */
  get pending(): number {
    return this.#pending;
  }

  /**
   * The objects that end in a piece, undefined for one that is no JSON. They come in one go: a loop that is left for each is
   * several times slower.
   */
  push(bytes: Buffer): (Value | undefined)[] {
    const { length } = bytes;
    const found: (Value | undefined)[] = [];
    if (length === 0) return found;
    let [depth, inText] = [this.#depth, this.#inText];
    const begin = this.#isEscaped ? 1 : 0;
    this.#isEscaped = false;
    this.#isLastJoint = false;
    for (let at = begin; at < length; at++) {
      let byte = bytes[at];
      if (inText) {
        // Most of a recording is inside texts: they are passed over in a loop of their own.
        while (byte !== quote && at < length) {
          at += byte === backslash ? 2 : 1;
          byte = bytes[at];
        }
        this.#isEscaped = at > length;
        if (at >= length) break;
        inText = false;
        if (this.#textFrom >= 0) this.#lastText = this.#taken(bytes, this.#textFrom, at).toString('latin1');
        this.#textFrom = -1;
      } else if (byte === quote) {
        inText = true;
        if (this.#inside === 0 && depth <= 2) this.#textFrom = at + 1;
      } else if (byte === openBrace || byte === openBracket) {
        depth++;
        if (this.#inside === 0) {
          if (byte === openBracket && this.#isList(depth)) this.#inside = depth + 1;
        } else if (depth === this.#inside && this.#from < 0) {
          at = this.#skipAlike(bytes, at, found);
          this.#from = at;
        }
      } else if (byte === closeBrace || byte === closeBracket) {
        depth--;
        if (this.#from >= 0 && depth === this.#inside - 1) {
          found.push(this.#read(this.#taken(bytes, this.#from, at + 1)));
          this.#from = -1;
          this.#end = at;
        } else if (this.#inside > 0 && depth === this.#inside - 2) this.#inside = 0;
        this.#isComplete = depth === 0;
      }
    }
    [this.#depth, this.#inText] = [depth, inText];
    this.#keep(bytes);
    return found;
  }

  /** Takes what began at a place of the piece, or in a piece before it. */
  #taken(bytes: Buffer, from: number, end: number): Buffer {
    if (this.#rest.length === 0) return bytes.subarray(from, end);
    this.#pending = 0;
    return Buffer.concat([...this.#rest.splice(0), bytes.subarray(0, end)]);
  }

  /** Whether the list that begins at a depth is that of the exchanges. */
  #isList(depth: number): boolean {
    return depth === 1 || (depth <= 3 && listNames.has(this.#lastText));
  }

  /** Takes the objects from where one begins for as long as they go on alike. Returns the begin of the one that is left. */
  #skipAlike(bytes: Buffer, begin: number, found: (Value | undefined)[]): number {
    let from = begin;
    if (this.#end >= 0) this.#joint ??= jointAt(bytes, this.#end, from);
    while (this.#joint !== undefined && this.#guesses && !this.#isLastJoint) {
      const end = bytes.indexOf(this.#joint.bytes, from);
      this.#isLastJoint = end < 0;
      if (this.#isLastJoint) break;
      const value = this.#read(bytes.subarray(from, end + 1));
      // A list inside of an object that looks like this one: from now on a byte at a time.
      if (value === undefined) this.#guesses = false;
      else {
        found.push(value);
        from = end + this.#joint.next;
      }
    }
    return from;
  }

  /** Keeps what goes on in the next piece. */
  #keep(bytes: Buffer): void {
    const from = this.#from >= 0 ? this.#from : this.#textFrom;
    this.#end = -1;
    if (from < 0) return;
    const kept = Buffer.from(bytes.subarray(from));
    this.#rest.push(kept);
    this.#pending += kept.length;
    if (this.#from >= 0) this.#from = 0;
    else this.#textFrom = 0;
  }
}

/** From the end of an object to the first name of the next, its colon included: in a text its quotes would be escaped. */
function jointAt(bytes: Buffer, end: number, from: number) {
  const near = bytes.subarray(end, end + longestJoint);
  const last = near.indexOf(colon, from - end);
  return last < 0 ? undefined : { bytes: Buffer.from(near.subarray(0, last + 1)), next: from - end };
}
