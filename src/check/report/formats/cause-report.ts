import { escapeLog } from '../../../base/escape.ts';
import type { Cause } from '../../causes/cause.ts';
import type { CheckReport } from '../check-report.ts';
import { reasonOf } from './text.ts';

/** A cause as a bug report to paste, in Markdown: title, environment, what was to be expected and what came. */
export function causeReport(cause: Cause, report: CheckReport): string {
  const best = report.findings.find(({ fingerprint }) => fingerprint === cause.best);
  const result = report.results.find(({ id }) => id === cause.cases[0]);
  const lines = [
    `# ${cause.headline}`,
    '',
    cause.headlineZh,
    '',
    `- Environment: ${report.target}, ${report.startedAt}, ${report.tool}, mode ${report.mode}, seed ${report.seed}`,
    `- Contract: ${report.contract}; finding ${cause.best}`,
    `- Suspects: ${cause.suspects.join(', ')}`,
    ...(result ? [`- Case: ${result.id}, ${result.title}`] : []),
    ...(best ? [`- Why it counts: ${reasonOf(best)}`] : []),
    '',
    ...(best && best.expected !== '' ? ['Expected:', '', ...indented(best.expected), ''] : []),
    ...(best ? ['Got:', '', ...indented(best.got), ''] : []),
    ...(best?.evidence ? ['Request:', '', ...indented(best.evidence.curl), ''] : []),
    ...(best?.evidence ? ['Answer:', '', ...indented(best.evidence.answer), ''] : []),
  ];
  return lines.map(escapeLog).join('\n');
}

/** A block of code that nothing in the text can end. */
function indented(text: string): string[] {
  return text.split('\n').map(line => `    ${line}`);
}
