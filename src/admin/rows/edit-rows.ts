import { type Steps, withPauses } from '../../base/in-slices.ts';
import type { Progress } from '../../base/progress.ts';
import { firstViolationSteps, type Violation } from '../../domain/invariants.ts';
import { refreshDerived } from '../../domain/refresh-derived.ts';
import { removeRow } from '../../domain/remove-row.ts';
import { firstViolationAroundSteps } from '../../domain/violations-around.ts';
import { laterCounters } from '../../store/counters.ts';
import type { Store } from '../../store/store.ts';
import {
  type Collections,
  stateSteps,
  stateWork,
  tableOfCollection,
} from '../../store/tables/collections.ts';
import { viewOf } from '../../store/tables/state.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import type { Tx } from '../../store/transaction.ts';
import { Problem } from '../http/problem.ts';
import type { GivenRows } from './checked-rows.ts';
import { keyOf, rowsOf } from './collection.ts';
import { edit } from './long-edit.ts';

/**
 * Puts rows in place of everything, exactly as given, in slices: until it is done everybody sees the state before.
 * @throws Problem bad-state; then nothing has changed
 */
export async function replaceAll(store: Store, given: GivenRows, progress: Progress): Promise<void> {
  const { scenario, counters } = store.snapshot();
  const work = stateWork(given.collections);
  const steps = stateSteps(given.collections, counters.seed, scenario);
  const state = await withPauses(steps, done => progress('indexing rows', done, work));
  const checks = firstViolationSteps(viewOf(state));
  given.refuse(await withPauses(checks, done => progress('comparing rows', done, given.size)));
  const now = store.snapshot();
  store.restore({
    ...state,
    scenario: now.scenario,
    counters: laterCounters(now.counters, state.counters),
  });
}

/** Puts rows in place of all rows of their collections, exactly as given. @throws Problem bad-state */
export async function replaceCollections(store: Store, given: GivenRows, progress: Progress): Promise<void> {
  const { view } = store;
  const before = Object.keys(given.collections).reduce((sum, name) => sum + rowsOf(view, name).size, 0);
  await edit(store, { rows: before + given.size, progress, work: tx => replacingSteps(tx, given) });
}

/**
 * Puts each row in place of the one with its key, and keeps in step what follows from them.
 * @throws Problem bad-state; then nothing has changed
 */
export function mergeRows(store: Store, given: GivenRows, progress?: Progress): Promise<readonly Change[]> {
  const work = function* (tx: Tx) {
    yield* putSteps(tx, given.collections);
    given.refuse(yield* settlingSteps(tx));
  };
  return edit(store, { rows: given.size, progress, work });
}

/** What to delete of a collection, and about how many rows go with it. */
export interface Deletion {
  readonly collection: string;
  readonly rows: number;
  readonly find: (tx: Tx) => Iterable<object>;
}

/** Deletes rows, and what cannot be without them. @throws Problem bad-state; then nothing has changed */
export function deleteRows(
  store: Store,
  { collection, rows, find }: Deletion,
  progress?: Progress,
): Promise<readonly Change[]> {
  const work = function* (tx: Tx) {
    const name = tableOfCollection(collection);
    for (const row of [...find(tx)]) {
      // The collection says which table, and with it which rows these are.
      if (name) removeRow(tx, name, row as never);
      yield 1;
    }
    refuseDangling(collection, yield* settlingSteps(tx));
  };
  return edit(store, { rows, progress, work });
}

/** @throws Problem bad-state that names the row which cannot be without what was to be deleted */
function refuseDangling(from: string, violation: Violation | undefined): void {
  if (!violation) return;
  const { collection, key, pointer, reason } = violation;
  throw new Problem(
    'bad-state',
    `Failed to delete from ${from}: ${collection} ${key}${pointer} needs it (${reason}). Delete that row first, e.g. by taking a user out of their groups and dissolving those they own.`,
  );
}

function* replacingSteps(tx: Tx, given: GivenRows): Steps<void> {
  for (const collection of Object.keys(given.collections)) {
    const name = tableOfCollection(collection);
    for (const row of [...rowsOf(tx, collection)]) {
      if (name) tx[name].delete(keyOf(name, row));
      yield 1;
    }
  }
  yield* putSteps(tx, given.collections);
  given.refuse(yield* firstViolationSteps(tx));
}

/** Makes what follows from the changed rows follow again, and gives what does not fit. */
function* settlingSteps(tx: Tx): Steps<Violation | undefined> {
  for (const change of tx.changes()) {
    refreshDerived(tx, [change]);
    yield 1;
  }
  return yield* firstViolationAroundSteps(tx, tx.changes());
}

function* putSteps(tx: Tx, collections: Collections): Steps<void> {
  for (const [collection, rows] of Object.entries(collections)) {
    const name = tableOfCollection(collection);
    for (const row of rows) {
      if (name) tx[name].put(row as never);
      yield 1;
    }
  }
}
