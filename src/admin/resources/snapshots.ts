import type { World } from '../../worlds/world.ts';
import type { Controls } from '../control.ts';
import { type Problem, unknown } from '../http/problem.ts';

/** States kept under names, in memory; each world has its own. */
export const snapshots: Pick<
  Controls,
  'listSnapshots' | 'saveSnapshot' | 'restoreSnapshot' | 'deleteSnapshot'
> = {
  listSnapshots: ({ world }) => ({ snapshots: world.store.snapshots.names }),
  saveSnapshot: async ({ world: { store }, parameters: { name } }) => {
    // What was answered before this request is on disk; what is under way may yet be taken back.
    await store.settled();
    store.snapshots.save(name, store.snapshot());
    return { name };
  },
  restoreSnapshot: async ({ world, parameters: { name } }) => {
    const state = world.store.snapshots.get(name);
    if (!state) throw missing(world, name);
    world.store.restore(state);
    await world.store.committed();
    return { name };
  },
  deleteSnapshot: ({ world, parameters: { name } }) => {
    if (!world.store.snapshots.delete(name)) throw missing(world, name);
    return { name };
  },
};

function missing({ store }: World, name: string): Problem {
  return unknown('unknown-snapshot', 'snapshot', name, store.snapshots.names);
}
