import sharp from 'sharp';
import { expect, test } from 'vitest';
import { momentOf } from '../../store/clock.ts';
import { storeUploads } from './stored-uploads.ts';
import { type FileVault, memoryVault } from './vault.ts';

/** A vault that tells what is in it, and whose disk is full after so many files. */
function watchedVault(room = Number.POSITIVE_INFINITY) {
  const paths = new Set<string>();
  const memory = memoryVault();
  const vault: FileVault = {
    serve: memory.serve,
    async save(path) {
      if (paths.size >= room) throw new Error('no space left on the disk');
      paths.add(path);
    },
    async remove(path) {
      paths.delete(path);
    },
  };
  return { vault, paths };
}

let names = 0;
const world = (record: () => Promise<void>) => ({
  now: momentOf(Date.UTC(2021, 2, 4)),
  nextName: () => String(++names).padStart(32, '0'),
  record,
});
const files = async () => [
  { originalname: 'a.txt', buffer: Buffer.from('x') },
  {
    originalname: 'b.png',
    buffer: await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  },
];

test('an upload whose rows cannot be kept leaves no file', async () => {
  const { vault, paths } = watchedVault();
  const refusing = world(() => Promise.reject(new Error('no space left on the disk')));
  const upload = storeUploads(await files(), { vault, world: refusing, base: '', validTime: '0' });
  await expect(upload).rejects.toThrow('no space left');
  expect([...paths]).toEqual([]);
});

test.each([0, 1, 2])('an upload for which only %i files have room leaves no file', async room => {
  const { vault, paths } = watchedVault(room);
  const upload = storeUploads(await files(), {
    vault,
    world: world(async () => {}),
    base: '',
    validTime: '0',
  });
  await expect(upload).rejects.toThrow('no space left');
  expect([...paths]).toEqual([]);
});

test('an upload that has room leaves the original and its thumbnail', async () => {
  const { vault, paths } = watchedVault();
  await storeUploads(await files(), { vault, world: world(async () => {}), base: '', validTime: '0' });
  expect([...paths].map(path => path.slice(0, 12))).toEqual(['/0/0/202103/', '/0/0/202103/', '/0/0/202103/']);
});
