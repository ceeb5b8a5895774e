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
  /** Place of a broken operation among the suspects of the first cause, from 1; 0 where it is none, absent where unasked. */
  readonly place?: number | undefined;
  readonly causes?: number | undefined;
  /** The last line of the check, and what it found first. */
  readonly says: string;
}

/** What a report says of a trial. */
export function outcomeOf(planned: Planned, { verdict, findings, causes }: CheckReport): Outcome {
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
  const { expected, exitCode } = outcome;
  if (expected === 'nothing') return exitCode === 0 && !isNoticed(outcome);
  return isNoticed(outcome) && (expected === 'drift' || exitCode === 1);
}
