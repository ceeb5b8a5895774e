import type { Steps } from '../../base/in-slices.ts';
import { applyRow } from '../apply-row.ts';
import { momentOf } from '../clock.ts';
import type { StoreState } from '../tables/state.ts';
import { openTransaction, type Tx } from '../transaction.ts';
import { type FoundLog, linesFrom } from './found-log.ts';
import { entryOf, type LogEntry } from './log-line.ts';
import type { SavedStore } from './saved-store.ts';
import { storeReasonOf } from './store-error.ts';
import { isUnwritten } from './unwritten.ts';

/** A store after its log. */
export interface Replayed {
  readonly sequence: number;
  readonly state: StoreState;
  /** Good bytes of the log; what follows is torn or damaged. */
  readonly length: number;
  /** What is wrong with the line after the good ones, with its number; absent when nothing is. */
  readonly damage?: string;
}

/**
 * Applies the log to the snapshot, as far as it is good. What a write that never ended has left behind (a line without
 * its line feed, or sectors that were never written) is torn: nobody was told of it, and it is left out. Any other line
 * that is not what was written was whole once, and so damage. Entries that the snapshot holds already (a crash between
 * the two files) are skipped. Steps count bytes.
 */
export function* replaySteps(saved: SavedStore, { bytes, from }: FoundLog): Steps<Replayed> {
  const open = openTransaction(saved.state, momentOf(0));
  let { sequence } = saved;
  let { counters } = saved.state;
  let length = from;
  let damage: string | undefined;
  let number = from > 0 ? 1 : 0;
  for (const line of linesFrom(bytes, from)) {
    number += 1;
    try {
      if (!line.entry) {
        if (!isUnwritten(bytes, length)) throw new Error('the line is damaged');
        break;
      }
      if (line.entry.sequence > saved.sequence) {
        apply(open.tx, line.entry, sequence);
        ({ sequence, counters } = line.entry);
      }
    } catch (error) {
      damage = `line ${number}: ${storeReasonOf(error)}`;
      break;
    }
    yield line.end - length;
    length = line.end;
  }
  if (damage === undefined && lostItsEnd(bytes.subarray(length))) {
    damage = `line ${number + 1}: the line is damaged`;
  }
  const state = Object.freeze({ ...open.state(), counters });
  return { sequence, state, length, ...(damage !== undefined && { damage }) };
}

function apply(tx: Tx, { rows, sequence }: LogEntry, before: number): void {
  if (sequence !== before + 1) {
    throw new Error(`it follows ${before} with ${sequence}; changes between them are missing`);
  }
  for (const [collection, key, row] of rows) applyRow(tx, collection, key, row);
}

/** Whether the rest is a whole line with another byte in place of its line feed: that is no torn write. */
function lostItsEnd(rest: Buffer): boolean {
  return rest.at(-1) !== 0 && entryOf(rest.toString('utf8', 0, rest.length - 1)) !== undefined;
}
