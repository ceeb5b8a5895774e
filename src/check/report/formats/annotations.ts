import { escapeLog } from '../../../base/escape.ts';
import type { Language } from '../../../base/language.ts';
import { mapTexts } from '../../../base/map-texts.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CheckReport } from '../check-report.ts';
import { valueIn } from './value-words.ts';
import { sayIn } from './words.ts';

/** GitHub shows ten of each kind in a step, and drops the rest without a word. */
const most = 10;

/** GitHub annotations, one a cause, that point at the lines of openapi.yaml, the gravest first. */
export function annotations(
  report: CheckReport,
  lineOf: (finding: Finding) => number,
  language: Language = 'en',
): string[] {
  const zh = language === 'zh';
  const findings = new Map(
    mapTexts(report.findings, escapeLog).map(finding => [finding.fingerprint, finding]),
  );
  const causes = mapTexts(report.causes, escapeLog);
  return (['violation', 'drift'] as const).flatMap(severity => {
    const command = severity === 'violation' ? 'error' : 'warning';
    const mine = causes.filter(cause => cause.severity === severity);
    const shown = mine.length > most ? mine.slice(0, most - 1) : mine;
    const lines = shown.flatMap(({ best, headline, headlineZh, cases, suspects, wide }) => {
      const finding = findings.get(best);
      if (!finding) return [];
      const { rule, pointer } = finding;
      const who = wide ? sayIn('allOperations', language) : suspects[0];
      const title = `${who}: ${rule} ${pointer}`;
      const message = zh
        ? `${headlineZh}。${wanted(finding, language)}涉及 ${cases.length} 个用例。[${best}]`
        : `${headline}. ${wanted(finding, language)}${cases.length} ${cases.length === 1 ? 'case rests' : 'cases rest'} on it. [${best}]`;
      return [
        `::${command} file=openapi.yaml,line=${lineOf(finding)},title=${property(title)}::${data(message)}`,
      ];
    });
    const rest = mine.length - shown.length;
    return rest > 0
      ? [
          ...lines,
          `::${command} file=openapi.yaml,line=1::${data(zh ? `另有 ${rest} 个，见报告` : `+${rest} more, see the report`)}`,
        ]
      : lines;
  });
}

function wanted({ expected, expectedZh, got }: Finding, language: Language): string {
  if (expected === '') return '';
  return language === 'zh'
    ? `期望 ${expectedZh ?? valueIn(expected, 'zh')}，实际 ${valueIn(got, 'zh')}。`
    : `Expected ${expected}, got ${got}. `;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
