import type { Cause } from '../../src/check/causes/cause.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { keyOf, type Planned } from './plan.ts';

/** What came of a trial. */
export interface Outcome {
  readonly key: string;
  readonly name: string;
  readonly harm?: string | undefined;
  readonly expected: Planned['expected'];
  readonly mode: 'probe' | 'full';
  readonly exitCode: number;
  readonly violations: number;
  readonly drift: number;
  /** How long it took; the slowest of several at once. */
  readonly seconds: number;
  /** How long it might have taken; absent for any time. */
  readonly withinS?: number | undefined;
  /** Place of a broken operation among the suspects of the first cause, from 1; 0 where it is none, absent where unasked. */
  readonly place?: number | undefined;
  readonly causes?: number | undefined;
  /** The last line of the check, and what it found first. */
  readonly says: string;
}

/** What the reports of a trial say: that of the worst of several checks at once. */
export function outcomeOf(planned: Planned, reports: readonly CheckReport[]): Outcome {
  const outcomes = reports.map(report => outcomeOfOne(planned, report));
  const [first, ...others] = outcomes;
  if (!first) throw new Error(`Failed to tell what came of ${keyOf(planned)}: nothing was checked.`);
  const worst = outcomes.find(outcome => !isRight(outcome)) ?? first;
  return { ...worst, seconds: others.reduce((most, { seconds }) => Math.max(most, seconds), first.seconds) };
}

function outcomeOfOne(planned: Planned, { verdict, findings, causes, durationMs }: CheckReport): Outcome {
  const gating = findings.filter(({ severity }) => severity !== 'note');
  const count = (severity: string) => gating.filter(finding => finding.severity === severity).length;
  const first = gating
    .slice(0, 2)
    .map(({ operation, rule, message }) => ` ${operation} ${rule}: ${message}.`);
  return {
    key: keyOf(planned),
    name: planned.name,
    harm: planned.harm,
    expected: planned.expected,
    mode: planned.trial.mode,
    exitCode: verdict.exitCode,
    violations: count('violation'),
    drift: count('drift'),
    seconds: Math.round(durationMs / 1000),
    withinS: planned.withinS,
    place: placeOf(planned, causes[0]),
    causes: causes.length,
    says: `${verdict.sentence}${first.join('')}`,
  };
}

/** What most operations break alike is one cause over all, and so not asked about. */
function placeOf({ broken }: Planned, first: Cause | undefined): number | undefined {
  if (!broken || !first || first.wide) return undefined;
  return first.suspects.findIndex(id => broken.includes(id)) + 1;
}

/** Whether a regression was noticed at all. */
export const isNoticed = ({ violations, drift }: Outcome): boolean => violations + drift > 0;

/** Whether the verdict is right: 0 without a finding on a correct server, 1 where somebody is harmed. */
export function isRight(outcome: Outcome): boolean {
  const { expected, exitCode, seconds, withinS = Number.POSITIVE_INFINITY } = outcome;
  if (expected === 'nothing') return exitCode === 0 && !isNoticed(outcome) && !(seconds > withinS);
  return isNoticed(outcome) && (expected === 'drift' || exitCode === 1);
}
