import type * as node from '../../../../mock/files/picture.ts';
import { longestSide, maxPixels, pictureFormat } from '../../../../mock/files/picture-format.ts';

/** What a browser decodes pictures with; a worker of some browsers, and Node, have none of it. */
interface PictureTools {
  readonly createImageBitmap?: (
    source: Blob,
  ) => Promise<{ readonly width: number; readonly height: number; close(): void }>;
  readonly OffscreenCanvas?: new (
    width: number,
    height: number,
  ) => {
    readonly width: number;
    readonly height: number;
    getContext(kind: '2d'): { drawImage(...given: unknown[]): void } | null;
    convertToBlob(options: { readonly type: string }): Promise<Blob>;
  };
}

/** A canvas writes png and jpeg: a gif is its own thumbnail, as a bmp is, and so is everything where there is no canvas. */
export const readPicture: typeof node.readPicture = async source => {
  const bytes = Buffer.from(source);
  const format = pictureFormat(bytes, bytes.length);
  if (format === undefined) return undefined;
  const { createImageBitmap, OffscreenCanvas } = globalThis as PictureTools;
  if (format === 'bmp' || !createImageBitmap || !OffscreenCanvas) return {};
  try {
    const type = `image/${format}`;
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type }));
    const { width, height } = picture;
    if (width * height > maxPixels[format]) return undefined;
    if (format === 'gif') return {};
    const scale = Math.min(1, longestSide / Math.max(width, height));
    const [shownWidth, shownHeight] = [width, height].map(side => Math.max(1, Math.round(side * scale)));
    const canvas = new OffscreenCanvas(shownWidth ?? 1, shownHeight ?? 1);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return { thumbnail: Buffer.from(await (await canvas.convertToBlob({ type })).arrayBuffer()) };
  } catch {
    return undefined;
  }
};
