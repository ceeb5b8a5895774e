import { escapeLog, escapeMarkdown } from '../../../base/escape.ts';
import type { Language } from '../../../base/language.ts';
import type { Cause } from '../../causes/cause.ts';
import type { CheckReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { countOutcomes, inSeconds, outcomes, reasonsOf, restingOn } from './text.ts';
import { unseenTexts } from './traffic-lines.ts';
import { valueIn } from './value-words.ts';
import { labelled, outcomeWord, sayIn, type Word } from './words.ts';

/** A job summary is dropped whole when it is too long; this is far below. */
const maxBytes = 200_000;
const emblem = {
  holds: '✅',
  violated: '❌',
  usage: '⚠️',
  unreachable: '⚠️',
  inconclusive: '❔',
  leftovers: '🧹',
  interrupted: '⏹️',
} as const;

/** Markdown for a job summary: the verdict first, then the causes, folded away. */
export function markdownReport(report: CheckReport, language: Language = 'en'): string {
  const { verdict, results, causes } = report;
  const say = (word: Word) => sayIn(word, language);
  const value = (text: string) => escapeMarkdown(valueIn(text, language));
  const zh = language === 'zh';
  const counts = countOutcomes(results);
  const weather = weatherLine(report.weather, language);
  const drifts = verdict.exitCode === 0 && causes.length > 0;
  const head = [
    `## ${drifts ? '🟡' : emblem[verdict.name]} ${say('title')}${zh ? '：' : ': '}${drifts ? `${say('drifts')} (${causes.length})` : say(verdict.name)}`,
    '',
    escapeMarkdown(zh ? verdict.sentenceZh : verdict.sentence),
    '',
    `| ${[say('causes'), ...outcomes.map(outcome => say(outcomeWord(outcome))), say('requests'), say('duration')].join(' | ')} |`,
    `|${' --- |'.repeat(outcomes.length + 3)}`,
    `| ${causes.length} | ${outcomes.map(outcome => counts[outcome]).join(' | ')} | ${report.requests} | ${inSeconds(report.durationMs)} s |`,
    '',
    ...(weather === '' ? [] : [labelled('weather', language, escapeMarkdown(weather)), '']),
    ...unseenTexts(report, language).flatMap(text => [escapeMarkdown(text), '']),
    (['target', 'mode', 'seed', 'contract'] as const)
      .map(word => `${say(word)} ${escapeMarkdown(report[word])}`)
      .join(', '),
    '',
  ];
  const blocks = causes.map(cause => causeBlock(cause, report, language));
  const folded = (word: Word, entries: readonly string[]) =>
    entries.length === 0
      ? []
      : [
          `<details><summary>${say(word)}</summary>`,
          '',
          ...entries.map(entry => `* ${entry}`),
          '</details>',
          '',
        ];
  const tail = [
    ...folded(
      'reasons',
      reasonsOf(results).map(([reason, count]) => `${count}: ${value(reason)}`),
    ),
    ...folded(
      'floors',
      report.floors.map(({ operation, what, excuse, remedy, fingerprint }) => {
        const why = excuse === undefined ? `${say('takes')} ${value(remedy)}; ${fingerprint}` : value(excuse);
        return `${escapeMarkdown(operation)}: ${value(what)} (${why})`;
      }),
    ),
    ...(report.leftovers.length > 0
      ? [`**${say('left')}**`, '', ...report.leftovers.map(left => `* ${value(left)}`), '']
      : []),
  ];
  const lines = [...head];
  let size = Buffer.byteLength([...head, ...tail].join('\n'));
  let left = blocks.length;
  for (const block of blocks) {
    size += Buffer.byteLength(block.join('\n')) + 1;
    if (size > maxBytes) break;
    lines.push(...block);
    left--;
  }
  if (left > 0)
    lines.push(
      zh ? `另有 ${left} 个原因，见其他报告。` : `${left} more causes are in the other reports.`,
      '',
    );
  return [...lines, ...tail].join('\n');
}

function causeBlock(cause: Cause, { findings, results }: CheckReport, language: Language): string[] {
  const say = (word: Word) => sayIn(word, language);
  const zh = language === 'zh';
  const best = findings.find(({ fingerprint }) => fingerprint === cause.best);
  const shownBy = results.find(({ id }) => id === cause.cases[0]);
  const { expected = '', expectedZh = valueIn(expected, 'zh') } = best ?? {};
  const wanted = zh ? expectedZh : expected;
  const values = best
    ? [
        ...(wanted === '' ? [] : [`${say('expected')}  ${wanted}`]),
        `${say('got')}  ${valueIn(best.got, language)}`,
      ].join('\n')
    : '';
  const facts: readonly (readonly [Word, string])[] = [
    ['fingerprint', `\`${escapeMarkdown(cause.best)}\``],
    ...(best ? [['source', say(best.source)] as const] : []),
    ...(best?.harm ? [['harm', say(best.harm)] as const] : []),
    ['restsOn', restingOn(cause, language)],
    ['suspects', escapeMarkdown(cause.suspects.join(', '))],
    ...(shownBy
      ? [
          [
            'case',
            `\`${escapeMarkdown(shownBy.id)}\` ${escapeMarkdown(zh ? (shownBy.titleZh ?? shownBy.title) : shownBy.title)}`,
          ] as const,
        ]
      : []),
  ];
  return [
    `<details><summary><b>${say(cause.severity)}</b> ${escapeMarkdown(zh ? cause.headlineZh : cause.headline)}</summary>`,
    '',
    ...facts.map(([word, text]) => `* ${labelled(word, language, text)}`),
    '',
    ...(best ? fence('text', values) : []),
    ...(best?.evidence ? fence('sh', best.evidence.curl) : []),
    '</details>',
    '',
  ];
}

/** Foreign text in a fence that it cannot leave. */
export function fence(language: string, text: string): string[] {
  let ticks = '```';
  for (const [run] of text.matchAll(/`+/g)) if (run.length >= ticks.length) ticks = `${run}\``;
  return [`${ticks}${language}`, text.split('\n').map(escapeLog).join('\n'), ticks, ''];
}
