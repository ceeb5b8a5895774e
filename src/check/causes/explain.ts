import type { CaseResult, CheckReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Cause } from './cause.ts';
import { causesOf } from './causes-of.ts';

/** What the causes of a run make of its results. */
interface Explained {
  readonly causes: readonly Cause[];
  /** As given, but what failed only because of another cause is `blocked`. */
  readonly results: readonly CaseResult[];
}

/**
 * Finds the causes of what counts, and the one case that stands for each; every other case that failed is blocked by a
 * cause. All of it follows from `report.json`.
 */
export function explain({
  findings,
  results: given,
  operations,
  waivers,
}: Pick<CheckReport, 'findings' | 'results' | 'operations' | 'waivers'>): Explained {
  const waived = new Set(waivers.used.map(({ fingerprint }) => fingerprint));
  const open = findings.filter(
    ({ severity, fingerprint }) => severity !== 'note' && !waived.has(fingerprint),
  );
  const results = given.map(result => unblocked(result, open));
  const causes = causesOf({ results, findings: open, operations }).map(withOrder(results, open));
  const stands = standIns(causes, results);
  const byFinding = new Map(causes.flatMap(cause => cause.findings.map(print => [print, cause] as const)));
  return {
    causes,
    results: results.map(result => {
      if (!failed(result) || stands.has(result.id)) return result;
      const blocking = result.findings
        .map(print => byFinding.get(print))
        .filter(cause => cause !== undefined);
      const [first] = causes.filter(cause => blocking.includes(cause));
      return first ? { ...result, outcome: 'blocked', blockedBy: first.id } : result;
    }),
  };
}

/** A result as it was before causes were found, so that they can be found anew. */
function unblocked({ blockedBy, ...result }: CaseResult, open: readonly Finding[]): CaseResult {
  if (result.outcome !== 'blocked') return result;
  const grave = open.some(
    ({ fingerprint, severity }) => severity === 'violation' && result.findings.includes(fingerprint),
  );
  return { ...result, outcome: grave ? 'violated' : 'drift' };
}

/** The cases of a cause with those first that are there and show its best finding. */
function withOrder(results: readonly CaseResult[], findings: readonly Finding[]) {
  const there = new Set(results.filter(failed).map(({ id }) => id));
  return (cause: Cause): Cause => {
    const best = findings.find(({ fingerprint }) => fingerprint === cause.best);
    const rank = (id: string) => (there.has(id) ? 0 : 2) + (best?.cases.includes(id) ? 0 : 1);
    return { ...cause, cases: cause.cases.toSorted((one, other) => rank(one) - rank(other)) };
  };
}

/** A case for each cause, where one failed that no cause before it has. */
function standIns(causes: readonly Cause[], results: readonly CaseResult[]): ReadonlySet<string> {
  const there = new Set(results.filter(failed).map(({ id }) => id));
  const taken = new Set<string>();
  for (const { cases } of causes) {
    const free = cases.find(id => there.has(id) && !taken.has(id));
    if (free !== undefined) taken.add(free);
  }
  return taken;
}

const failed = ({ outcome }: CaseResult) => outcome === 'violated' || outcome === 'drift';
