import { open } from 'node:fs/promises';

/** Longest side of a thumbnail, pixels (server facts 5). */
const longestSide = 100;
/**
 * Max pixels that a picture may claim: a few kilobytes can claim to be gigabytes of pixels. The largest photos of phones,
 * for jpeg, which is shrunk while it is read; the largest screens, for formats of which every pixel is unpacked.
 */
const maxPixels = { jpeg: 120_000_000, png: 40_000_000, gif: 40_000_000, bmp: 120_000_000 };
/** Max time of one decoding, seconds. */
const timeout = 10;
/** Length of the longest header by which a format is recognised, that of a bmp; bytes. */
const headLength = 54;

/** A picture that can be decoded: its thumbnail, absent when the format is one we cannot write (bmp). */
export interface Picture {
  readonly thumbnail?: Buffer;
}

/**
 * Decodes a picture and shrinks it to 100 pixels on the longest side, in its own format and proportions; a smaller one
 * keeps its size. Undefined when the bytes are no gif, jpeg, png or bmp, are damaged, or claim more pixels than a picture
 * of its format may have.
 * @param source the bytes, or the path of the file that has them
 */
export async function readPicture(source: Buffer | string): Promise<Picture | undefined> {
  const { head, size } =
    typeof source === 'string' ? await headOf(source) : { head: source, size: source.length };
  const format = formatOf(head, size);
  if (format === undefined) return undefined;
  if (format === 'bmp') return {};
  const { default: sharp } = await import('sharp');
  try {
    const thumbnail = await sharp(source, { limitInputPixels: maxPixels[format], failOn: 'error' })
      .timeout({ seconds: timeout })
      .autoOrient()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .toFormat(format)
      .toBuffer();
    return { thumbnail };
  } catch {
    return undefined;
  }
}

/** Reads the first bytes of a file, and its size. */
async function headOf(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

/** Recognises the format by the first bytes, so that only these four formats reach a decoder. */
function formatOf(bytes: Buffer, size: number): 'gif' | 'jpeg' | 'png' | 'bmp' | undefined {
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
