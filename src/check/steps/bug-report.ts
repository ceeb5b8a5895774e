import { codeInMarkdown } from '../../base/escape.ts';
import type { Language } from '../../base/language.ts';
import { fence } from '../report/formats/markdown.ts';
import { valueIn } from '../report/formats/value-words.ts';
import { labelled, sayIn, type Word } from '../report/formats/words.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Reproduction } from './reproduction.ts';
import { stepsScript } from './script.ts';
import { stepLine } from './step-line.ts';

/** A bug report to paste, in Markdown: what `bugText` says, and the script. */
export function bugReport(found: Reproduction, language: Language = 'en'): string {
  const script = [
    `<details><summary>${sayIn('script', language)}</summary>`,
    '',
    ...fence('sh', stepsScript(found)),
    '</details>',
    '',
  ];
  return [bugText(found, language), ...script].join('\n');
}

/** Title, environment, steps, expected, got, and what it rests on, as Markdown. */
export function bugText(found: Reproduction, language: Language): string {
  const { finding, steps, caseId, title, titleZh = title, line, environment, section, cause } = found;
  const { operation, message, messageZh = message, severity, harm, source, pointer, expected } = finding;
  const { expectedZh = valueIn(expected, 'zh') } = finding;
  const zh = language === 'zh';
  const say = (word: Word) => sayIn(word, language);
  const either = (en: string, chinese: string) => (zh ? chinese : en);
  const last = steps.at(-1);
  const facts: readonly (readonly [Word, string])[] = [
    [
      'severity',
      `${say(severity)}${harm === undefined ? '' : either(` (${say(harm)})`, `（${say(harm)}）`)}`,
    ],
    ...environment,
    ...(cause ? [['suspects', cause.suspects.join(', ')] as const] : []),
    ['case', `${caseId}${title === '' ? '' : either(`, ${title}`, `，${titleZh}`)}`],
    ['place', pointer === '' ? say('wholeAnswer') : pointer],
    ['source', `${say(source)}${sectionAfter(section, source, zh)}${either('; ', '；')}openapi.yaml:${line}`],
    ['fingerprint', finding.fingerprint],
  ];
  const headline = either(
    cause?.headline ?? `${operation}: ${message}`,
    cause?.headlineZh ?? `${operation}：${messageZh}`,
  );
  return [
    `# ${codeInMarkdown(headline)}`,
    '',
    ...facts.map(([word, text]) => `* ${labelled(word, language, codeInMarkdown(text))}`),
    '',
    `## ${say('steps')}`,
    '',
    ...fence('text', steps.map((step, index) => `${index + 1}. ${stepLine(step, language)}`).join('\n')),
    `## ${say('expected')}`,
    '',
    ...fence('text', either(expected, expectedZh)),
    `## ${say('got')}`,
    '',
    ...fence('text', valueIn(finding.got, language)),
    ...(last && last.answer !== ''
      ? [`${say('answer')} (${steps.length}), HTTP ${last.status}:`, '', ...fence('json', last.answer)]
      : []),
  ].join('\n');
}

/** The section after the source it belongs to: the document is not named twice. */
function sectionAfter(section: string, source: Finding['source'], zh: boolean): string {
  if (section === '') return '';
  if (source === 'document') return section.replace(/^document/, '');
  return zh ? section.replace(/^document/, '，接口文档') : `, ${section}`;
}
