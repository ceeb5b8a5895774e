import { unpackedBody } from '../observe/recording/unpacked-body.ts';

/** The largest body that is looked into, bytes as they are and unpacked: what is larger is passed on unread. */
const maxBody = 16 << 20;

/** A copy of a body that goes by. */
export class BodyCopy {
  readonly #wanted: boolean;
  #pieces: Buffer[] = [];
  #size = 0;

  /** @param wanted false counts its bytes alone */
  constructor(wanted: boolean) {
    this.#wanted = wanted;
  }

  /** Bytes that went by. */
  get size(): number {
    return this.#size;
  }

  add(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#wanted && this.#size <= maxBody) this.#pieces.push(piece);
    else if (this.#pieces.length > 0) this.#pieces = [];
  }

  /** The body unpacked; nothing of one that was not wanted or is too large. */
  unpacked(encoding: string | undefined): ReturnType<typeof unpackedBody> {
    if (!this.#wanted || this.#size > maxBody) return {};
    const [only] = this.#pieces;
    const bytes = only !== undefined && this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces);
    return unpackedBody(bytes, encoding, maxBody);
  }

  /** The bytes of the body unpacked; undefined where there is nothing to read. */
  read(encoding: string | undefined): Buffer | undefined {
    return this.unpacked(encoding).bytes;
  }
}
