import { memoryVault } from '../../../../mock/files/memory-vault.ts';
import type * as node from '../../../../mock/files/open-vault.ts';
import { saveDemoFiles } from '../../../../worlds/fixtures.ts';

export const openVault: typeof node.openVault = async () => {
  const vault = memoryVault();
  await saveDemoFiles((path, bytes) => vault.save(path, bytes));
  return vault;
};
