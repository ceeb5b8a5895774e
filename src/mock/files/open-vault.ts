import { rm } from 'node:fs/promises';
import type { OpenedStore } from '../../store/disk/open.ts';
import { saveDemoFiles } from '../../worlds/fixtures.ts';
import { folderVault } from './folder-vault.ts';
import { memoryVault } from './memory-vault.ts';
import { resourceIdOf } from './resource-rows.ts';
import type { FileVault } from './vault.ts';

/**
 * Opens the vault beside a store. Where the store starts with its scenario, the vault has the demo files and no
 * others.
 */
export async function openVault({ store, filesFolder, origin }: OpenedStore): Promise<FileVault> {
  if (filesFolder !== undefined && origin === 'reset')
    await rm(filesFolder, { recursive: true, force: true });
  const vault = filesFolder === undefined ? memoryVault() : await folderVault(filesFolder);
  await saveDemoFiles(async (path, bytes) => {
    // A start that was killed after its rows and before its files has left some out.
    const isLost = store.view.resources.get(resourceIdOf(path) ?? '') && !(await vault.find(path));
    if (origin !== 'existing' || isLost) await vault.save(path, bytes);
  });
  return vault;
}
