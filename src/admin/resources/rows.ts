import type { AnswerOf } from '../../control-api/operations.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import type { Tx } from '../../store/transaction.ts';
import type { World } from '../../worlds/world.ts';
import type { ControlCall, Controls } from '../control.ts';
import { Problem, unknown } from '../http/problem.ts';
import { GivenRows } from '../rows/checked-rows.ts';
import { keyOf, knownTable, rowsOf } from '../rows/collection.ts';
import { deleteRows, mergeRows, replaceCollections } from '../rows/edit-rows.ts';
import { findRows } from '../rows/find-rows.ts';
import { referencesOf } from '../rows/references.ts';

type RowControls = Pick<
  Controls,
  'getRows' | 'replaceRows' | 'mergeRows' | 'emptyRows' | 'getRow' | 'putRow' | 'deleteRow'
>;

/** The rows of one collection, and single rows. */
export const rows: RowControls = {
  getRows: async ({ world, parameters: { collection, query, sort, offset = 0, limit = 100 } }) => {
    const found = await findRows(world.store.view, collection, { query, sort, offset, limit });
    return { collection, ...found };
  },
  replaceRows: async call => {
    await replaceCollections(call.world.store, await givenList(call), call.progress);
    return count(call);
  },
  mergeRows: async call => {
    await mergeRows(call.world.store, await givenList(call), call.progress);
    return count(call);
  },
  emptyRows: async call => {
    const { collection } = call.parameters;
    const { store } = call.world;
    knownTable(store.view, collection);
    const rows = rowsOf(store.view, collection).size;
    const find = (tx: Tx) => rowsOf(tx, collection);
    await deleteRows(store, { collection, rows, find }, call.progress);
    return count(call);
  },
  getRow: ({ world, parameters: { collection, key } }) => {
    const { view } = world.store;
    const row = knownRow(world, collection, key);
    return { key, row, references: referencesOf(view, knownTable(view, collection), row) };
  },
  putRow: async ({ control, world, parameters: { collection, key }, body }) => {
    const name = knownTable(world.store.view, collection);
    const given = await GivenRows.checked(control.mock.contract, { [collection]: [body] }, () => '');
    if (keyOf(name, body) !== key) {
      throw new Problem(
        'bad-state',
        `Failed to put the row ${key}: its fields give the key ${keyOf(name, body)}. Use that in the path.`,
      );
    }
    return edited(collection, key, await mergeRows(world.store, given));
  },
  deleteRow: async ({ world: { store }, world, parameters: { collection, key }, progress }) => {
    const row = knownRow(world, collection, key);
    const find = (tx: Tx) => [tx[knownTable(tx, collection)].get(key)].filter(it => it !== undefined);
    // A group takes its messages along.
    const isGroup = knownTable(store.view, collection) === 'rooms' && 'jid' in row;
    const rows = isGroup ? store.view.groupMessages.by.storedByRoom(String(row.jid)).size : 1;
    const changes = await deleteRows(store, { collection, rows, find }, progress);
    return edited(collection, key, changes);
  },
};

type ListCall = Pick<ControlCall<'mergeRows'>, 'control' | 'world' | 'parameters' | 'body' | 'progress'>;

/** @throws Problem unknown-row, with the nearest key */
function knownRow({ store }: World, collection: string, key: string): object {
  const name = knownTable(store.view, collection);
  const row = store.view[name].get(key);
  if (row) return row;
  const keys = Array.from(rowsOf(store.view, collection).slice(0, maxKeys), it => keyOf(name, it));
  throw unknown('unknown-row', `row of ${collection}`, key, keys);
}

/** Keys that are compared to find the nearest. */
const maxKeys = 1000;

async function givenList({ control, world, parameters, body, progress }: ListCall): Promise<GivenRows> {
  const { collection } = parameters;
  knownTable(world.store.view, collection);
  const pointerOf = (_: string, index: number) => `/${index}`;
  return GivenRows.checked(control.mock.contract, { [collection]: body }, pointerOf, progress);
}

async function count({
  world: { store },
  parameters,
}: Pick<ListCall, 'world' | 'parameters'>): Promise<AnswerOf<'emptyRows'>> {
  await store.committed();
  const { collection } = parameters;
  // A group without messages has no collection of its own once it is gone.
  return { collection, total: rowsOf(store.view, collection).size };
}

function edited(collection: string, key: string, changes: readonly Change[]): AnswerOf<'putRow'> {
  return { collection, key, changes };
}
