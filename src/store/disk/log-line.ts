import type { Counters } from '../counters.ts';
import type { Commit } from '../store.ts';
import { checksumLength, checksumOf } from './checksum.ts';
import { isCounters } from './saved-store.ts';

/** The first line of a log: which one it is, and what it goes on from. */
export interface LogHeader {
  /** Of this file; a log that takes its place has another. */
  readonly id: string;
  /** Of the log whose place it took; `logWithoutId` for the first one of a store. */
  readonly follows: string;
  /** Sequence of the newest commit that was left out because the snapshot has it. */
  readonly after: number;
}

/** One transaction as the log keeps it. */
export interface LogEntry {
  readonly sequence: number;
  readonly counters: Counters;
  /** Collection, key, and the new row; without a row it was deleted. */
  readonly rows: readonly (readonly [collection: string, key: string, row?: object])[];
  /** Whether more lines of the same write follow. */
  readonly goesOn: boolean;
}

const format = 'imapi-log';
const version = 2;
/** Stands behind the checksum: this line is the last one of a write, or more of the same write follow. */
const [lastOfWrite, goesOn] = [' ', '+'];
const noChecksum = ' '.repeat(checksumLength);

/** The first line of a log: a checksum of the JSON after it, the JSON, a line feed. */
export function headerLine({ id, follows, after }: LogHeader): string {
  return lineOf(JSON.stringify({ format, version, id, follows, after }), lastOfWrite).toString();
}

/** Reads a line without its line feed. Undefined when it is not what `headerLine` wrote. */
export function headerOf(line: string): LogHeader | undefined {
  const header = jsonIn(line);
  if (header?.format !== format || header.version !== version) return undefined;
  const { id, follows, after } = header;
  if (typeof id !== 'string' || typeof follows !== 'string' || typeof after !== 'number') return undefined;
  return { id, follows, after };
}

/** The bytes of commits that are written together, as lines: a checksum of the JSON after it, the JSON, a line feed. */
export function linesOf(commits: readonly Commit[]): Uint8Array {
  const lines = commits.map(({ sequence, changes, state }, index) => {
    const rows = changes.map(({ collection, key, after }) =>
      after ? [collection, key, after] : [collection, key],
    );
    const json = JSON.stringify({ sequence, counters: state.counters, rows });
    return lineOf(json, index < commits.length - 1 ? goesOn : lastOfWrite);
  });
  return lines.length === 1 && lines[0] ? lines[0] : Buffer.concat(lines);
}

/** Reads a line without its line feed. Undefined when it is not, to the bit, what `linesOf` wrote. */
export function entryOf(line: string): LogEntry | undefined {
  const entry = jsonIn(line);
  return isEntry(entry) ? { ...entry, goesOn: line[checksumLength] === goesOn } : undefined;
}

function isEntry(
  entry: Record<string, unknown> | undefined,
): entry is Omit<LogEntry, 'goesOn'> & typeof entry {
  return Number.isSafeInteger(entry?.sequence) && isCounters(entry?.counters) && Array.isArray(entry?.rows);
}

/** Made into bytes once, for the checksum and for the file. */
function lineOf(json: string, mark: string): Buffer {
  const line = Buffer.from(`${noChecksum}${mark}${json}\n`);
  line.write(checksumOf(line.subarray(checksumLength + (mark === lastOfWrite ? 1 : 0), -1)), 'latin1');
  return line;
}

function jsonIn(line: string): Record<string, unknown> | undefined {
  const mark = line.charAt(checksumLength);
  const json = line.slice(checksumLength + 1);
  if (mark !== lastOfWrite && mark !== goesOn) return undefined;
  return line.slice(0, checksumLength) === checksumIn(json, mark) ? JSON.parse(json) : undefined;
}

/** Of the JSON alone where no mark is needed, as version 1 wrote all its lines. */
function checksumIn(json: string, mark: string): string {
  return checksumOf(mark === lastOfWrite ? json : mark + json);
}
