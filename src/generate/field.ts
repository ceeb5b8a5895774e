import { createHash } from 'node:crypto';

/**
 * One field of a generated collection. A value follows from the seed, the collection's name, the field's name and
 * the row's index, and from nothing else: another field, or more rows, changes none of them. Integer arithmetic
 * alone, so every engine gives the same.
 */
export class FieldSeed {
  readonly #words: Int32Array;

  constructor(seed: string, collection: string, name: string) {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, collection, name]))
      .digest();
    this.#words = Int32Array.from({ length: 8 }, (_, at) => digest.readInt32LE(at * 4));
  }

  /** 32 bits. In each of the four lanes no two indexes below 2^32 give the same. */
  bits(index: number, lane: 0 | 1 | 2 | 3 = 0): number {
    const [first = 0, second = 0] = [this.#words[lane], this.#words[lane + 4]];
    return mixed(mixed(index ^ first) + second) >>> 0;
  }

  /** At least 0 and below 1; further steps give a sequence for values that need more than one draw. */
  fraction(index: number, step = 0): number {
    const bits = this.bits(index);
    return (step === 0 ? bits : mixed(bits + Math.imul(step, 0x9e3779b9)) >>> 0) / 0x100000000;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(index: number, limit: number): number {
    return Math.floor(this.fraction(index) * limit);
  }

  /** True for this share of the indexes. */
  chance(index: number, share: number): boolean {
    return this.fraction(index) < share;
  }

  pick<Value>(index: number, values: readonly [Value, ...Value[]]): Value {
    return values[this.below(index, values.length)] ?? values[0];
  }

  /** 32 hex digits, no two indexes the same. */
  hex32(index: number): string {
    let digits = '';
    for (const lane of lanes) {
      const bits = this.bits(index, lane);
      for (let shift = 24; shift >= 0; shift -= 8) digits += byteDigits[(bits >>> shift) & 0xff];
    }
    return digits;
  }
}

const lanes = [0, 1, 2, 3] as const;
const byteDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The last step of MurmurHash3: each bit of the word depends on every bit, and no two words become the same. */
function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
