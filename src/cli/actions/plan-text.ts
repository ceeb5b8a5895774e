import { isLoopback } from '../../base/loopback.ts';
import type { Plan } from '../../check/plan/plan.ts';
import type { CheckReport } from '../../check/report/check-report.ts';
import type { CheckSettings } from '../../check/run/settings.ts';

/** A plan as lines for people. */
export function planText(plan: Plan, target: string | undefined): string[] {
  const { mode, people, sends, makes, changes, leaves, cases, exercised, writing, notExercised } = plan;
  const listed = (title: string, entries: readonly string[]) =>
    entries.length === 0
      ? [`${title}nothing`]
      : entries.map((entry, at) => `${at === 0 ? title : ' '.repeat(title.length)}${entry}`);
  return [
    `Mode ${mode}${target === undefined ? '' : ` at ${plainTarget(target)}`} as ${people.length === 0 ? 'nobody (--token)' : people.join(', ')}. Nothing was sent.`,
    '',
    ...listed('Reads      ', [sends.read.join(', ')]),
    ...(sends.write.length > 0 ? listed('Writes     ', [sends.write.join(', ')]) : []),
    ...(sends.irreversible.length > 0 ? listed('For good   ', [sends.irreversible.join(', ')]) : []),
    ...listed('Makes      ', makes),
    ...listed('Changes    ', changes),
    ...listed('Leaves     ', leaves),
    '',
    `${exercised} of ${cases} cases would be run, of which ${writing} write.`,
    ...(notExercised.length > 0 ? ['Not exercised:'] : []),
    ...notExercised.map(({ reason, cases: count }) => `  ${String(count).padStart(4)}  ${reason}`),
  ];
}

/** The first lines of a run that writes to another machine: who, what it makes, what stays. None for others. */
export function warningLines(plan: Plan, { target, mode }: Pick<CheckSettings, 'target' | 'mode'>): string[] {
  if (mode !== 'full' || isLoopback(target)) return [];
  const { people, exercised, writing, makes, leaves } = plan;
  const or = (entries: readonly string[]) => (entries.length === 0 ? 'nothing' : entries.join('; '));
  return [
    `Mode full writes to ${new URL(target).host} as ${people.join(', ')}: ${exercised} cases, of which ${writing} write.`,
    `It makes, under the marker imapi-check-, and takes away again: ${or(makes)}.`,
    `It leaves: ${or(leaves)}.`,
  ];
}

/** What became of a baseline, in lines; none where there is no baseline. */
export function baselineLines({ baseline }: CheckReport): string[] {
  if (!baseline) return [];
  const { startedAt, known, gone } = baseline;
  const since = startedAt.slice(0, 16).replace('T', ' ');
  return [
    `Baseline of ${since}: ${known.length} known findings are there still, ${gone.length} are gone.`,
    ...gone.map(({ fingerprint, operation, message }) => `  gone  ${operation}: ${message} [${fingerprint}]`),
    '',
  ];
}

function plainTarget(target: string): string {
  return target.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
}
