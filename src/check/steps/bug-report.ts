import { escapeMarkdown } from '../../base/escape.ts';
import { fence } from '../report/formats/markdown.ts';
import type { Reproduction } from './reproduction.ts';
import { stepsScript } from './script.ts';
import type { Step } from './step.ts';
import { variableOf } from './template.ts';

/** A bug report to paste, in Markdown: title, environment, steps, expected, got, what it rests on, and the script. */
export function bugReport(found: Reproduction): string {
  const { finding, steps, caseId, title, line, environment, section } = found;
  const { operation, message, severity, harm, source, pointer, fingerprint, expected, got } = finding;
  const last = steps.at(-1);
  return [
    `# ${escapeMarkdown(`${operation}: ${message}`)}`,
    '',
    `* Severity: ${escapeMarkdown(severity)}${harm === undefined ? '' : ` (${escapeMarkdown(harm)})`}`,
    ...environment.map(([name, value]) => `* ${name}: ${escapeMarkdown(value)}`),
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

/** One step on one line: who, what, with what; values that differ each time by the variables of the script. */
export function stepLine({
  by,
  operation,
  method,
  path,
  parameters,
  body,
  files = [],
  takes = {},
}: Step): string {
  if (operation === 'login') return `${by} logs in again`;
  if (operation === 'plant') return named(`${by} writes a text into the group: ${body?.text ?? ''}`);
  const given = Object.entries(parameters)
    .filter(([name]) => name !== 'access_token' && name !== 'flag')
    .map(([name, value]) => `${name}=${value.length > 60 ? `${value.slice(0, 60)}…` : value}`);
  const taken = Object.entries(takes).map(
    ([name, way]) => `; {{${name}}} is ${way.map(part => (typeof part === 'object' ? '…' : part)).join('/')}`,
  );
  const sent = [by, method, path, ...given, ...files.map(({ name }) => `file ${name}`)].join(' ');
  return named(`${sent} (${operation}${taken.join('')})`);
}

function named(template: string): string {
  return template.replace(/\{\{([\w.]+)\}\}/g, (whole, name: string) => {
    const variable = variableOf(name);
    return variable === undefined ? whole : `$${variable}`;
  });
}
