import sharp from 'sharp';

const longestSide = 100;

/**
 * A picture in its own format whose longest side is 100 px; a bmp, which the library does not read, stays as it is.
 * @throws Error where the bytes are no picture
 */
export async function thumbnail(bytes: Buffer, extension: string): Promise<Buffer> {
  if (extension === 'bmp' && bytes.subarray(0, 2).toString('latin1') === 'BM') return bytes;
  return sharp(bytes)
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toBuffer();
}
