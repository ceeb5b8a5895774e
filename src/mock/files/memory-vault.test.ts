import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { memoryVault } from './memory-vault.ts';
import { VaultFull } from './vault.ts';

const bytes = (size: number) => Readable.from([Buffer.alloc(size)]);

test('what is let go of, removed or replaced makes room again', async () => {
  const vault = memoryVault(100);
  const dropped = await vault.receive(bytes(100));
  await expect(vault.receive(bytes(1))).rejects.toThrow(VaultFull);
  await dropped.drop();
  await dropped.drop();
  const kept = await vault.receive(bytes(60));
  await kept.keep('/a');
  await kept.drop();
  await expect(vault.receive(bytes(41))).rejects.toThrow(VaultFull);
  await (await vault.receive(bytes(40))).keep('/a');
  await (await vault.receive(bytes(60))).keep('/b');
  await vault.remove('/b');
  await vault.remove('/b');
  await vault.save('/c', Buffer.alloc(60));
  await expect(vault.save('/d', Buffer.alloc(1))).rejects.toThrow('are full. Keep them on disk with --data.');
});

test('a source that breaks off, or is too large, takes no room', async () => {
  const vault = memoryVault(100);
  async function* broken() {
    yield Buffer.alloc(60);
    throw new Error('gone');
  }
  await expect(vault.receive(Readable.from(broken()))).rejects.toThrow('gone');
  await expect(vault.receive(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]))).rejects.toThrow(VaultFull);
  expect((await vault.receive(bytes(100))).size).toBe(100);
});
