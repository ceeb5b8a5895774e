/** Why bytes are no message of the table. */
export type WireErrorCode =
  /** They end in the middle of a value. */
  | 'truncated'
  /** A number of more than ten bytes. */
  | 'varint'
  /** A field of number 0. */
  | 'field-number'
  /** A way to write values that proto3 does not have. */
  | 'wire-type'
  /** A text that is no UTF-8. */
  | 'utf8';

/** Bytes that are no message; the only error that decoding throws. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorCode;

  constructor(code: WireErrorCode, why: string) {
    super(`Failed to read a message: ${why}.`);
    this.code = code;
  }
}
