import { withPauses } from '../../../../base/in-slices.ts';
import type * as node from '../../../../store/disk/open.ts';
import { Store } from '../../../../store/store.ts';
import { stateSteps } from '../../../../store/tables/collections.ts';

/** Nothing outlives the page. */
export const openStore: typeof node.openStore = async ({ load, scenario = 'demo', seed = '1', clock }) => {
  const state = await withPauses(stateSteps(await load(scenario), seed, scenario));
  const store = new Store(state, clock ? { clock } : {});
  return { store, origin: 'new', filesFolder: undefined, close: async () => undefined };
};
