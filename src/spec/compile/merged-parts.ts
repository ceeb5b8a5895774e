import type { FieldType } from '../field.ts';
import { below, canonical, follow, isForbidden, isNode, partAt, type SpecNode } from './document.ts';

/** One of the schemas that describe a value together. */
export interface PlacedPart {
  readonly pointer: string;
  readonly node: SpecNode;
  /** Whether every value of the place has to fit it: not so below `anyOf` and `oneOf`. */
  readonly binding: boolean;
}

/** A schema and what it is put together from, references followed. @throws NothingThere */
export function partsAt(root: SpecNode, place: string, binding = true): PlacedPart[] {
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

/** The fields that the parts of an object declare, with the places that describe each; those that must be absent left out. */
export function propertiesOf(
  parts: readonly PlacedPart[],
): ReadonlyMap<string, { readonly places: readonly string[]; readonly required: boolean }> {
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

/** The type of the value that the parts describe; undefined when none says. */
export function typeOf(parts: readonly PlacedPart[]): FieldType | undefined {
  if (parts.some(({ node }) => isNode(node.contentSchema))) return 'json';
  for (const { node } of parts) {
    const { type } = node;
    if (type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return type;
    if (type === 'object' || type === 'array') return type;
  }
  return undefined;
}
