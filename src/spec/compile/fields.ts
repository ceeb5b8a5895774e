import type { Field, FieldMarks } from '../field.ts';
import { rawAnswers } from './answers.ts';
import { below, isNode, type SpecNode } from './document.ts';
import { partsAt, propertiesOf, typeOf } from './merged-parts.ts';

/** The max depth of a field; a component that holds itself ends here. */
const maxDepth = 12;

/** What the numbers of a page (`x-page`) count, by their name. */
const pageCounts: Readonly<Record<string, FieldMarks['count']>> = { total: 'rows', pageCount: 'pages' };

/** Every field of every operation's successful answer, by operation. */
function compileFields(root: SpecNode): Record<string, Field[]> {
  return Object.fromEntries(
    rawAnswers(root).map(({ id, success }) => [id, [...fieldsIn(root, [success], [])]]),
  );
}

/** Text of fields.gen.ts; parsed when somebody asks, which a server without faults never does. */
export function fieldsModule(root: SpecNode): string {
  return [
    '// Made by scripts/generate.ts from openapi.yaml. Do not edit.',
    `export const fieldsText = ${JSON.stringify(JSON.stringify(compileFields(root)))};`,
    '',
  ].join('\n');
}

/** The fields below a value that the schemas at these places describe together. */
function* fieldsIn(root: SpecNode, places: readonly string[], path: readonly string[]): Generator<Field> {
  if (path.length > maxDepth) return;
  const parts = places.flatMap(place => partsAt(root, place));
  const counts = parts.some(({ node }) => isNode(node['x-page'])) ? pageCounts : {};
  for (const [name, property] of propertiesOf(parts)) {
    const at = [...path, name];
    const [field, ...inner] = fieldAt(root, property.places, at, property.required);
    if (field === undefined) continue;
    const count = counts[name];
    yield count === undefined ? field : { ...field, marks: { ...field.marks, count } };
    yield* inner;
  }
}

function* fieldAt(
  root: SpecNode,
  places: readonly string[],
  path: readonly string[],
  required: boolean,
): Generator<Field> {
  const parts = places.flatMap(place => partsAt(root, place));
  const type = typeOf(parts);
  if (type === undefined) return;
  yield { path, type, required, marks: Object.assign({}, ...parts.map(({ node }) => marksOf(node))) };
  if (type === 'object') yield* fieldsIn(root, places, path);
  const held = (keyword: string) =>
    parts.flatMap(({ pointer, node }) => (isNode(node[keyword]) ? [below(pointer, keyword)] : []));
  if (type === 'array') yield* fieldsIn(root, held('items'), [...path, '*']);
  if (type === 'json') yield* fieldsIn(root, held('contentSchema'), [...path, '#']);
}

function marksOf(node: SpecNode): FieldMarks {
  const of = (name: string) => (isNode(node[name]) ? node[name] : undefined);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const unit = of('x-unit')?.unit;
  const ref = text(of('x-ref')?.to);
  const echo = text(of('x-echo')?.parameter);
  const agreesWith = text(of('x-agrees-with')?.field);
  return {
    ...((unit === 's' || unit === 'ms') && { unit }),
    ...(ref !== undefined && { ref }),
    ...(echo !== undefined && { echo }),
    ...(agreesWith !== undefined && { agreesWith }),
    ...(of('x-sorted-by') && { sorted: true as const }),
    ...(of('x-unique-by') && { unique: true as const }),
    ...(of('x-volatile') && { volatile: true as const }),
  };
}
