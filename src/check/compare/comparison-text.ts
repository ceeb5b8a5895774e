import type { Language } from '../../base/language.ts';
import type { CaseResult } from '../report/check-report.ts';
import { sayIn } from '../report/formats/words.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Comparison } from './compare.ts';

/** Findings, or cases, of one kind that are told at most. */
const most = 40;

/** Two runs side by side as lines for a terminal; the counts come last. */
export function comparisonText(comparison: Comparison, language: Language = 'en'): string[] {
  const { before, after, fresh, gone, unknown, same, broken, repaired } = comparison;
  const say = (en: string, zh: string) => (language === 'zh' ? zh : en);
  const part = (mark: string, findings: readonly Finding[]) => [
    ...findings.slice(0, most).map(finding => `${mark} ${lineOf(finding, language)}`),
    ...more(findings.length, language).map(line => `${mark} ${line}`),
  ];
  const cases = (title: string, results: readonly CaseResult[]) =>
    results.length === 0
      ? []
      : [
          `${title}${results
            .slice(0, most)
            .map(({ id }) => id)
            .join(', ')}`,
          ...more(results.length, language),
        ];
  const differs = (['target', 'mode', 'contract'] as const).filter(name => before[name] !== after[name]);
  const [now, past, held] = [fresh.length, gone.length, same.length];
  const unseen = unknown.length;
  return [
    ...differs.map(name =>
      say(
        `Not the same ${name}: ${before[name]}, ${after[name]}`,
        `${sayIn(name, 'zh')}不同：${before[name]}，${after[name]}`,
      ),
    ),
    ...part(say('new  ', '新增  '), fresh),
    ...part(say('gone ', '已消失'), gone),
    ...part(say('?    ', '未检查'), unknown),
    ...cases(say('Held before: ', '之前通过：'), broken),
    ...cases(say('Hold now: ', '现在通过：'), repaired),
    say(
      `${now} new, ${past} gone, ${held} the same${unseen > 0 ? `, ${unseen} not looked at` : ''}.`,
      `新增 ${now} 个，已消失 ${past} 个，仍存在 ${held} 个${unseen > 0 ? `，${unseen} 个未检查` : ''}。`,
    ),
  ];
}

function lineOf(finding: Finding, language: Language): string {
  const { severity, operation, pointer, message, messageZh = message, fingerprint } = finding;
  const said = language === 'zh' ? messageZh : message;
  return `${sayIn(severity, language)}  ${operation}${pointer === '' ? '' : ` ${pointer}`}: ${said} [${fingerprint}]`;
}

function more(count: number, language: Language): string[] {
  if (count <= most) return [];
  return [language === 'zh' ? `另有 ${count - most} 个` : `and ${count - most} more`];
}
