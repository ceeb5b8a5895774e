import { isLoopback } from '../../base/loopback.ts';
import type { Plan } from '../../check/plan/plan.ts';
import type { CheckReport } from '../../check/report/check-report.ts';
import { valueIn } from '../../check/report/formats/value-words.ts';
import type { CheckSettings } from '../../check/run/settings.ts';
import { displayWidth } from '../terminal/wrap.ts';
import type { Words } from '../words/words.ts';

/** A plan as lines for people. */
export function planText(plan: Plan, target: string | undefined, words: Words): string[] {
  const { mode, sends, makes, changes, leaves, cases, exercised, writing, notExercised } = plan;
  const parts: readonly (readonly [title: string, entries: readonly string[]])[] = [
    [words.say('Reads'), [sends.read.join(', ')]],
    ...(sends.write.length > 0 ? [[words.say('Writes'), [sends.write.join(', ')]] as const] : []),
    ...(sends.irreversible.length > 0
      ? [[words.say('Irreversible'), [sends.irreversible.join(', ')]] as const]
      : []),
    [words.say('Creates'), makes],
    [words.say('Changes'), changes],
    [words.say('Leaves'), leaves],
  ];
  const who = peopleOf(plan, words);
  return [
    target === undefined
      ? words.say('Mode {mode} as {who}. Nothing was sent.', { mode, who })
      : words.say('Mode {mode} at {target} as {who}. Nothing was sent.', {
          mode,
          target: plainTarget(target),
          who,
        }),
    '',
    ...parts.flatMap(([title, entries]) => listed(title, entries, words)),
    '',
    words.say('{exercised} of {cases} cases would be run, of which {writing} write.', {
      exercised,
      cases,
      writing,
    }),
    ...(notExercised.length > 0 ? [words.say('Not exercised:')] : []),
    ...notExercised.map(
      ({ reason, cases: count }) => `  ${String(count).padStart(4)}  ${valueIn(reason, words.language)}`,
    ),
  ];
}

/** The first lines of a run that writes to another machine: who, what it makes, what stays. None for others. */
export function warningLines(
  plan: Plan,
  { target, mode }: Pick<CheckSettings, 'target' | 'mode'>,
  words: Words,
): string[] {
  if (mode !== 'full' || isLoopback(target)) return [];
  const { exercised, writing, makes, leaves } = plan;
  const all = (entries: readonly string[]) =>
    entries.length === 0
      ? words.say('nothing')
      : entries.map(words.of).join(words.language === 'zh' ? '；' : '; ');
  return [
    words.say('Mode full writes to {host} as {who}: {exercised} cases, of which {writing} write.', {
      host: new URL(target).host,
      who: peopleOf(plan, words),
      exercised,
      writing,
    }),
    words.say('It creates (with the marker imapi-check-) and removes again: {what}.', { what: all(makes) }),
    words.say('It leaves behind: {what}.', { what: all(leaves) }),
  ];
}

/** What became of a baseline, in lines; none where there is no baseline. */
export function baselineLines({ baseline }: CheckReport, words: Words): string[] {
  if (!baseline) return [];
  const { startedAt, known, gone } = baseline;
  return [
    words.say('Baseline of {since}: {known} known findings are still there, {gone} are gone.', {
      since: startedAt.slice(0, 16).replace('T', ' '),
      known: known.length,
      gone: gone.length,
    }),
    ...gone.map(({ fingerprint, operation, message, messageZh = message }) =>
      words.say('  gone  {operation}: {what} [{fingerprint}]', {
        operation,
        what: words.language === 'zh' ? messageZh : message,
        fingerprint,
      }),
    ),
    '',
  ];
}

/** Entries below each other, the first beside the title. */
function listed(title: string, entries: readonly string[], words: Words): string[] {
  const start = title + ' '.repeat(Math.max(1, 11 - displayWidth(title)));
  const said = entries.length === 0 ? [words.say('nothing')] : entries.map(words.of);
  return said.map((entry, at) => `${at === 0 ? start : ' '.repeat(11)}${entry}`);
}

function peopleOf({ people }: Plan, words: Words): string {
  if (people.length === 0) return words.say('nobody (--token)');
  return people.map(words.of).join(words.language === 'zh' ? '、' : ', ');
}

function plainTarget(target: string): string {
  return target.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
}
