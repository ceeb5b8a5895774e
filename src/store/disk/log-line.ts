import { crc32 } from 'node:zlib';
import type { Counters } from '../counters.ts';
import type { Commit } from '../store.ts';
import { isCounters } from './saved-store.ts';

/** One transaction as the log keeps it. */
export interface LogEntry {
  readonly sequence: number;
  readonly counters: Counters;
  /** Collection, key, and the new row; without a row it was deleted. */
  readonly rows: readonly (readonly [collection: string, key: string, row?: object])[];
}

/** A commit as one line: a checksum of the JSON after it, the JSON, a line feed. */
export function lineOf({ sequence, changes, state }: Commit): string {
  const rows = changes.map(({ collection, key, after }) =>
    after ? [collection, key, after] : [collection, key],
  );
  const json = JSON.stringify({ sequence, counters: state.counters, rows });
  return `${checksum(json)} ${json}\n`;
}

/** Reads a line without its line feed. Undefined when it is not, to the bit, what `lineOf` wrote. */
export function entryOf(line: string): LogEntry | undefined {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== checksum(json)) return undefined;
  const entry = JSON.parse(json) as LogEntry;
  return Number.isSafeInteger(entry.sequence) && isCounters(entry.counters) && Array.isArray(entry.rows)
    ? entry
    : undefined;
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
