import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

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

  /** The body unpacked; undefined for one that was not wanted, is too large, or is packed in an unknown way. */
  read(encoding: string | undefined): Buffer | undefined {
    if (!this.#wanted || this.#size > maxBody) return undefined;
    const [only] = this.#pieces;
    const bytes = only !== undefined && this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces);
    return unpacked(bytes, encoding);
  }
}

const unpackers: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function unpacked(bytes: Buffer, encoding = 'identity'): Buffer | undefined {
  const name = encoding.trim().toLowerCase();
  if (bytes.length === 0 || name === '' || name === 'identity') return bytes;
  try {
    return unpackers[name]?.(bytes, { maxOutputLength: maxBody });
  } catch {
    // Broken, or cut: the client gets the same bytes and will say so.
    return undefined;
  }
}
