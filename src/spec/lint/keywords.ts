import { didYouMean } from '../../base/nearest.ts';
import { below, isNode, partAt, type SpecNode } from '../compile/document.ts';
import { allParts } from '../compile/walk.ts';
import { formats } from '../rules.ts';
import type { LintProblem } from './problem.ts';

// What schemas of this contract may say; anything else would be ignored by one tool or another.
const keywords = [
  ...['$ref', 'type', 'format', 'const', 'enum', 'pattern', 'default', 'description', 'title', 'deprecated'],
  ...[
    'properties',
    'required',
    'additionalProperties',
    'minProperties',
    'maxProperties',
    'example',
    'examples',
  ],
  ...['items', 'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['allOf', 'anyOf', 'oneOf', 'not', 'contentMediaType', 'contentSchema'],
];

/** Checks that every reference leads somewhere. */
export function checkReferences(root: SpecNode): LintProblem[] {
  return [...brokenReferences(root, root, '#')];
}

/** Checks that schemas use only keywords and formats that the validators check. */
export function checkKeywords(root: SpecNode): LintProblem[] {
  const problems: LintProblem[] = [];
  for (const { node, pointer } of schemasIn(root, '#')) {
    for (const part of allParts(node, pointer)) checkSchema(part.schema, part.pointer, problems);
  }
  return problems;
}

function checkSchema(schema: SpecNode, pointer: string, problems: LintProblem[]): void {
  for (const key of Object.keys(schema)) {
    if (key.startsWith('x-') || keywords.includes(key)) continue;
    const message = `${key} is no keyword of this contract.${didYouMean(key, keywords)}`;
    problems.push({ pointer: below(pointer, key), message });
  }
  const { format } = schema;
  if (format === undefined || Object.hasOwn(formats, String(format))) return;
  const message = `format ${String(format)} is not checked. Use one of ${Object.keys(formats).join(', ')}.`;
  problems.push({ pointer: below(pointer, 'format'), message });
}

function* brokenReferences(root: SpecNode, value: unknown, pointer: string): Generator<LintProblem> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const at = below(pointer, key);
    if (key === '$ref' && typeof part === 'string') {
      if (part.startsWith('#/') && partAt(root, part) !== undefined) continue;
      yield { pointer: at, message: `$ref ${part} leads nowhere` };
    } else yield* brokenReferences(root, part, at);
  }
}

/** The schemas that begin outside of any other schema: components, and what `schema` keys hold. */
function* schemasIn(value: unknown, pointer: string): Generator<{ node: SpecNode; pointer: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const at = below(pointer, key);
    if (key === 'schema' && isNode(part)) yield { node: part, pointer: at };
    else if (at === '#/components/schemas') {
      for (const [name, schema] of Object.entries(isNode(part) ? part : {})) {
        if (isNode(schema)) yield { node: schema, pointer: below(at, name) };
      }
    } else if (key !== 'example' && key !== 'examples') yield* schemasIn(part, at);
  }
}
