import type { Schemas } from '../../../control-api/operations.ts';

/** Max entries that the page keeps; the oldest go first. */
export const maxEntries = 10_000;

/** Newest first, each once. */
export type Entries = readonly Schemas['RequestEntry'][];

/** The entries with those that came since, or that had been missed. */
export function withBatch(before: Entries, batch: Entries): Entries {
  const newest = before[0]?.id ?? 0;
  if (batch.every(({ id }, index) => id > (batch[index - 1]?.id ?? newest)))
    return [...batch.toReversed(), ...before].slice(0, maxEntries);
  const byId = new Map([...before, ...batch].map(entry => [entry.id, entry]));
  return [...byId.values()].sort((a, b) => b.id - a.id).slice(0, maxEntries);
}

/**
 * The entries with the newest of the journal, without those that the journal has forgotten.
 * @param seen number of the newest entry that was known when the journal was asked; what came later is newer than its answer
 */
export function withJournal(before: Entries, journal: Schemas['RequestList'], seen: number): Entries {
  const oldestKept = journal.meta.total === 0 ? seen + 1 : oldestIn(journal);
  return withBatch(
    before.filter(({ id }) => id >= oldestKept),
    journal.requests,
  );
}

/** The number of the oldest entry that a journal keeps. */
export function oldestIn({ requests, meta: { total } }: Schemas['RequestList']): number {
  return (requests[0]?.id ?? 0) - total + 1;
}

/** Counts the entries of the journal that are older than all that are here: it gives only its newest. */
export function olderThan(entries: Entries, oldestKept: number): number {
  return Math.max(0, (entries.at(-1)?.id ?? oldestKept) - oldestKept);
}

/** Counts the entries between the newest and the oldest that are not there: under load the mock leaves events out. */
export function missed(entries: Entries): number {
  const [newest, oldest] = [entries[0], entries.at(-1)];
  return newest && oldest ? newest.id - oldest.id + 1 - entries.length : 0;
}
