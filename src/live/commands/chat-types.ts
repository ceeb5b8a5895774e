import { readReceipt } from '../../domain/mark-read.ts';

/** What becomes of a message of an app, by its type (live facts A8). */
export type Fate =
  /** Kept as a row, and passed on once it is on disk. */
  | 'kept'
  /** Passed on at once, and kept nowhere. */
  | 'passed'
  /** Passed on to the author's own other connections. */
  | 'own'
  /** Marks another message as read. */
  | 'read';

/** On line with another device, and typing. */
const passing: ReadonlySet<number> = new Set([200, 201]);

/** A chat was read on another device. */
const readElsewhere = 10086;

/** Whatever is not named is a message like a text: calls, cards, friendship, recalls. */
export function fateOf(type: number): Fate {
  if (type === readReceipt) return 'read';
  if (type === readElsewhere) return 'own';
  return passing.has(type) ? 'passed' : 'kept';
}
