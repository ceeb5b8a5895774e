import { atOnce, type Steps, withPauses } from '../../base/in-slices.ts';
import type { Progress } from '../../base/progress.ts';
import { firstViolationAroundSteps } from '../../domain/violations-around.ts';
import { applyRow } from '../../store/apply-row.ts';
import { laterCounters } from '../../store/counters.ts';
import type { Commit, Store } from '../../store/store.ts';
import { tableOfCollection } from '../../store/tables/collections.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import { type OpenTransaction, openTransaction, type Tx } from '../../store/transaction.ts';

/** How many rows are edited without a pause. */
const few = 2000;
/** How often an edit begins again because others changed the same rows meanwhile. */
const attempts = 3;

/** One edit of rows: how many about, and the work, which throws when the rows do not fit. */
export interface RowsEdit {
  readonly rows: number;
  readonly work: (tx: Tx) => Steps<unknown>;
  readonly progress?: Progress | undefined;
}

/**
 * Changes rows as one commit. Few rows are changed at once; many in slices, beside the requests that come meanwhile:
 * nobody sees a part of it, what others changed meanwhile stays, and where that meets this edit, it begins again. One
 * that is met again and again is done at once in the end, while requests wait.
 */
export async function edit(store: Store, { rows, work, progress }: RowsEdit): Promise<readonly Change[]> {
  for (let left = rows > few ? attempts : 0; left > 0; left--) {
    const meanwhile: Commit[] = [];
    const stop = store.onCommit(commit => meanwhile.push(commit));
    try {
      const open = openTransaction(store.snapshot(), store.clock.now());
      // Rows are put, followed and checked.
      await withPauses(work(open.tx), done => progress?.('changing rows', done, 3 * rows));
      while (store.pending) await store.settled();
      if (!goesWith(open, meanwhile)) continue;
      const { state, changes } = open.close();
      if (changes.length > 0)
        store.restore({ ...state, counters: laterCounters(store.snapshot().counters, state.counters) });
      return changes;
    } finally {
      stop();
    }
  }
  return store.transact(tx => atOnce(work(tx))).changes;
}

/** Takes over what others committed meanwhile. False when the edit would not be the same after it. */
function goesWith(open: OpenTransaction, meanwhile: readonly Commit[]): boolean {
  if (meanwhile.some(commit => commit.replaced)) return false;
  const changes = meanwhile.flatMap(commit => commit.changes);
  const meets = ({ collection, key }: Change) => {
    const name = tableOfCollection(collection);
    return name === undefined || open.touched(name, key);
  };
  if (changes.some(meets)) return false;
  for (const { collection, key, after } of changes) applyRow(open.tx, collection, key, after);
  return atOnce(firstViolationAroundSteps(open.tx, changes)) === undefined;
}
