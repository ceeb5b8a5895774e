/** The largest message that is put together, bytes; after a larger one nothing more is read of its direction. */
const maxMessage = 1 << 20;
/** The longest head of the server's answer, bytes. */
const maxHead = 64 * 1024;

/**
 * Reads the messages of one direction of a WebSocket (RFC 6455) as its bytes go by. What is packed by an extension, or is no
 * WebSocket, is left unread.
 */
export class WebSocketMessages {
  readonly #onMessage: (message: Buffer) => void;
  readonly #onUnread: (why: string) => void;
  #waiting: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #size = 0;
  #isInHead: boolean;
  #isOver = false;

  /**
   * @param afterHead whether a head of HTTP comes first, as it does from the server
   * @param onUnread told once, where nothing more is read
   */
  constructor(
    afterHead: boolean,
    onMessage: (message: Buffer) => void,
    onUnread: (why: string) => void = () => {},
  ) {
    this.#isInHead = afterHead;
    this.#onMessage = onMessage;
    this.#onUnread = onUnread;
  }

  add(piece: Buffer): void {
    if (this.#isOver) return;
    const isOwn = this.#waiting.length > 0;
    const bytes = isOwn ? Buffer.concat([this.#waiting, piece]) : piece;
    this.#waiting = bytes;
    if (!this.#isInHead || this.#passHead()) while (!this.#isOver && this.#takeFrame());
    if (this.#isOver) this.#clear();
    // What waits is a part of a larger piece of memory otherwise.
    else if (!isOwn || this.#waiting !== bytes) this.#waiting = Buffer.from(this.#waiting);
  }

  /** Lets go of what is read no further. */
  #clear(): void {
    this.#waiting = Buffer.alloc(0);
    this.#parts = [];
  }

  #passHead(): boolean {
    const end = this.#waiting.indexOf('\r\n\r\n');
    this.#isOver = end < 0 && this.#waiting.length > maxHead;
    if (end < 0) return false;
    this.#waiting = this.#waiting.subarray(end + 4);
    this.#isInHead = false;
    return true;
  }

  /** Takes one frame; false where more of it has to come. */
  #takeFrame(): boolean {
    const bytes = this.#waiting;
    if (bytes.length < 2) return false;
    const [first = 0, second = 0] = bytes;
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const maskAt = 2 + lengthBytes;
    const from = maskAt + ((second & 0x80) !== 0 ? 4 : 0);
    if (bytes.length < from) return false;
    const length =
      lengthBytes === 0
        ? short
        : lengthBytes === 2
          ? bytes.readUInt16BE(2)
          : Number(bytes.readBigUInt64BE(2));
    // A bit that only an extension sets: what follows is packed.
    const isPacked = (first & 0x70) !== 0;
    this.#isOver = isPacked || this.#size + length > maxMessage;
    if (this.#isOver) this.#onUnread(isPacked ? 'an extension compresses them' : 'one is larger than 1 MB');
    if (this.#isOver || bytes.length < from + length) return false;
    const payload = Buffer.from(bytes.subarray(from, from + length));
    if (from > maskAt)
      for (let at = 0; at < length; at++) payload[at] = (payload[at] ?? 0) ^ (bytes[maskAt + (at & 3)] ?? 0);
    this.#waiting = bytes.subarray(from + length);
    this.#takePayload(first, payload);
    return true;
  }

  #takePayload(first: number, payload: Buffer): void {
    const isControl = (first & 0x08) !== 0;
    if (isControl) return;
    // Of parts that have nothing in them any number may come.
    if (payload.length > 0) this.#parts.push(payload);
    this.#size += payload.length;
    const isLast = (first & 0x80) !== 0;
    if (!isLast) return;
    const [only] = this.#parts;
    this.#onMessage(only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts));
    this.#parts = [];
    this.#size = 0;
  }
}
