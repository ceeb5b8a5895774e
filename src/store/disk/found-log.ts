import { entryOf, headerOf, type LogEntry, type LogHeader } from './log-line.ts';
import { logWithoutId } from './saved-store.ts';
import type { ReadStore } from './saved-text.ts';

/** A log as it was found beside a snapshot. */
export interface FoundLog {
  /** Empty when there is no log. */
  readonly bytes: Buffer;
  /** Null when the first line is none: version 1 wrote the log, or it is damaged. */
  readonly header: LogHeader | null;
  /** Where its entries begin. */
  readonly from: number;
}

export function foundLog(bytes: Buffer): FoundLog {
  const end = bytes.indexOf(0x0a);
  const header = end < 0 ? undefined : headerOf(bytes.toString('utf8', 0, end));
  return header ? { bytes, header, from: end + 1 } : { bytes, header: null, from: 0 };
}

/**
 * Why a log is not the one that goes with a snapshot; undefined when it is. It is the one that was there when the
 * snapshot was written, or the one that took its place afterwards. Only version 1 had stores without a log.
 */
export function mismatchOf(
  { seal, log, sequence }: ReadStore,
  { bytes, header }: FoundLog,
): string | undefined {
  if (!header && seal === 'none') return undefined;
  if (bytes.length === 0) return 'the log is missing, and the last changes with it';
  if (!header) return log === logWithoutId ? undefined : 'the first line of the log is not what was written';
  if (header.id !== log && header.follows !== log) return 'the log belongs to another copy of store.json';
  if (header.after > sequence)
    return `the log starts after change ${header.after}, and store.json ends with change ${sequence}`;
  return undefined;
}

/** Sequence of the newest entry that can be read. */
export function lastSequence({ bytes, header, from }: FoundLog): number {
  let last = header?.after ?? 0;
  for (const { entry } of linesFrom(bytes, from)) if (entry) last = Math.max(last, entry.sequence);
  return last;
}

/** Every line that has its line feed, and where it ends; without an entry when it is not what was written. */
export function* linesFrom(
  bytes: Buffer,
  from: number,
): Generator<{ entry: LogEntry | undefined; end: number }> {
  for (let at = from; ; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) return;
    yield { entry: entryOf(bytes.toString('utf8', at, end)), end: end + 1 };
    at = end + 1;
  }
}
