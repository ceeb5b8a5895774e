import { escapeMarkdown } from '../../base/escape.ts';
import { fence } from '../report/formats/markdown.ts';
import type { Reproduction } from './reproduction.ts';
import { stepsScript } from './script.ts';
import { stepLine } from './step-line.ts';

/** A bug report to paste, in Markdown: title, environment, steps, expected, got, what it rests on, and the script. */
export function bugReport(found: Reproduction): string {
  const { finding, steps, caseId, title, line, environment, section, cause } = found;
  const { operation, message, messageZh, severity, harm, source, pointer, fingerprint, expected, got } =
    finding;
  const last = steps.at(-1);
  return [
    `# ${escapeMarkdown(cause?.headline ?? `${operation}: ${message}`)}`,
    '',
    ...(messageZh === undefined
      ? []
      : [escapeMarkdown(cause?.headlineZh ?? `${operation}：${messageZh}`), '']),
    `* Severity: ${escapeMarkdown(severity)}${harm === undefined ? '' : ` (${escapeMarkdown(harm)})`}`,
    ...environment.map(([name, value]) => `* ${name}: ${escapeMarkdown(value)}`),
    ...(cause ? [`* Suspects: ${escapeMarkdown(cause.suspects.join(', '))}`] : []),
    `* Case: ${escapeMarkdown(caseId)}${title === '' ? '' : `, ${escapeMarkdown(title)}`}`,
    `* Place: ${escapeMarkdown(pointer === '' ? 'the whole answer' : pointer)}`,
    `* Rests on: ${escapeMarkdown(source)}${section === '' ? '' : `, ${escapeMarkdown(section)}`}; openapi.yaml line ${line}`,
    `* Fingerprint: ${escapeMarkdown(fingerprint)}`,
    '',
    '## Steps',
    '',
    ...fence('text', steps.map((step, index) => `${index + 1}. ${stepLine(step)}`).join('\n')),
    '## Expected',
    '',
    ...fence('text', expected),
    '## Got',
    '',
    ...fence('text', got),
    ...(last && last.answer !== ''
      ? [`The answer to step ${steps.length}, status ${last.status}:`, '', ...fence('json', last.answer)]
      : []),
    '<details><summary>Script</summary>',
    '',
    ...fence('sh', stepsScript(found)),
    '</details>',
    '',
  ].join('\n');
}
