import type { AnswerOf } from '../../control-api/operations.ts';
import type { Store } from '../../store/store.ts';
import { emptyState, type View } from '../../store/tables/state.ts';
import type { ControlCall, Controls } from '../control.ts';
import { GivenRows } from '../rows/checked-rows.ts';
import { countsOf } from '../rows/collection.ts';
import { mergeRows, replaceAll } from '../rows/edit-rows.ts';

/** The rows of a world as one document. */
export const state: Pick<Controls, 'getState' | 'replaceState' | 'mergeState' | 'emptyState'> = {
  getState: ({ world: { store }, parameters: { full = false } }) => ({
    scenario: store.scenario,
    collections: full ? store.dump() : countsOf(store.snapshot()),
    ...(!full && { names: namesOf(store.view) }),
  }),
  replaceState: async call => {
    await replaceAll(call.world.store, await given(call), call.progress);
    return counts(call.world.store);
  },
  mergeState: async call => {
    await mergeRows(call.world.store, await given(call), call.progress);
    return counts(call.world.store);
  },
  emptyState: async ({ world: { store } }) => {
    const { counters, scenario } = store.snapshot();
    store.restore({ ...emptyState(counters.seed, scenario), counters });
    return counts(store);
  },
};

/** The groups' names, by the collections of their messages. */
function namesOf({ rooms }: View): Record<string, string> {
  return Object.fromEntries(Array.from(rooms.all, ({ jid, name }) => [`mucmsg_${jid}`, name]));
}

/** The row counts, once the rows are on disk. */
async function counts(store: Store): Promise<AnswerOf<'replaceState'>> {
  await store.committed();
  return { scenario: store.scenario, collections: countsOf(store.snapshot()) };
}

function given({
  control,
  body,
  progress,
}: Pick<ControlCall<'replaceState'>, 'control' | 'body' | 'progress'>): Promise<GivenRows> {
  const pointerOf = (name: string, index: number) => `/collections/${name}/${index}`;
  return GivenRows.checked(control.mock.contract, body.collections, pointerOf, progress);
}
