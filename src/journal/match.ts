import { inSlices } from '../base/in-slices.ts';
import type { EntryVerdict, Journal, NumberedEntry } from './journal.ts';
import type { Judge } from './judge.ts';
import { type FrameMatch, frameMatcher } from './match-frame.ts';

/** The conditions that a request has to meet; all that are given count. */
export interface RequestMatch {
  readonly operationId?: string;
  readonly path?: string;
  readonly method?: string;
  /** Values by name, as they came; redacted ones cannot be matched. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly resultCode?: number;
  readonly verdict?: EntryVerdict;
  readonly fault?: string;
  /** Milliseconds, by the clock of the world. */
  readonly since?: number;
  readonly until?: number;
  /** The number of an entry; only later ones match. */
  readonly after?: number;
  readonly session?: string;
  /** True for paths that are no operation. */
  readonly unmatched?: boolean;
  /** Frames of the live connection alone. */
  readonly live?: FrameMatch;
}

/** Creates the test whether a journalled request meets the conditions. */
export function entryMatcher(match: RequestMatch, judge: Judge): (entry: NumberedEntry) => boolean {
  const tests: ((entry: NumberedEntry) => boolean)[] = [];
  const same = (name: 'operationId' | 'path' | 'method' | 'resultCode' | 'session' | 'fault') => {
    const wanted = match[name];
    if (wanted !== undefined) tests.push(entry => entry[name] === wanted);
  };
  same('operationId');
  same('path');
  same('method');
  same('resultCode');
  same('session');
  same('fault');
  const { since, until, after, parameters, verdict, unmatched, live } = match;
  if (unmatched) tests.push(({ operationId, companion, live }) => !operationId && !companion && !live);
  if (live) {
    const fits = frameMatcher(live);
    tests.push(entry => entry.live !== undefined && fits(entry.live));
  }
  if (since !== undefined) tests.push(entry => entry.at >= since);
  if (until !== undefined) tests.push(entry => entry.at <= until);
  if (after !== undefined) tests.push(entry => entry.id > after);
  if (parameters) {
    const wanted = Object.entries(parameters).map(([name, value]) => [name, String(value)] as const);
    tests.push(entry => {
      const given = entry.parameters();
      return wanted.every(([name, value]) => given[name] === value);
    });
  }
  // Last, because it may have to check the answer against the contract.
  if (verdict !== undefined) tests.push(entry => judge.of(entry).verdict === verdict);
  return entry => tests.every(test => test(entry));
}

/** Finds the newest requests that match, newest first. */
export async function findEntries(
  journal: Journal,
  matches: (entry: NumberedEntry) => boolean,
  limit: number,
): Promise<NumberedEntry[]> {
  const found: NumberedEntry[] = [];
  for await (const entry of inSlices(journal.newestFirst())) {
    if (matches(entry)) found.push(entry);
    if (found.length >= limit) break;
  }
  return found;
}
