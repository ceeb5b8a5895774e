import { wireTypes } from './wire-reader.ts';

/** Writes protobuf's wire format into bytes that grow. */
export class WireWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  /** What was written so far. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A number of 32 or 64 bits; a negative one takes ten bytes, as proto3 wants it. */
  integer(field: number, value: number | bigint): void {
    this.#varint(field * 8 + wireTypes.varint);
    if (typeof value === 'number' && value >= 0) this.#varint(value);
    else this.#large(BigInt.asUintN(64, BigInt(value)));
  }

  bool(field: number, value: boolean): void {
    this.integer(field, value ? 1 : 0);
  }

  double(field: number, value: number): void {
    this.#varint(field * 8 + wireTypes.fixed64);
    this.#reserve(8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
  }

  string(field: number, value: string): void {
    const length = Buffer.byteLength(value);
    this.#varint(field * 8 + wireTypes.bytes);
    this.#varint(length);
    this.#reserve(length);
    this.#length += this.#bytes.write(value, this.#length);
  }

  message(field: number, bytes: Uint8Array): void {
    this.#varint(field * 8 + wireTypes.bytes);
    this.#varint(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #varint(value: number): void {
    this.#reserve(10);
    let left = value;
    while (left > 127) {
      this.#bytes[this.#length++] = (left % 128) | 128;
      left = Math.floor(left / 128);
    }
    this.#bytes[this.#length++] = left;
  }

  #large(value: bigint): void {
    this.#reserve(10);
    let left = value;
    while (left > 127n) {
      this.#bytes[this.#length++] = Number(left & 127n) | 128;
      left >>= 7n;
    }
    this.#bytes[this.#length++] = Number(left);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.finish());
    this.#bytes = grown;
  }
}
