import type { Language } from '../../../base/language.ts';
import type { Cause } from '../../causes/cause.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CaseResult, CheckReport, Outcome } from '../check-report.ts';

/** The outcomes in the order in which reports name them. */
export const outcomes: readonly Outcome[] = [
  'violated',
  'drift',
  'blocked',
  'waived',
  'not exercised',
  'held',
];

/** How many cases came to each outcome. */
export function countOutcomes(results: readonly CaseResult[]): Readonly<Record<Outcome, number>> {
  const counts = { violated: 0, drift: 0, blocked: 0, waived: 0, 'not exercised': 0, held: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

const weight = { violation: 0, drift: 1, note: 2 } as const;

/** The findings that count first, and among them those met most often. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) =>
      weight[one.severity] - weight[other.severity] ||
      other.count - one.count ||
      (one.fingerprint < other.fingerprint ? -1 : 1),
  );
}

/** Reasons why cases were not exercised, with how many each stopped. */
export function reasonsOf(results: readonly CaseResult[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of results)
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** Fingerprints of findings that a waiver covers. */
export function waivedIn({ waivers }: CheckReport): ReadonlySet<string> {
  return new Set(waivers.used.map(waiver => waiver.fingerprint));
}

/** Why a finding counts as it does: what its rule rests on, and the harm that is done. */
export function reasonOf({ source, harm }: Finding): string {
  return harm === undefined ? `source ${source}` : `source ${source}, harm ${harm}`;
}

/** How many cases and findings rest on a cause. */
export function restingOn({ cases, findings }: Cause, language: Language): string {
  const [one, other] = [cases.length, findings.length];
  if (language === 'zh') return `${one} 个用例，${other} 个问题`;
  return `${one} ${one === 1 ? 'case' : 'cases'}, ${other} ${other === 1 ? 'finding' : 'findings'}`;
}

/** Seconds with one digit. */
export const inSeconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
