import { escapeLog } from '../../../base/escape.ts';
import { mapTexts } from '../../../base/map-texts.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CheckReport } from '../check-report.ts';
import { sortFindings, waivedIn } from './text.ts';

/** GitHub shows ten of each kind in a step, and drops the rest without a word. */
const most = 10;

/** GitHub annotations that point at the lines of openapi.yaml, the gravest first. */
export function annotations(report: CheckReport, lineOf: (finding: Finding) => number): string[] {
  const waived = waivedIn(report);
  const open = sortFindings(mapTexts(report.findings, escapeLog)).filter(
    ({ fingerprint }) => !waived.has(fingerprint),
  );
  return (['violation', 'drift'] as const).flatMap(severity => {
    const command = severity === 'violation' ? 'error' : 'warning';
    const findings = open.filter(finding => finding.severity === severity);
    const shown = findings.length > most ? findings.slice(0, most - 1) : findings;
    const lines = shown.map(finding => {
      const title = `${finding.operation}: ${finding.rule} ${finding.pointer}`;
      const message = `${finding.message}. Expected ${finding.expected}, got ${finding.got}. [${finding.fingerprint}]`;
      return `::${command} file=openapi.yaml,line=${lineOf(finding)},title=${property(title)}::${data(message)}`;
    });
    const rest = findings.length - shown.length;
    return rest > 0
      ? [...lines, `::${command} file=openapi.yaml,line=1::${data(`+${rest} more, see the report`)}`]
      : lines;
  });
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
