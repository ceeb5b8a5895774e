import { exampleRequest } from '../../src/cli/terminal/banner.ts';
import type { Operation, Parameter } from '../../src/spec/operation.ts';
import { resultCode } from '../../src/spec/result-codes.ts';
import { table } from './table.ts';

/** What the page says of an operation beyond what run time knows of it. */
export interface Described {
  readonly operation: Operation;
  readonly description: string;
}

const effects: Readonly<Record<Operation['effect'], string>> = {
  read: 'reads',
  write: 'writes, and the API can take it back',
  irreversible: 'writes, and nothing in the API takes it back',
};
const services = {
  apiUrl: 'http://127.0.0.1:8094',
  uploadUrl: 'http://127.0.0.1:8088',
  filesUrl: 'http://127.0.0.1:8089',
};

/** docs/operations.md: every operation with its parameters, its result codes, an example and its errata. */
export function operationsPage(
  described: readonly Described[],
  errata: ReadonlyMap<string, readonly string[]>,
): string {
  return `# Operations

Made by \`npm run generate\` from \`openapi.yaml\`. Do not edit.

Each takes its parameters in the query, in a form (\`application/x-www-form-urlencoded\`), or both. *Needed* is what the
document requires; *left out* is what happens then. *From* is what the row rests on: the document, the server, or this
project's judgement. The examples answer \`resultCode\` 1 on fresh demo data. What holds for all operations:
[document-errata.md](document-errata.md#all-operations).

${table(['operation', 'path', 'what', 'effect'], described.map(overview))}

${described.map(it => section(it, errata)).join('\n')}`;
}

function overview({ operation: { id, path, summary, effect } }: Described): string[] {
  return [`[${id}](#${id.toLowerCase()})`, `\`${path}\``, summary, effect];
}

function section(
  { operation, description }: Described,
  errata: ReadonlyMap<string, readonly string[]>,
): string {
  const { id, method, path, summary, effect, parameters, resultCodes } = operation;
  const cases = Object.entries(resultCodes).map(([name, { code, or = [], source }]) => {
    const others = or.map(other => (other === 1 ? '1, it is done' : String(other)));
    return [[code, ...others].join(' or '), name.replaceAll('-', ' '), resultCode(code)?.zh ?? '', source];
  });
  const number = /^Document (\d\.\d[ab]?)/.exec(description)?.[1] ?? '';
  const anchors = errata.get(number) ?? [];
  const example = exampleRequest(operation, services);
  const parts = [
    `## ${id}`,
    `\`${method} ${path}\` · ${summary} · ${effects[effect]}`,
    description.replaceAll(/\s+/g, ' ').trim(),
    parameters.length > 0 &&
      table(['parameter', 'type', 'needed', 'left out', 'from', 'what'], parameters.map(row)),
    cases.length > 0 && table(['code', 'when', 'text', 'from'], cases),
    example !== undefined &&
      `\`\`\`sh\n${example.startsWith('curl') ? example : `curl '${example}'`}\n\`\`\``,
    anchors.length > 0 &&
      `Errata: ${anchors.map(name => `[${name}](document-errata.md#${name})`).join(', ')}.`,
  ];
  return `${parts.filter(part => part !== false).join('\n\n')}\n`;
}

function row({ name, type, required, whenMissing, source, description }: Parameter): string[] {
  return [`\`${name}\``, type, required ? 'yes' : '', whenLeftOut(whenMissing), source, description];
}

function whenLeftOut(rule: Parameter['whenMissing']): string {
  if (rule === undefined) return '';
  if (rule.kind === 'ignored') return 'no matter';
  if (rule.kind === 'resultCode') return rule.emptyTaken ? `${rule.code}, empty is taken` : String(rule.code);
  return rule.value === '' ? 'as if empty' : `\`${rule.value}\``;
}
