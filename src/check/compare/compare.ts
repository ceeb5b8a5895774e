import type { CaseResult, CheckReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';

/** What two runs have in common, and what not. */
export interface Comparison {
  readonly before: CheckReport;
  readonly after: CheckReport;
  /** In the second run alone. */
  readonly fresh: readonly Finding[];
  /** In the first alone, and a case that had shown it was run again. */
  readonly gone: readonly Finding[];
  /** In the first alone; no case that had shown it was run again, so nobody knows. */
  readonly unknown: readonly Finding[];
  readonly same: readonly Finding[];
  /** Cases that held before and fail now, and the other way round. */
  readonly broken: readonly CaseResult[];
  readonly repaired: readonly CaseResult[];
}

/** Compares two runs, the earlier first; notes do not count. */
export function compareReports(before: CheckReport, after: CheckReport): Comparison {
  const counts = ({ findings }: CheckReport) => findings.filter(({ severity }) => severity !== 'note');
  const [earlier, later] = [counts(before), counts(after)];
  const known = new Set(earlier.map(({ fingerprint }) => fingerprint));
  const there = new Set(later.map(({ fingerprint }) => fingerprint));
  const outcomes = new Map(after.results.map(result => [result.id, result]));
  const wasRun = (id: string) =>
    /^(?:setup|run)\//.test(id) || (outcomes.get(id)?.outcome ?? 'not exercised') !== 'not exercised';
  const absent = earlier.filter(({ fingerprint }) => !there.has(fingerprint));
  const held = new Map(before.results.map(({ id, outcome }) => [id, outcome === 'held']));
  const isBad = ({ outcome }: CaseResult) => ['violated', 'drift', 'blocked'].includes(outcome);
  return {
    before,
    after,
    fresh: later.filter(({ fingerprint }) => !known.has(fingerprint)),
    gone: absent.filter(({ cases }) => cases.some(wasRun)),
    unknown: absent.filter(({ cases }) => !cases.some(wasRun)),
    same: later.filter(({ fingerprint }) => known.has(fingerprint)),
    broken: after.results.filter(result => isBad(result) && held.get(result.id) === true),
    repaired: after.results.filter(({ id, outcome }) => outcome === 'held' && held.get(id) === false),
  };
}
