import { open } from 'node:fs/promises';
import { headLength, longestSide, maxPixels, pictureFormat } from './picture-format.ts';

/** Max time of one decoding, seconds. */
const timeout = 10;
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
  const format = pictureFormat(head, size);
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
