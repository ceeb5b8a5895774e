import type { Journal, NumberedEntry } from './journal.ts';
import { findEntries } from './match.ts';

/** The number of requests to wait for, and how long. */
export interface Wait {
  readonly count: number;
  readonly timeoutMs: number;
  /** Ends the wait early. */
  readonly signals: readonly AbortSignal[];
}

/**
 * Waits until `count` requests match; those in the journal already count.
 * @returns the newest of them, newest first; fewer than `count` after the timeout
 */
export async function waitForEntries(
  journal: Journal,
  matches: (entry: NumberedEntry) => boolean,
  { count, timeoutMs, signals }: Wait,
): Promise<NumberedEntry[]> {
  const arrived: NumberedEntry[] = [];
  const enough = new AbortController();
  let wanted = count;
  // Listening starts before the search, so that no entry is missed between the two.
  const leave = journal.onEntry(entry => {
    if (matches(entry)) arrived.unshift(entry);
    if (arrived.length >= wanted) enough.abort();
  });
  try {
    const there = await findEntries(journal, matches, count);
    wanted = count - there.length;
    if (arrived.length < wanted) await aborted([enough.signal, AbortSignal.timeout(timeoutMs), ...signals]);
    return [...arrived, ...there].slice(0, count);
  } finally {
    leave();
  }
}

function aborted(signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals]);
  return new Promise(resolve => {
    if (any.aborted) resolve();
    else any.addEventListener('abort', () => resolve(), { once: true });
  });
}
