import type { OperationId } from '../../spec/contract.ts';
import type { CaseResult, OperationReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import { alteredGroup } from './altered.ts';
import type { Cause } from './cause.ts';
import type { Context, Sentence } from './context.ts';
import { headlineOf } from './headline.ts';
import { sameRefusal } from './same-refusal.ts';
import { showsBest } from './shows-best.ts';
import { Spectrum } from './spectrum.ts';
import { weigh } from './weigh.ts';
import { wideGroups } from './wide.ts';
import { writtenGroups } from './written.ts';

/** What causes are found in; all of it is in `report.json`. */
export interface CauseEvidence {
  readonly results: readonly Pick<
    CaseResult,
    'id' | 'concern' | 'operation' | 'outcome' | 'calls' | 'title' | 'titleZh' | 'layer'
  >[];
  /** Those that count: no notes, nothing waived. */
  readonly findings: readonly Finding[];
  readonly operations: readonly Pick<OperationReport, 'operation' | 'effect'>[];
}

/** Findings grouped by what is most likely to be broken, the most telling cause first (decision 026). */
export function causesOf({ results, findings, operations }: CauseEvidence): Cause[] {
  const run = results.filter(({ outcome }) => outcome !== 'not exercised');
  const spectrum = new Spectrum(
    run,
    operations.map(({ operation }) => operation),
  );
  const about = new Map(results.map(({ id, operation }) => [id, operation]));
  const context = {
    spectrum,
    operations,
    forbidden: forbiddenIn(results),
    about,
    unlike: unlikeBy(findings, ({ cases }) => cases),
    unlikeAfter: unlikeBy(findings, ({ after = [] }) => after.slice(0, 1)),
  };
  const causes: Cause[] = [];
  let left = findings;
  for (const group of wideGroups(left, run)) {
    causes.push(causeOf(group.findings, group.suspects, 'all', context));
    left = left.filter(finding => !group.findings.includes(finding));
  }
  const altered = alteredGroup(left, context);
  if (altered) {
    causes.push(causeOf(altered.findings, altered.writers, altered.writers, context));
    left = left.filter(finding => !altered.findings.includes(finding));
  }
  for (const group of writtenGroups(left, context)) {
    causes.push(withFollowing(causeOf(group.findings, group.suspects, undefined, context), group.following));
    const taken = [...group.findings, ...group.following];
    left = left.filter(finding => !taken.includes(finding));
  }
  while (left.length > 0) {
    const { suspects, explained } = weigh(left, context);
    causes.push(causeOf(explained, suspects, undefined, context));
    left = left.filter(finding => !explained.includes(finding));
  }
  return causes.sort(byWeight);
}

/** The titles of the cases about permission that say who may not do what. */
function forbiddenIn(results: CauseEvidence['results']): ReadonlyMap<string, Sentence> {
  return new Map(
    results
      .filter(({ layer, title, operation }) => layer === 'P' && !title.startsWith(operation))
      .map(({ id, title, titleZh = title }) => [id, [title, titleZh]]),
  );
}

/** A cause with what follows from it. */
function withFollowing(cause: Cause, following: readonly Finding[]): Cause {
  return {
    ...cause,
    cases: [...new Set([...cause.cases, ...following.flatMap(({ cases }) => cases)])],
    findings: [...cause.findings, ...following.map(({ fingerprint }) => fingerprint)],
  };
}

/** The operations of which claims failed, by what else is known of each claim. */
function unlikeBy<Key>(
  findings: readonly Finding[],
  keysOf: (claim: Finding) => readonly Key[],
): ReadonlyMap<Key, ReadonlySet<OperationId>> {
  const unlike = new Map<Key, Set<OperationId>>();
  for (const claim of findings.filter(({ claimed }) => claimed))
    for (const key of keysOf(claim)) unlike.set(key, (unlike.get(key) ?? new Set()).add(claim.operation));
  return unlike;
}

/** @param alike operations that have it all alike; absent where it is one that is broken */
function causeOf(
  findings: readonly Finding[],
  suspects: readonly OperationId[],
  alike: 'all' | readonly OperationId[] | undefined,
  context: Context,
): Cause {
  const wide = alike === 'all';
  const shown = showsBest(findings, suspects[0], context.about);
  const refusal = sameRefusal(shown, wide ? 'all' : suspects[0]);
  const { best = shown[0] } = refusal ?? {};
  if (!best) throw new Error('Failed to name a cause: it has no findings. This is a bug of the check.');
  const all = [best, ...shown.filter(finding => finding !== best)];
  const { headline, headlineZh } = refusal ?? headlineOf(best, suspects[0], alike, context);
  return {
    id: best.fingerprint,
    severity: all.some(({ severity }) => severity === 'violation') ? 'violation' : 'drift',
    wide,
    suspects,
    rule: best.rule,
    headline,
    headlineZh,
    cases: [...new Set(all.flatMap(finding => finding.cases))],
    findings: all.map(({ fingerprint }) => fingerprint),
    best: best.fingerprint,
  };
}

function byWeight(one: Cause, other: Cause): number {
  const grave = (cause: Cause) => (cause.severity === 'violation' ? 0 : 1);
  return (
    grave(one) - grave(other) ||
    Number(other.wide) - Number(one.wide) ||
    other.cases.length - one.cases.length ||
    (one.id < other.id ? -1 : 1)
  );
}
