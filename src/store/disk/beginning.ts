import { withPauses } from '../../base/in-slices.ts';
import { defaultSeed } from '../store.ts';
import { stateSteps, stateWork } from '../tables/collections.ts';
import type { StoreState } from '../tables/state.ts';
import type { OpenOptions } from './open-options.ts';

/** The state a store begins with. */
export async function beginning(options: OpenOptions): Promise<StoreState> {
  const { load, scenario = 'demo', seed = defaultSeed, progress } = options;
  const rows = await load(scenario);
  const work = stateWork(rows);
  return withPauses(stateSteps(rows, seed, scenario), done => progress?.('indexing rows', done, work));
}
