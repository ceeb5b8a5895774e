import type { FileVault } from '../../mock/files/vault.ts';
import type { World } from '../../worlds/world.ts';
import type { Worlds } from '../../worlds/worlds.ts';

/** The path of an uploaded file, with its id. */
const uploaded = /\/0\/0\/\d{6}\/[ot]\/([0-9a-f]{32})\.\w{1,10}$/;

/** Returns the paths of uploaded files in a list of addresses or paths, separated by commas. */
export function uploadedPaths(list: string): string[] {
  return list.split(',').flatMap(path => uploaded.exec(path.trim())?.[0] ?? []);
}

/** The files that apps have uploaded, to be deleted. */
export class StoredFiles {
  readonly #worlds: Worlds;
  readonly #vault: FileVault;

  constructor(worlds: Worlds, vault: FileVault) {
    this.#worlds = worlds;
    this.#vault = vault;
  }

  /** Deletes files and their rows. A file of another world loses its row here, and stays there. */
  async remove(world: World, paths: readonly string[]): Promise<void> {
    const { store } = world;
    for (const path of paths) {
      const id = uploaded.exec(path)?.[1] ?? '';
      const row = store.view.resources.get(id);
      if (!row) continue;
      store.transact(tx => tx.resources.delete(id));
      if (store.pending) await store.committed();
      if (this.#worlds.ofFile(id) !== world) continue;
      await this.#vault.remove(row.path);
      if (row.thumbnailPath !== undefined) await this.#vault.remove(row.thumbnailPath);
    }
  }
}
