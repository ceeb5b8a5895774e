/** Longest side of a thumbnail, pixels (server facts section 5). */
const longestSide = 100;
/** More than any camera makes; what is larger is a decompression bomb. */
const mostPixels = 100_000_000;

/** A picture that cannot be decoded. */
export class UndecodableImage extends Error {
  override readonly name = 'UndecodableImage';
}

/**
 * A small version of a picture in its own format, or undefined for a format that cannot be written (bmp).
 * @throws UndecodableImage when the bytes are no picture of the format the name promises
 */
export async function thumbnail(bytes: Buffer, extension: string): Promise<Buffer | undefined> {
  if (extension.toLowerCase() === 'bmp') {
    if (bytes.subarray(0, 2).toString('latin1') !== 'BM' || bytes.length < 26) throw new UndecodableImage();
    return undefined;
  }
  // Loaded when first needed: the native library costs more than the rest of the start.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).rotate();
    const small = image.resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true });
    return await small.toBuffer();
  } catch (error) {
    throw new UndecodableImage('The picture cannot be decoded.', { cause: error });
  }
}
