import { type RawAnswer, rawAnswers } from './answers.ts';
import { below, follow, isNode, partAt, type SpecNode } from './document.ts';
import { allParts, partsOf } from './walk.ts';

/**
 * The places where an answer holds rows: a component as `items` of an array, or `data` itself, or a choice of
 * components there. The mock keeps rows immutable, so what is found out about one holds for good.
 */
export function rowPlaces(root: SpecNode): Set<string> {
  const places = new Set<string>();
  const answers = rawAnswers(root);
  for (const { pointer, schema } of schemaRoots(root, answers)) {
    for (const part of allParts(schema, pointer)) {
      if (part.keyword === 'items' && isRow(root, part.pointer)) places.add(part.pointer);
    }
  }
  for (const { success } of answers) {
    const data = below(success, 'properties', 'data');
    if (partAt(root, data) !== undefined && isRow(root, data)) places.add(data);
  }
  return places;
}

/** Where schemas begin: the components, and the answers that are written in place. */
export function schemaRoots(
  root: SpecNode,
  answers: readonly RawAnswer[],
): { pointer: string; schema: SpecNode }[] {
  const components = partAt(root, '#/components/schemas');
  const pointers = Object.keys(isNode(components) ? components : {}).map(name =>
    below('#', 'components', 'schemas', name),
  );
  const inPlace = answers.map(answer => answer.success).filter(pointer => pointer.startsWith('#/paths/'));
  return [...pointers, ...inPlace].map(pointer => ({ pointer, schema: partAt(root, pointer) as SpecNode }));
}

function isRow(root: SpecNode, pointer: string): boolean {
  const schema = partAt(root, pointer);
  if (!isNode(schema)) return false;
  if (typeof schema.$ref === 'string') return isObjectSchema(root, pointer);
  const choice = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(choice)) return false;
  const keyword = schema.oneOf ? 'oneOf' : 'anyOf';
  return choice.every((_, index) => {
    const alternative = below(pointer, keyword, index);
    return isObjectSchema(root, alternative) && requestPart(root, alternative) === undefined;
  });
}

function isObjectSchema(root: SpecNode, pointer: string): boolean {
  const { node, pointer: at } = follow(root, pointer);
  if (node.type !== undefined) return node.type === 'object';
  return [...partsOf(node, at)].some(
    part =>
      (part.keyword === 'allOf' || part.keyword === 'anyOf' || part.keyword === 'oneOf') &&
      isObjectSchema(root, part.pointer),
  );
}

/**
 * What of a schema depends on the request: its `x-echo` and `x-page` rules and the way to them. This part is checked
 * on every answer, also for rows found good before. Undefined when there is none.
 * @throws Error when the way leads through a choice, which cannot be cut down so
 */
export function requestPart(
  root: SpecNode,
  pointer: string,
  entered: readonly string[] = [],
): SpecNode | undefined {
  const schema = partAt(root, pointer);
  if (!isNode(schema)) return undefined;
  const kept: Record<string, unknown> = {};
  for (const rule of ['x-echo', 'x-page']) if (schema[rule] !== undefined) kept[rule] = schema[rule];
  if (typeof schema.$ref === 'string' && !entered.includes(schema.$ref)) {
    const target = follow(root, pointer).pointer;
    if (requestPart(root, target, [...entered, schema.$ref])) kept['x-request-part'] = target;
  }
  for (const part of partsOf(schema, pointer)) {
    if (part.keyword === 'contentSchema') continue;
    const inner = requestPart(root, part.pointer, entered);
    if (inner === undefined) continue;
    const keys = part.pointer
      .slice(pointer.length + 1)
      .split('/')
      .map(decodeURIComponent);
    const [keyword = '', name = ''] = keys;
    if (keyword === 'items') kept.items = inner;
    else if (keyword === 'properties') kept.properties = { ...(kept.properties ?? {}), [name]: inner };
    else if (keyword === 'allOf') {
      // Positions stay, so that schema paths stay.
      kept.allOf ??= Array.from({ length: (schema.allOf as unknown[]).length }, () => ({}));
      (kept.allOf as unknown[])[Number(name)] = inner;
    } else
      throw new Error(`Failed to compile openapi.yaml: ${part.pointer} holds x-echo or x-page in a row.`);
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}
