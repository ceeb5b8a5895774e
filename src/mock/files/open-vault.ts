import { rm } from 'node:fs/promises';
import type { OpenedStore } from '../../store/disk/open.ts';
import { saveDemoFiles } from '../../worlds/fixtures.ts';
import { type FileVault, folderVault, memoryVault } from './vault.ts';

/** Opens the vault beside a store. For a store that starts with its scenario the demo files are in it, and no others. */
export async function openVault({ filesFolder, origin }: OpenedStore): Promise<FileVault> {
  if (filesFolder !== undefined && origin === 'reset')
    await rm(filesFolder, { recursive: true, force: true });
  const vault = filesFolder === undefined ? memoryVault() : folderVault(filesFolder);
  if (origin !== 'existing') await saveDemoFiles((path, bytes) => vault.save(path, bytes));
  return vault;
}
