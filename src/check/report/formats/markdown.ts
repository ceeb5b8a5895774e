import { escapeLog, escapeMarkdown } from '../../../base/escape.ts';
import type { Cause } from '../../causes/cause.ts';
import type { CheckReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { countOutcomes, inSeconds, outcomes, reasonOf, reasonsOf } from './text.ts';

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
export function markdownReport(report: CheckReport): string {
  const { verdict, results, causes } = report;
  const counts = countOutcomes(results);
  const weather = weatherLine(report.weather);
  const drifts = verdict.exitCode === 0 && causes.length > 0;
  const head = [
    `## ${drifts ? '🟡' : emblem[verdict.name]} Contract check: ${drifts ? `holds, with drift (${causes.length})` : verdict.name}`,
    '',
    escapeMarkdown(verdict.sentence),
    '',
    `| causes | ${outcomes.join(' | ')} | requests | seconds |`,
    `|${' --- |'.repeat(outcomes.length + 3)}`,
    `| ${causes.length} | ${outcomes.map(outcome => counts[outcome]).join(' | ')} | ${report.requests} | ${inSeconds(report.durationMs)} |`,
    '',
    ...(weather === '' ? [] : [`Weather: ${escapeMarkdown(weather)}.`, '']),
    `Target ${escapeMarkdown(report.target)}, mode ${escapeMarkdown(report.mode)}, seed ${escapeMarkdown(report.seed)}, ${escapeMarkdown(report.contract)}.`,
    '',
  ];
  const blocks = causes.map(cause => causeBlock(cause, report));
  const reasons = reasonsOf(results);
  const tail = [
    ...(reasons.length > 0
      ? [
          '<details><summary>Not exercised</summary>',
          '',
          ...reasons.map(([reason, count]) => `* ${count}: ${escapeMarkdown(reason)}`),
          '</details>',
          '',
        ]
      : []),
    ...(report.floors.length > 0
      ? [
          '<details><summary>Not seen</summary>',
          '',
          ...report.floors.map(
            ({ operation, what, excuse, remedy, fingerprint }) =>
              `* ${escapeMarkdown(operation)}: ${escapeMarkdown(what)} (${escapeMarkdown(excuse ?? `it takes ${remedy}; fingerprint ${fingerprint}`)})`,
          ),
          '</details>',
          '',
        ]
      : []),
    ...(report.leftovers.length > 0
      ? ['**Left behind**', '', ...report.leftovers.map(left => `* ${escapeMarkdown(left)}`), '']
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
  if (left > 0) lines.push(`${left} more causes are in the other reports.`, '');
  return [...lines, ...tail].join('\n');
}

function causeBlock(cause: Cause, { findings, results }: CheckReport): string[] {
  const best = findings.find(({ fingerprint }) => fingerprint === cause.best);
  const shownBy = results.find(({ id }) => id === cause.cases[0]);
  const values = best
    ? [...(best.expected === '' ? [] : [`expected  ${best.expected}`]), `got       ${best.got}`].join('\n')
    : '';
  const [cases, found] = [cause.cases.length, cause.findings.length];
  const rests = `${cases} ${cases === 1 ? 'case' : 'cases'} and ${found} ${found === 1 ? 'finding' : 'findings'} rest on it`;
  return [
    `<details><summary><b>${escapeMarkdown(cause.severity)}</b> ${escapeMarkdown(cause.headline)}</summary>`,
    '',
    `Fingerprint \`${escapeMarkdown(cause.best)}\`${best ? `, ${escapeMarkdown(reasonOf(best))}` : ''}; ${rests}. Suspects: ${escapeMarkdown(cause.suspects.join(', '))}.`,
    '',
    ...(shownBy ? [`Shown by \`${escapeMarkdown(shownBy.id)}\`: ${escapeMarkdown(shownBy.title)}.`, ''] : []),
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
