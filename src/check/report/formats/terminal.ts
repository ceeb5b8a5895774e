import { escapeLog } from '../../../base/escape.ts';
import { mapTexts } from '../../../base/map-texts.ts';
import type { CheckReport } from '../check-report.ts';
import { weatherLine } from '../weather-line.ts';
import { countOutcomes, inSeconds, outcomes, reasonOf, reasonsOf, sortFindings, waivedIn } from './text.ts';

const mark = { violation: '✗ violation', drift: '~ drift', note: 'i note' } as const;
const most = 40;

/** The report as somebody reads it at a terminal or in the log of a CI job; the verdict is the last line. */
export function terminalReport(given: CheckReport): string {
  const report = mapTexts(given, escapeLog);
  const { findings, results, waivers, floors, leftovers, kept, verdict } = report;
  const waived = waivedIn(report);
  const lines: string[] = [];
  const shown = sortFindings(findings).slice(0, most);
  for (const finding of shown) {
    const note = waived.has(finding.fingerprint) ? ' (waived)' : '';
    const place = finding.pointer === '' ? '' : ` at ${finding.pointer}`;
    lines.push(
      `${mark[finding.severity]}${note}  ${finding.operation}  ${finding.rule}${place}  [${finding.fingerprint}]`,
    );
    lines.push(`    ${finding.message} (${reasonOf(finding)}), seen ${finding.count} times`);
    lines.push(`    expected  ${finding.expected}`, `    got       ${finding.got}`);
    if (finding.evidence) lines.push(`    ${finding.evidence.curl}`);
    const [first, ...more] = finding.cases;
    lines.push(`    case      ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`, '');
  }
  if (findings.length > most)
    lines.push(`and ${findings.length - most} more findings; the JSON report has them all`, '');
  const reasons = reasonsOf(results);
  if (reasons.length > 0) {
    lines.push(
      'Not exercised:',
      ...reasons.map(([reason, count]) => `  ${String(count).padStart(4)}  ${reason}`),
      '',
    );
  }
  const short = floors.filter(({ excuse }) => excuse === undefined);
  if (short.length > 0) lines.push('Too little seen:');
  for (const { operation, what, remedy, fingerprint } of short) {
    const note = waived.has(fingerprint) ? ' (waived)' : '';
    lines.push(`  ${operation}: ${what}${note}  [${fingerprint}]`, `    it takes ${remedy}`);
  }
  if (short.length > 0) lines.push('');
  const excused = floors.length - short.length;
  if (excused > 0)
    lines.push(`Out of reach here: ${excused} things that only cases not exercised would have shown.`, '');
  for (const { fingerprint, owner, expires, reason } of waivers.expired) {
    lines.push(
      `The waiver of ${fingerprint} (${owner}: ${reason}) is over since ${expires}: the finding counts again.`,
    );
  }
  for (const { fingerprint, owner } of waivers.unused)
    lines.push(`The waiver of ${fingerprint} (${owner}) met nothing: remove it.`);
  if (leftovers.length > 0) lines.push('Left behind:', ...leftovers.map(left => `  ${left}`));
  if (kept.length > 0) lines.push('Left knowingly:', ...kept.map(left => `  ${left}`));
  const weather = weatherLine(report.weather);
  if (weather !== '') lines.push(`Weather: ${weather}`);
  const counts = countOutcomes(results);
  const summary = outcomes
    .filter(outcome => counts[outcome] > 0)
    .map(outcome => `${counts[outcome]} ${outcome}`);
  lines.push(
    `${results.length === 0 ? 'No case was run' : `${results.length} cases: ${summary.join(', ')}`}; ${report.requests} requests in ${inSeconds(report.durationMs)} s, seed ${report.seed}`,
  );
  lines.push(verdict.sentence);
  return lines.join('\n');
}
