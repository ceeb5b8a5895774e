import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { momentOf } from '../../store/clock.ts';
import { memoryVault } from './memory-vault.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { storeUploads, type UploadWorld } from './stored-uploads.ts';
import type { IncomingFile } from './upload-form.ts';
import type { FileVault } from './vault.ts';

/** A vault that tells what is in it, and whose disk is full after so many files. */
function watchedVault(room = Number.POSITIVE_INFINITY) {
  const paths = new Set<string>();
  const memory = memoryVault();
  const keep = async (path: string) => {
    if (paths.size >= room) throw new Error('no space left on the disk');
    paths.add(path);
  };
  const vault: FileVault = {
    ...memory,
    receive: async source => ({ ...(await memory.receive(source)), keep }),
    save: keep,
    async remove(path) {
      paths.delete(path);
    },
  };
  return { vault, paths };
}

let names = 0;
const world = (record: () => Promise<void> = async () => {}): UploadWorld => ({
  now: momentOf(Date.UTC(2021, 2, 4)),
  nextName: () => String(++names).padStart(32, '0'),
  record,
});
const picture = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
const filesFor = async (vault: FileVault): Promise<IncomingFile[]> => [
  {
    name: 'a.txt',
    type: 'application/octet-stream',
    bytes: await vault.receive(Readable.from([Buffer.from('x')])),
  },
  {
    name: 'b.png',
    type: 'application/octet-stream',
    bytes: await vault.receive(Readable.from([await picture()])),
  },
];

async function storeIn(vault: FileVault, uploadWorld: UploadWorld, signal = new AbortController().signal) {
  const options = { vault, world: uploadWorld, signal, base: '', validTime: '0' };
  return storeUploads(await filesFor(vault), { ...options, decoding: new OneAtATime() });
}

test('an upload whose rows cannot be kept leaves no file', async () => {
  const { vault, paths } = watchedVault();
  const refusing = world(() => Promise.reject(new Error('no space left on the disk')));
  await expect(storeIn(vault, refusing)).rejects.toThrow('no space left');
  expect([...paths]).toEqual([]);
});

test.each([0, 1, 2])('an upload for which only %i files have room leaves no file', async room => {
  const { vault, paths } = watchedVault(room);
  await expect(storeIn(vault, world())).rejects.toThrow('no space left');
  expect([...paths]).toEqual([]);
});

test('an upload that has room leaves the original and its thumbnail', async () => {
  const { vault, paths } = watchedVault();
  await storeIn(vault, world());
  expect([...paths].map(path => path.slice(0, 12))).toEqual(['/0/0/202103/', '/0/0/202103/', '/0/0/202103/']);
});

test('an upload whose client leaves stops there and leaves neither file nor row', async () => {
  const { vault, paths } = watchedVault();
  const leaving = new AbortController();
  const seen: string[] = [];
  const { nextName, ...rest } = world(async () => void seen.push('recorded'));
  const leavingWorld: UploadWorld = {
    ...rest,
    nextName() {
      seen.push('described');
      // When the second file's turn comes, nobody waits for it.
      if (seen.length === 2) leaving.abort();
      return nextName();
    },
  };
  await expect(storeIn(vault, leavingWorld, leaving.signal)).rejects.toThrow('aborted');
  expect([seen, [...paths]]).toEqual([['described', 'described'], []]);
});
