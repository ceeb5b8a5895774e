/** Longest side of a thumbnail, pixels (server facts 5). */
export const longestSide = 100;
/**
 * Max pixels that a picture may claim: a few kilobytes can claim to be gigabytes of pixels. The largest photos of phones,
 * for jpeg, which is shrunk while it is read; the largest screens, for formats of which every pixel is unpacked.
 */
export const maxPixels = { jpeg: 120_000_000, png: 40_000_000, gif: 40_000_000, bmp: 120_000_000 } as const;
/** Length of the longest header by which a format is recognised, that of a bmp; bytes. */
export const headLength = 54;

/** A format that the server takes as a picture. */
export type PictureFormat = keyof typeof maxPixels;

/**
 * Recognises the format by the first bytes, so that only these four formats reach a decoder; undefined for any other.
 * @param size of the whole file, bytes
 */
export function pictureFormat(bytes: Buffer, size: number): PictureFormat | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return 'gif';
  return isBitmap(bytes, size) ? 'bmp' : undefined;
}

/** Returns true for a plausible bmp header; sharp cannot decode the format, so the pixels are not looked at. */
function isBitmap(bytes: Buffer, size: number): boolean {
  if (bytes.length < headLength || bytes.toString('latin1', 0, 2) !== 'BM') return false;
  const pixels = Math.abs(bytes.readInt32LE(18) * bytes.readInt32LE(22));
  const isPlausible = bytes.readUInt32LE(10) < size && bytes.readUInt16LE(26) === 1;
  return isPlausible && pixels > 0 && pixels <= maxPixels.bmp;
}
