import type { BodyOf, Schemas } from '../../operations.ts';
import type { CollectionName, ScenarioName } from '../known-names.ts';
import type { ArgumentsOf, Send } from '../send.ts';

type Collections = Schemas['Collections'];

/** Makes the calls for the rows of a world: whole, in part, kept under a name, begun with a scenario. */
export function stateCalls(send: Send) {
  /** With `full` there are rows, not numbers. */
  const dump = async () => {
    const { scenario, collections } = await send('getState', { full: true });
    return {
      /** What the world began with. */
      scenario,
      /** Every row, by collection. */
      collections: collections as Collections,
    };
  };
  return {
    /** The rows of the world. */
    state: {
      /** Number of rows by collection. */
      counts: async () => (await send('getState', {})) as Schemas['StateCounts'],
      /** Every row by collection; what `replace` takes back. */
      all: async () => (await dump()).collections,
      /** Every row, and the scenario that the world began with. */
      dump,
      /** Puts collections in place of everything, exactly as given. */
      replace: (collections: Collections) => send('replaceState', { body: { collections } }),
      /** Puts rows by key; what follows from them is kept in step. */
      merge: (collections: Collections) => send('mergeState', { body: { collections } }),
      /** Takes every row away. */
      empty: () => send('emptyState', {}),
      /** Rows in key order, or those with a text in them (`query`), sorted by a field (`sort`, `-field`). */
      rows: (collection: CollectionName, wanted: Omit<ArgumentsOf<'getRows'>, 'collection'> = {}) =>
        send('getRows', { collection, ...wanted }),
      /** Puts these rows in place of those of a collection. */
      replaceRows: (collection: CollectionName, rows: BodyOf<'replaceRows'>) =>
        send('replaceRows', { collection, body: rows }),
      /** Puts rows into a collection by key. */
      mergeRows: (collection: CollectionName, rows: BodyOf<'mergeRows'>) =>
        send('mergeRows', { collection, body: rows }),
      /** Takes every row of a collection away. */
      emptyRows: (collection: CollectionName) => send('emptyRows', { collection }),
      /** One row, by its key. */
      row: async (collection: CollectionName, key: string) => (await send('getRow', { collection, key })).row,
      /** A row with its key and the rows that it names. */
      keyedRow: (collection: CollectionName, key: string) => send('getRow', { collection, key }),
      /** Puts a row in place of the one with that key. */
      putRow: (collection: CollectionName, key: string, row: BodyOf<'putRow'>) =>
        send('putRow', { collection, key, body: row }),
      /** Takes a row away. */
      deleteRow: (collection: CollectionName, key: string) => send('deleteRow', { collection, key }),
    },
    /** States that are kept under a name. */
    snapshots: {
      /** The names of what is kept. */
      list: async () => (await send('listSnapshots', {})).snapshots,
      /** Keeps the state under a name. */
      save: async (name: string) => void (await send('saveSnapshot', { name })),
      /** Goes back to what is kept under a name. */
      restore: async (name: string) => void (await send('restoreSnapshot', { name })),
      /** Forgets what is kept under a name. */
      delete: async (name: string) => void (await send('deleteSnapshot', { name })),
    },
    /** What a world can begin with. */
    scenarios: {
      /** The names of the scenarios. */
      list: async () => (await send('listScenarios', {})).scenarios,
      /** Puts the rows of a scenario in place of the present ones. */
      activate: async (name: ScenarioName) => void (await send('activateScenario', { name })),
    },
  };
}
