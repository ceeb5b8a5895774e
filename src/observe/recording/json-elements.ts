const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [34, 92, 123, 125, 91, 93];

/** Lists of exchanges: `log.entries` of a HAR, `run.executions` of Newman. */
const listNames = new Set(['entries', 'executions']);

/**
 * Cuts a JSON text that comes in pieces into the objects of its list of exchanges, so that no more than one of them is in
 * memory at a time. Only as much of JSON is understood as that takes.
 */
export class JsonElements {
  #depth = 0;
  #inText = false;
  #isEscaped = false;
  /** The depth of what is in the list; 0 outside of it. */
  #inside = 0;
  /** Begin of the text that is read, where it may be a key of the list. */
  #textFrom = -1;
  #lastText = '';
  /** Begin of the object that is read, in `#rest` and the piece together. */
  #from = -1;
  #rest: Buffer = Buffer.alloc(0);
  #isComplete = false;

  /** Whether the text ended where JSON may end. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Bytes of an object that has begun and not ended. */
  get pending(): number {
    return this.#rest.length;
  }

  /** The objects that end in a piece. */
  *push(piece: Buffer): Generator<Buffer> {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const begin = this.#rest.length;
    let [depth, inText, isEscaped] = [this.#depth, this.#inText, this.#isEscaped];
    for (let at = begin; at < bytes.length; at++) {
      let byte = bytes[at];
      if (inText) {
        if (isEscaped) {
          isEscaped = false;
          continue;
        }
        // Most of a recording is inside texts: they are passed over in a loop of their own.
        while (byte !== quote && byte !== backslash && ++at < bytes.length) byte = bytes[at];
        if (byte === backslash) isEscaped = true;
        else if (byte === quote) {
          inText = false;
          if (this.#textFrom >= 0) this.#lastText = bytes.toString('latin1', this.#textFrom, at);
          this.#textFrom = -1;
        }
        continue;
      }
      if (byte === quote) {
        inText = true;
        if (this.#inside === 0 && depth <= 2) this.#textFrom = at + 1;
      } else if (byte === openBrace || byte === openBracket) {
        depth++;
        const isList = byte === openBracket && this.#inside === 0;
        if (isList && (depth === 1 || (depth <= 3 && listNames.has(this.#lastText))))
          this.#inside = depth + 1;
        else if (depth === this.#inside && this.#from < 0) this.#from = at;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth--;
        if (this.#from >= 0 && depth === this.#inside - 1) {
          yield bytes.subarray(this.#from, at + 1);
          this.#from = -1;
        } else if (this.#inside > 0 && depth === this.#inside - 2) this.#inside = 0;
        this.#isComplete = depth === 0;
      }
    }
    [this.#depth, this.#inText, this.#isEscaped] = [depth, inText, isEscaped];
    this.#keep(bytes);
  }

  /** Keeps what goes on in the next piece. */
  #keep(bytes: Buffer): void {
    const from = this.#from >= 0 ? this.#from : this.#textFrom;
    if (from < 0) {
      this.#rest = Buffer.alloc(0);
      return;
    }
    this.#rest = Buffer.from(bytes.subarray(from));
    if (this.#from >= 0) this.#from = 0;
    else this.#textFrom = 0;
  }
}
