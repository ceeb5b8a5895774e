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
export async function waitForEntries(
  journal: Journal,
  matches: (entry: NumberedEntry) => boolean,
  { count, timeoutMs, signals }: Wait,
): Promise<NumberedEntry[]> {
  const arrived: NumberedEntry[] = [];
  const enough = new AbortController();
  let wanted = count;
  // Listening begins with the search, so that nothing falls between the two.
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
