import { randomUUID } from 'node:crypto';
import type { World } from '../../worlds/world.ts';
import type { Worlds } from '../../worlds/worlds.ts';
import type { UploadWorld } from './stored-uploads.ts';

/** The rows of uploaded files, each in the world it was uploaded in; the files themselves are shared by all worlds. */
export class ResourceRows {
  readonly #worlds: Worlds;

  constructor(worlds: Worlds) {
    this.#worlds = worlds;
  }

  /** Returns the part of a world that an upload needs. */
  of(world: World): UploadWorld {
    const { store } = world;
    return {
      now: store.clock.now(),
      nextName: () => randomUUID().replaceAll('-', ''),
      record: async rows => {
        for (const row of rows) this.#worlds.bindFile(row.id, world);
        store.transact(tx => rows.map(row => tx.resources.put(row)));
        if (store.pending) await store.committed();
      },
    };
  }

  /** Returns whether a file has expired, by the clock of the world it was uploaded in. */
  isExpired(path: string): boolean {
    const id = resourceIdOf(path);
    if (id === undefined) return false;
    const { view, clock } = this.#worlds.ofFile(id).store;
    const row = view.resources.get(id);
    return row !== undefined && row.expireTime !== -1 && row.expireTime <= clock.now().s;
  }
}

/** Returns the id of the row of a file, which its path has; undefined for any other path. */
export function resourceIdOf(path: string): string | undefined {
  return /([0-9a-f]{32})\.[^./]+$/.exec(path)?.[1];
}
