import { isAscii, isUtf8, transcode } from 'node:buffer';

/** Shorter texts are decoded as quickly either way. */
const short = 256;

/** Text of bytes in UTF-8, as `toString` gives it, which is the slowest way there is to have it. */
export function utf8Text(bytes: Buffer): string {
  if (bytes.length < short) return bytes.toString('utf8');
  if (isAscii(bytes)) return bytes.toString('latin1');
  // What is no UTF-8 has to become the same question marks.
  return isUtf8(bytes) ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : bytes.toString('utf8');
}
