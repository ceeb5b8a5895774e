import type { BodyOf, Schemas } from '../../operations.ts';
import type { ArgumentsOf, Send } from '../send.ts';

type Collections = Schemas['Collections'];

/** Makes the calls for the rows of a world: whole, in part, kept under a name, begun with a scenario. */
export function stateCalls(send: Send) {
  /** With `full` there are rows, not numbers. */
  const dump = async () => {
    const { scenario, collections } = await send('getState', { full: true });
    return { scenario, collections: collections as Collections };
  };
  return {
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
      empty: () => send('emptyState', {}),
      /** Rows in key order, or those with a text in them (`query`), sorted by a field (`sort`, `-field`). */
      rows: (collection: string, wanted: Omit<ArgumentsOf<'getRows'>, 'collection'> = {}) =>
        send('getRows', { collection, ...wanted }),
      replaceRows: (collection: string, rows: BodyOf<'replaceRows'>) =>
        send('replaceRows', { collection, body: rows }),
      mergeRows: (collection: string, rows: BodyOf<'mergeRows'>) =>
        send('mergeRows', { collection, body: rows }),
      emptyRows: (collection: string) => send('emptyRows', { collection }),
      row: async (collection: string, key: string) => (await send('getRow', { collection, key })).row,
      /** A row with its key and the rows that it names. */
      keyedRow: (collection: string, key: string) => send('getRow', { collection, key }),
      putRow: (collection: string, key: string, row: BodyOf<'putRow'>) =>
        send('putRow', { collection, key, body: row }),
      deleteRow: (collection: string, key: string) => send('deleteRow', { collection, key }),
    },
    snapshots: {
      list: async () => (await send('listSnapshots', {})).snapshots,
      save: async (name: string) => void (await send('saveSnapshot', { name })),
      restore: async (name: string) => void (await send('restoreSnapshot', { name })),
      delete: async (name: string) => void (await send('deleteSnapshot', { name })),
    },
    scenarios: {
      list: async () => (await send('listScenarios', {})).scenarios,
      activate: async (name: string) => void (await send('activateScenario', { name })),
    },
  };
}
