import type { Field, FieldMarks, FieldType } from '../field.ts';
import { rawAnswers } from './answers.ts';
import { below, canonical, follow, isForbidden, isNode, partAt, type SpecNode } from './document.ts';

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

interface PlacedPart {
  readonly pointer: string;
  readonly node: SpecNode;
  /** Whether every value of the place has to fit it: not so below `anyOf` and `oneOf`. */
  readonly binding: boolean;
}

/** A schema and what it is put together from, references followed. */
function partsAt(root: SpecNode, place: string, binding = true): PlacedPart[] {
  const { pointer, node } = follow(root, place);
  const parts: PlacedPart[] = [{ pointer, node, binding }];
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const list = node[keyword];
    if (!Array.isArray(list)) continue;
    for (const index of list.keys())
      parts.push(...partsAt(root, below(pointer, keyword, index), binding && keyword === 'allOf'));
  }
  // What stands beside a reference, such as an annotation, counts as well.
  const beside = partAt(root, place);
  if (pointer !== canonical(place) && isNode(beside)) parts.push({ pointer: place, node: beside, binding });
  return parts;
}

function propertiesOf(parts: readonly PlacedPart[]) {
  const found = new Map<string, { places: string[]; required: boolean }>();
  for (const { pointer, node } of parts) {
    for (const [name, schema] of Object.entries(isNode(node.properties) ? node.properties : {})) {
      if (!isNode(schema) || isForbidden(schema)) continue;
      const known = found.get(name) ?? { places: [], required: false };
      known.places.push(below(pointer, 'properties', name));
      found.set(name, known);
    }
  }
  for (const { node, binding } of parts) {
    if (!binding || !Array.isArray(node.required)) continue;
    for (const name of node.required) {
      const known = found.get(name);
      if (known) known.required = true;
    }
  }
  return found;
}

function typeOf(parts: readonly PlacedPart[]): FieldType | undefined {
  if (parts.some(({ node }) => isNode(node.contentSchema))) return 'json';
  for (const { node } of parts) {
    const { type } = node;
    if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return type;
    if (type === 'object' || type === 'array') return type;
  }
  return undefined;
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
  };
}
