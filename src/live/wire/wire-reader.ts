import { WireError } from './wire-error.ts';

/** Bytes of a number that a JavaScript number holds without loss, seven bits each. */
const exactBytes = 7;
const maxBytes = 10;

const texts = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How the value of a field is written. */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Reads protobuf's wire format from a part of some bytes, never beyond its end. */
export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, from = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = end;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  /** The number of the next field and how its value is written. @throws WireError */
  tag(): { readonly field: number; readonly wireType: number } {
    const tag = this.int32() >>> 0;
    if (tag >>> 3 === 0) throw new WireError('field-number', 'a field has the number 0');
    return { field: tag >>> 3, wireType: tag & 7 };
  }

  /** A signed number of 64 bits: a bigint only where a number would lose digits. @throws WireError */
  int64(): number | bigint {
    const value = this.#varint();
    if (typeof value === 'number') return value;
    const signed = BigInt.asIntN(64, value);
    const number = Number(signed);
    return Number.isSafeInteger(number) ? number : signed;
  }

  /** A signed number of 32 bits; what lies above is dropped, as every reader does. @throws WireError */
  int32(): number {
    const value = this.#varint();
    return typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value));
  }

  bool(): boolean {
    return Number(this.#varint()) !== 0;
  }

  double(): number {
    const at = this.#skip(8);
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + at, 8).getFloat64(0, true);
  }

  /** @throws WireError utf8 among others */
  string(): string {
    const { start, end } = this.#block();
    try {
      return texts.decode(this.#bytes.subarray(start, end));
    } catch {
      throw new WireError('utf8', 'a text is no UTF-8');
    }
  }

  /** A reader for the message that comes next. @throws WireError */
  message(): WireReader {
    const { start, end } = this.#block();
    return new WireReader(this.#bytes, start, end);
  }

  /** Passes over a value that nobody asked for. @throws WireError */
  skip(wireType: number): void {
    if (wireType === wireTypes.varint) this.#varint();
    else if (wireType === wireTypes.fixed64) this.#skip(8);
    else if (wireType === wireTypes.bytes) this.#block();
    else if (wireType === wireTypes.fixed32) this.#skip(4);
    else throw new WireError('wire-type', `a field is written in the way ${wireType}`);
  }

  #block(): { readonly start: number; readonly end: number } {
    const length = Number(this.#varint());
    const start = this.#skip(length);
    return { start, end: start + length };
  }

  /** @returns where the skipped bytes begin */
  #skip(length: number): number {
    const start = this.#at;
    if (length > this.#end - start) throw truncated();
    this.#at = start + length;
    return start;
  }

  /** A number without sign. */
  #varint(): number | bigint {
    let value = 0;
    let factor = 1;
    let large = 0n;
    for (let count = 0; count < maxBytes; count++) {
      if (this.#at >= this.#end) throw truncated();
      const byte = this.#bytes[this.#at++] ?? 0;
      if (count < exactBytes) value += (byte & 0x7f) * factor;
      else large |= BigInt(byte & 0x7f) << BigInt(7 * count);
      factor *= 128;
      if (byte < 0x80) return large === 0n ? value : large | BigInt(value);
    }
    throw new WireError('varint', `a number has more than ${maxBytes} bytes`);
  }
}

function truncated(): WireError {
  return new WireError('truncated', 'it ends in the middle of a value');
}
