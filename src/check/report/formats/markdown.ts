import { escapeLog, escapeMarkdown } from '../../../base/escape.ts';
import type { CheckReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { countOutcomes, inSeconds, outcomes, reasonOf, reasonsOf, sortFindings, waivedIn } from './text.ts';

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

/** Markdown for a job summary: the verdict first, the rest folded away. */
export function markdownReport(report: CheckReport): string {
  const { verdict, results, findings } = report;
  const waived = waivedIn(report);
  const counts = countOutcomes(results);
  const weather = weatherLine(report.weather);
  const head = [
    `## ${emblem[verdict.name]} Contract check: ${verdict.name}`,
    '',
    escapeMarkdown(verdict.sentence),
    '',
    `| ${outcomes.join(' | ')} | requests | seconds |`,
    `|${' --- |'.repeat(outcomes.length + 2)}`,
    `| ${outcomes.map(outcome => counts[outcome]).join(' | ')} | ${report.requests} | ${inSeconds(report.durationMs)} |`,
    '',
    ...(weather === '' ? [] : [`Weather: ${escapeMarkdown(weather)}.`, '']),
    `Target ${escapeMarkdown(report.target)}, mode ${escapeMarkdown(report.mode)}, seed ${escapeMarkdown(report.seed)}, ${escapeMarkdown(report.contract)}.`,
    '',
  ];
  const blocks: string[][] = sortFindings(findings).map(finding => {
    const note = waived.has(finding.fingerprint) ? ', waived' : '';
    return [
      `<details><summary><b>${escapeMarkdown(finding.severity)}${note}</b> ${escapeMarkdown(`${finding.operation} ${finding.rule} ${finding.pointer}: ${finding.message}`)}</summary>`,
      '',
      `Fingerprint \`${escapeMarkdown(finding.fingerprint)}\`, ${escapeMarkdown(reasonOf(finding))}, seen ${Number(finding.count)} times.`,
      '',
      ...fence('text', `expected  ${finding.expected}\ngot       ${finding.got}`),
      ...(finding.evidence ? fence('sh', finding.evidence.curl) : []),
      '</details>',
      '',
    ];
  });
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
  if (left > 0) lines.push(`${left} more findings are in the other reports.`, '');
  return [...lines, ...tail].join('\n');
}

/** Foreign text in a fence that it cannot leave. */
export function fence(language: string, text: string): string[] {
  let ticks = '```';
  for (const [run] of text.matchAll(/`+/g)) if (run.length >= ticks.length) ticks = `${run}\``;
  return [`${ticks}${language}`, text.split('\n').map(escapeLog).join('\n'), ticks, ''];
}
