import { crc32 } from 'node:zlib';
import type { Steps } from '../../base/in-slices.ts';

/** Digits of a checksum. */
export const checksumLength = 8;

/** CRC-32 of a text in UTF-8 or of bytes, as 8 hex digits: finds every flip of one bit, whatever the length. */
export function checksumOf(data: string | Uint8Array): string {
  return hexOf(crc32(data));
}

/** Sums up a text that comes in pieces. */
export class RunningChecksum {
  #sum = 0;

  /** The checksum of all pieces so far. */
  get hex(): string {
    return hexOf(this.#sum);
  }

  add(piece: string | Uint8Array): void {
    this.#sum = crc32(piece, this.#sum);
  }
}

const pieceLength = 1 << 20;

/** The checksum of many bytes. The steps count for nothing. */
export function* checksumSteps(bytes: Uint8Array): Steps<string> {
  const sum = new RunningChecksum();
  for (let at = 0; at < bytes.length; at += pieceLength) {
    sum.add(bytes.subarray(at, at + pieceLength));
    yield 0;
  }
  return sum.hex;
}

function hexOf(sum: number): string {
  return sum.toString(16).padStart(checksumLength, '0');
}
