import type { Journal, NumberedEntry } from './journal.ts';
import { findEntries } from './match.ts';

/** How long somebody waits for requests, and for how many. */
export interface Wait {
  readonly count: number;
  readonly timeoutMs: number;
  /** Ends the wait early. */
  readonly signals: readonly AbortSignal[];
}

/**
 * Waits until so many requests match; those that are in the journal already count.
 * @returns the newest of them, newest first; fewer than asked for when the time was up
 */
export function waitForEntries(
  journal: Journal,
  matches: (entry: NumberedEntry) => boolean,
  { count, timeoutMs, signals }: Wait,
): Promise<NumberedEntry[]> {
  const found = findEntries(journal, matches, count);
  if (found.length >= count) return Promise.resolve(found);
  return new Promise(resolve => {
    const finish = () => {
      clearTimeout(timer);
      leave();
      for (const signal of signals) signal.removeEventListener('abort', finish);
      resolve(found);
    };
    const timer = setTimeout(finish, timeoutMs);
    const leave = journal.onEntry(entry => {
      if (!matches(entry)) return;
      found.unshift(entry);
      if (found.length >= count) finish();
    });
    for (const signal of signals) signal.addEventListener('abort', finish);
    if (signals.some(signal => signal.aborted)) finish();
  });
}
