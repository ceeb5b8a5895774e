import { escapeLog } from '../../../base/escape.ts';
import type { Language } from '../../../base/language.ts';
import { mapTexts } from '../../../base/map-texts.ts';
import type { Cause } from '../../causes/cause.ts';
import type { CheckReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { countOutcomes, inSeconds, outcomes, reasonsOf, restingOn, waivedIn } from './text.ts';
import { valueIn } from './value-words.ts';
import { labelled, outcomeWord, sayIn, type Word } from './words.ts';

const mark = { violation: '✗', drift: '~' } as const;
const most = 20;

/**
 * The report as somebody reads it at a terminal or in the log of a job: its causes; the verdict is the last line.
 * @param lastLine what is asked of the run, in place of its own verdict
 */
export function terminalReport(given: CheckReport, language: Language = 'en', lastLine?: string): string {
  const report = mapTexts(given, escapeLog);
  const { causes, leftovers, kept, verdict, weather } = report;
  const lines = causes.slice(0, most).flatMap(cause => causeLines(cause, report, language));
  if (causes.length > most)
    lines.push(
      language === 'zh'
        ? `另有 ${causes.length - most} 个原因，见 report.html`
        : `and ${causes.length - most} more causes; the report has them all`,
      '',
    );
  lines.push(
    ...caseLines(report, language),
    ...floorLines(report, language),
    ...waiverLines(report, language),
  );
  for (const [word, entries] of [
    ['left', leftovers],
    ['kept', kept],
  ] as const)
    if (entries.length > 0)
      lines.push(labelled(word, language), ...entries.map(left => `  ${valueIn(left, language)}`));
  const met = weatherLine(weather, language);
  if (met !== '') lines.push(labelled('weather', language, met));
  lines.push(
    summary(report, language),
    lastLine ?? (language === 'zh' ? verdict.sentenceZh : verdict.sentence),
  );
  return lines.join('\n');
}

function causeLines(cause: Cause, { findings, results }: CheckReport, language: Language): string[] {
  const { severity, headline, headlineZh, suspects, cases, wide } = cause;
  const zh = language === 'zh';
  const best = findings.find(({ fingerprint }) => fingerprint === cause.best);
  const { expected = '', expectedZh = valueIn(expected, 'zh') } = best ?? {};
  const wanted = zh ? expectedZh : expected;
  const label = (word: Word) => `    ${pad(sayIn(word, language), 10)}`;
  const title = results.find(({ id }) => id === cases[0]);
  const others =
    wide || suspects.length < 2 ? '' : `; ${labelled('suspects', language, suspects.slice(0, 3).join(', '))}`;
  return [
    `${mark[severity]} ${sayIn(severity, language)}  ${zh ? headlineZh : headline}  [${cause.id}]`,
    ...(wanted === '' ? [] : [`${label('expected')}${wanted}`]),
    ...(best ? [`${label('got')}${valueIn(best.got, language)}`] : []),
    ...(best?.evidence ? [`    ${best.evidence.curl}`] : []),
    `${label('case')}${cases[0]}${title ? `: ${zh ? (title.titleZh ?? title.title) : title.title}` : ''}`,
    `${label('restsOn')}${restingOn(cause, language)}${others}`,
    '',
  ];
}

/** Pads to a width in which a Chinese character takes two columns. */
function pad(text: string, width: number): string {
  const columns = [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - columns));
}

function caseLines({ results, findings }: CheckReport, language: Language): string[] {
  const reasons = reasonsOf(results);
  const notes = findings.filter(({ severity }) => severity === 'note').length;
  return [
    ...(reasons.length > 0
      ? [
          labelled('reasons', language),
          ...reasons.map(([reason, count]) => `  ${String(count).padStart(4)}  ${valueIn(reason, language)}`),
          '',
        ]
      : []),
    ...(notes > 0 ? [labelled('notes', language, String(notes)), ''] : []),
  ];
}

function floorLines(report: CheckReport, language: Language): string[] {
  const waived = waivedIn(report);
  const short = report.floors.filter(({ excuse }) => excuse === undefined);
  const excused = report.floors.length - short.length;
  return [
    ...(short.length > 0 ? [labelled('floors', language)] : []),
    ...short.flatMap(({ operation, what, remedy, fingerprint }) => [
      `  ${operation}: ${valueIn(what, language)}${waived.has(fingerprint) ? ` (${sayIn('waived', language)})` : ''}  [${fingerprint}]`,
      `    ${sayIn('takes', language)} ${valueIn(remedy, language)}`,
    ]),
    ...(short.length > 0 ? [''] : []),
    ...(excused > 0
      ? [
          language === 'zh'
            ? `此处无法检查：${excused} 项，只有未执行的用例才能看到。`
            : `Out of reach here: ${excused} ${excused === 1 ? 'thing' : 'things'} that only cases not exercised would have shown.`,
          '',
        ]
      : []),
  ];
}

function waiverLines({ waivers }: CheckReport, language: Language): string[] {
  const zh = language === 'zh';
  return [
    ...waivers.expired.map(({ fingerprint, owner, reason, expires }) =>
      zh
        ? `豁免 ${fingerprint}（${owner}：${reason}）已于 ${expires} 过期，该问题重新计入。`
        : `The waiver of ${fingerprint} (${owner}: ${reason}) is over since ${expires}: the finding counts again.`,
    ),
    ...waivers.unused.map(({ fingerprint, owner }) =>
      zh
        ? `豁免 ${fingerprint}（${owner}）没有对应的问题，请删除。`
        : `The waiver of ${fingerprint} (${owner}) met nothing: remove it.`,
    ),
  ];
}

function summary({ results, requests, durationMs, seed }: CheckReport, language: Language): string {
  const counts = countOutcomes(results);
  const parts = outcomes
    .filter(outcome => counts[outcome] > 0)
    .map(outcome => `${counts[outcome]} ${sayIn(outcomeWord(outcome), language)}`);
  if (language === 'zh') {
    const cases = results.length === 0 ? '没有执行用例' : `${results.length} 个用例：${parts.join('，')}`;
    return `${cases}；${inSeconds(durationMs)} 秒内 ${requests} 个请求${seed === '' ? '' : `，种子 ${seed}`}`;
  }
  const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  const cases =
    results.length === 0 ? 'No case was run' : `${many(results.length, 'case')}: ${parts.join(', ')}`;
  // Traffic that was looked at has none.
  const seeded = seed === '' ? '' : `, seed ${seed}`;
  return `${cases}; ${many(requests, 'request')} in ${inSeconds(durationMs)} s${seeded}`;
}
