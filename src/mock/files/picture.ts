/** Longest side of a thumbnail, pixels (server facts 5). */
const longestSide = 100;
/** Max pixels of a picture that is decoded: a few kilobytes can claim to be gigabytes of pixels. */
const maxPixels = 100_000_000;

/** A picture that can be decoded: its thumbnail, absent when the format is one we cannot write (bmp). */
export interface Picture {
  readonly thumbnail?: Buffer;
}

/**
 * Decodes a picture and shrinks it to 100 pixels on the longest side, in its own format and proportions; a smaller one
 * keeps its size. Undefined when the bytes are no gif, jpeg, png or bmp, are damaged, or have over 100 million pixels.
 */
export async function readPicture(bytes: Buffer): Promise<Picture | undefined> {
  const format = formatOf(bytes);
  if (format === undefined) return undefined;
  if (format === 'bmp') return {};
  const { default: sharp } = await import('sharp');
  try {
    const thumbnail = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .autoOrient()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .toFormat(format)
      .toBuffer();
    return { thumbnail };
  } catch {
    return undefined;
  }
}

/** Recognises the format by the first bytes, so that only these four formats reach a decoder. */
function formatOf(bytes: Buffer): 'gif' | 'jpeg' | 'png' | 'bmp' | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return 'gif';
  return isBitmap(bytes) ? 'bmp' : undefined;
}

/** Returns true for a plausible bmp header; sharp cannot decode the format, so the pixels are not looked at. */
function isBitmap(bytes: Buffer): boolean {
  if (bytes.length < 54 || bytes.toString('latin1', 0, 2) !== 'BM') return false;
  const pixels = Math.abs(bytes.readInt32LE(18) * bytes.readInt32LE(22));
  return (
    bytes.readUInt32LE(10) < bytes.length && bytes.readUInt16LE(26) === 1 && pixels > 0 && pixels <= maxPixels
  );
}
