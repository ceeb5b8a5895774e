import type { Language } from '../../base/language.ts';
import { inSeconds } from '../../check/report/formats/text.ts';
import { isMereDrift } from '../gate.ts';
import { type StrengthReport, shortcomings } from '../strength.ts';
import { blameLine, gateLine, percent, scoreLine } from './text.ts';

/**
 * The outcome for a terminal; the last line says whether it is enough, and why not.
 * @param language of the faults' titles; default: English
 */
export function terminalStrength(report: StrengthReport, floor: number, language: Language = 'en'): string {
  const { faults, families, total, gate, blame, alarms, seeds } = report;
  const wide = Math.max(...families.map(({ family }) => family.length), 'all'.length);
  const lines = families.map(score => `  ${score.family.padEnd(wide)}  ${scoreLine(score)}`);
  const survivors = faults.filter(({ outcome }) => outcome === 'survived');
  const slipping = faults.filter(it => it.outcome === 'killed' && !it.fails && !isMereDrift(it));
  const unmet = faults.filter(({ outcome }) => outcome === 'not exercised');
  const short = shortcomings(report, floor);
  return [
    'What the check notices:',
    ...lines,
    `  ${'all'.padEnd(wide)}  ${scoreLine(total)}`,
    `  ${gateLine(gate)}`,
    ...(blame.faults > 0 ? [`  ${blameLine(blame)}`] : []),
    ...(slipping.length > 0 ? ['', 'Noticed, but as drift, so that a run passes by default:'] : []),
    ...slipping.map(({ id, title }) => `  ${id}  ${title[language]}`),
    ...(survivors.length > 0 ? ['', 'Not noticed:'] : []),
    ...survivors.map(({ id, title }) => `  ${id}  ${title[language]}`),
    ...(unmet.length > 0 ? ['', 'Never met, because no answer had what they change:'] : []),
    ...unmet.map(({ id }) => `  ${id}`),
    ...alarms.map(({ seed, under, finding }) => `False alarm in ${under}, seed ${seed}: ${finding.message}`),
    '',
    `${2 * seeds} runs without a fault, half of them in bad weather, ${alarms.length} false alarms. ${inSeconds(report.durationMs)} s.`,
    short.length === 0
      ? `Exit 0, strong enough: ${percent(total.share)} noticed, at least ${percent(floor)} of every family.`
      : `Exit 1, too weak: ${short.join('; ')}. The floor is ${percent(floor)}.`,
  ].join('\n');
}
