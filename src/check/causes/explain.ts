import type { CaseResult, CheckReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Cause } from './cause.ts';
import { causesOf } from './causes-of.ts';

/** What the causes of a run make of its results. */
interface Explained {
  readonly causes: readonly Cause[];
  /** As given, but what failed only because of another cause is `blocked`, and what has only met a drift has held. */
  readonly results: readonly CaseResult[];
}

/**
 * Finds the causes of what counts, and the one case that stands for each; every other case that failed is blocked by a
 * cause, where it rests on it. All of it follows from `report.json`.
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
      if (onlyMet(result, open)) return { ...result, outcome: 'held' };
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
  if (result.outcome !== 'blocked' && result.outcome !== 'held') return result;
  const found = foundBy(result, open);
  if (found.length === 0) return result;
  return {
    ...result,
    outcome: found.some(({ severity }) => severity === 'violation') ? 'violated' : 'drift',
  };
}

/**
 * Whether a case has come to its end, all that it claims held, and it has only met drift on the way: an answer that is
 * of another shape says nothing of whether a write is kept or a stranger refused. Schema cases look at the shape alone.
 */
function onlyMet(result: CaseResult, open: readonly Finding[]): boolean {
  const isIncidental = ({ claimed, severity }: Finding) => !claimed && severity === 'drift';
  return result.layer !== 'S' && foundBy(result, open).every(isIncidental);
}

function foundBy({ findings }: CaseResult, open: readonly Finding[]): Finding[] {
  return open.filter(({ fingerprint }) => findings.includes(fingerprint));
}

/** The cases of a cause with those first that are there and show its best finding. */
function withOrder(results: readonly CaseResult[], findings: readonly Finding[]) {
  const there = new Map(results.filter(failed).map(result => [result.id, onlyMet(result, findings)]));
  return (cause: Cause): Cause => {
    const best = findings.find(({ fingerprint }) => fingerprint === cause.best);
    const rank = (id: string) =>
      (there.has(id) ? 0 : 4) + (best?.cases.includes(id) ? 0 : 2) + (there.get(id) ? 1 : 0);
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
