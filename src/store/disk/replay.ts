import { momentOf } from '../clock.ts';
import { tableOfCollection } from '../tables/collections.ts';
import type { TableTx } from '../tables/table-draft.ts';
import { openTransaction, type Tx } from '../transaction.ts';
import { entryOf, type LogEntry } from './log-line.ts';
import type { SavedStore } from './saved-store.ts';
import { reasonOf, StoreError } from './store-error.ts';

/** A store after its log. */
export interface Replayed {
  readonly saved: SavedStore;
  /** Good bytes of the log; what follows is a torn line. */
  readonly length: number;
  /** Bytes of the torn last line. */
  readonly torn: number;
}

/**
 * Applies the log to the snapshot. A last line without its line feed is torn: its append never ended, so nobody
 * was told of it, and it is left out. A damaged line with a line feed was whole once, and so a `StoreError`.
 * Entries that the snapshot holds already (a crash between the two files) are skipped.
 */
export function replay(saved: SavedStore, log: Buffer, file: string): Replayed {
  const length = log.lastIndexOf(0x0a) + 1;
  const open = openTransaction(saved.state, momentOf(0));
  let { sequence } = saved;
  let { counters } = saved.state;
  let number = 0;
  for (let from = 0; from < length; ) {
    const end = log.indexOf(0x0a, from);
    number += 1;
    const entry = readEntry(log.toString('utf8', from, end), `${file} line ${number}`);
    from = end + 1;
    if (entry.sequence <= saved.sequence) continue;
    if (entry.sequence !== sequence + 1) {
      throw damaged(
        `${file} line ${number}`,
        `it follows ${sequence} with ${entry.sequence}; changes between them are missing`,
      );
    }
    apply(open.tx, entry, `${file} line ${number}`);
    ({ sequence, counters } = entry);
  }
  const state = Object.freeze({ ...open.close().state, counters });
  return { saved: { sequence, state }, length, torn: log.length - length };
}

function readEntry(line: string, place: string): LogEntry {
  const entry = entryOf(line);
  if (!entry) throw damaged(place, 'the line is not what was written');
  return entry;
}

function apply(tx: Tx, { rows }: LogEntry, place: string): void {
  for (const [collection, key, row] of rows) {
    const name = tableOfCollection(collection);
    if (!name) throw damaged(place, `this version of the tool has no collection ${collection}`);
    const table = tx[name] as unknown as TableTx<object>;
    try {
      if (row) table.put(row);
      else table.delete(key);
    } catch (error) {
      throw damaged(place, reasonOf(error));
    }
  }
}

function damaged(place: string, why: string): StoreError {
  return new StoreError(
    `Failed to read the log ${place}: ${why}. Put a good copy of the folder in its place, remove the log to go on without its changes, or start with --reset. Nothing was overwritten.`,
  );
}
