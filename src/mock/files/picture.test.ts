import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { readPicture } from './picture.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' }, limitInputPixels: false });

/** The same small picture, whose header claims another size. */
async function claiming(
  format: 'png' | 'gif' | 'jpeg' | 'bmp',
  width: number,
  height: number,
): Promise<Buffer> {
  if (format === 'bmp') {
    const bytes = Buffer.alloc(62);
    bytes.write('BM');
    bytes.writeUInt32LE(54, 10);
    bytes.writeInt32LE(width, 18);
    bytes.writeInt32LE(height, 22);
    bytes.writeUInt16LE(1, 26);
    return bytes;
  }
  const bytes = await plain(8, 8).toFormat(format).toBuffer();
  if (format === 'png') {
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
  } else if (format === 'gif') {
    bytes.writeUInt16LE(width, 6);
    bytes.writeUInt16LE(height, 8);
    const frame = bytes.indexOf(Buffer.from([0x00, 0x2c])) + 2;
    bytes.writeUInt16LE(width, frame + 4);
    bytes.writeUInt16LE(height, frame + 6);
  } else {
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5;
    bytes.writeUInt16BE(height, frame);
    bytes.writeUInt16BE(width, frame + 2);
  }
  return bytes;
}

test.each([
  ['png', 9999, 9999],
  ['png', 40_000, 1001],
  ['gif', 9999, 9999],
  ['gif', 65_535, 65_535],
  ['jpeg', 20_000, 6001],
  ['jpeg', 65_500, 65_500],
  ['bmp', 20_000, 6001],
  ['bmp', 20_000, -6001],
] as const)('a %s that claims %i by %i pixels is no picture', async (format, width, height) => {
  expect(await readPicture(await claiming(format, width, height))).toBeUndefined();
});

test('a png of 9999 by 9999 pixels that is one is none to us', async () => {
  expect(await readPicture(await plain(9999, 9999).png({ compressionLevel: 1 }).toBuffer())).toBeUndefined();
});

test.each([
  ['jpeg', 8064, 6048],
  ['png', 7680, 4320],
] as const)(
  'a %s of %i by %i pixels, as phones and screens make them, is a picture',
  async (format, width, height) => {
    const bytes = await plain(width, height).toFormat(format).toBuffer();
    const picture = await readPicture(bytes);
    expect((await sharp(picture?.thumbnail).metadata()).width).toBe(100);
  },
);

test('a file is read like its bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const sizes: (number | undefined)[] = [];
  for (const [name, bytes] of [
    ['a', await plain(640, 480).png().toBuffer()],
    ['b', await claiming('bmp', 9, 9)],
    ['c', Buffer.from('no picture')],
    ['d', Buffer.alloc(0)],
  ] as const) {
    writeFileSync(join(folder, name), bytes);
    const [fromFile, fromBytes] = [await readPicture(join(folder, name)), await readPicture(bytes)];
    expect(fromFile).toEqual(fromBytes);
    sizes.push(fromFile && (fromFile.thumbnail?.length ?? 0));
  }
  expect(sizes).toEqual([expect.any(Number), 0, undefined, undefined]);
});
