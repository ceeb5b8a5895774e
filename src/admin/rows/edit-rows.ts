import { violationsOf } from '../../domain/invariants.ts';
import { refreshDerived } from '../../domain/refresh-derived.ts';
import { removeRow } from '../../domain/remove-row.ts';
import { violationsAround } from '../../domain/violations-around.ts';
import { laterCounters } from '../../store/counters.ts';
import type { Store } from '../../store/store.ts';
import { type Collections, stateOf, tableOfCollection } from '../../store/tables/collections.ts';
import { viewOf } from '../../store/tables/state.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import type { Tx } from '../../store/transaction.ts';
import type { GivenRows } from './checked-rows.ts';
import { keyOf, rowsOf } from './collection.ts';

/**
 * Puts rows in place of everything, exactly as given.
 * @throws Problem bad-state; then nothing has changed
 */
export function replaceAll(store: Store, given: GivenRows): void {
  const { scenario, counters } = store.snapshot();
  const state = stateOf(given.collections, counters.seed, scenario);
  given.refuse(violationsOf(viewOf(state)));
  store.restore({ ...state, counters: laterCounters(counters, state.counters) });
}

/** Puts rows in place of all rows of their collections, exactly as given. @throws Problem bad-state */
export function replaceCollections(store: Store, given: GivenRows): readonly Change[] {
  return change(store, tx => {
    for (const collection of Object.keys(given.collections)) {
      const name = tableOfCollection(collection);
      if (name) for (const row of [...rowsOf(tx, collection)]) tx[name].delete(keyOf(name, row));
    }
    putRows(tx, given.collections);
    given.refuse(violationsOf(tx));
  });
}

/**
 * Puts each row in place of the one with its key, and keeps in step what follows from them.
 * @throws Problem bad-state; then nothing has changed
 */
export function mergeRows(store: Store, given: GivenRows): readonly Change[] {
  return change(store, tx => {
    putRows(tx, given.collections);
    refreshDerived(tx, tx.changes());
    given.refuse(violationsAround(tx, tx.changes()));
  });
}

/** Deletes rows, and what cannot be without them. @throws Problem bad-state; then nothing has changed */
export function deleteRows(
  store: Store,
  collection: string,
  find: (tx: Tx) => Iterable<object>,
  given: GivenRows,
): readonly Change[] {
  return change(store, tx => {
    const name = tableOfCollection(collection);
    // The collection says which table, and with it which rows these are.
    if (name) for (const row of [...find(tx)]) removeRow(tx, name, row as never);
    refreshDerived(tx, tx.changes());
    given.refuse(violationsAround(tx, tx.changes()));
  });
}

function change(store: Store, work: (tx: Tx) => void): readonly Change[] {
  return store.transact(work).changes;
}

function putRows(tx: Tx, collections: Collections): void {
  for (const [collection, rows] of Object.entries(collections)) {
    const name = tableOfCollection(collection);
    if (name) for (const row of rows) tx[name].put(row as never);
  }
}
