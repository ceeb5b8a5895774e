import type { JournalEntry } from '../journal/journal.ts';

/** Receiver of what the mock logs. */
export type Log = (line: LogLine) => void;

export type LogLine =
  | {
      /** What the line tells. */
      readonly kind: 'request';
      /** The request, as the journal keeps it. */
      readonly entry: JournalEntry;
      /** The warnings of the entry whose kind no request of this operation had before. */
      readonly newWarnings: readonly string[];
    }
  | {
      readonly kind: 'problem';
      /** What went wrong. */
      readonly message: string;
      /** What was thrown, where it was an error of the mock. */
      readonly error?: unknown;
    }
  /** How far long work is: the start on a large store, a large state that is put in place. */
  | {
      readonly kind: 'progress';
      /** The work. */
      readonly what: string;
      /** How much of it is done. */
      readonly done: number;
      /** How much there is. */
      readonly of: number;
    };
