import type { Shape } from '../compiled.ts';
import { below, componentName, isNode, partAt, type SpecNode } from './document.ts';

type Draft = { -readonly [Key in keyof Shape]: Shape[Key] };

/** What writing and naming the fields of a value needs of its schema; `rows` are the places of rows. */
export function compileShape(schema: unknown, pointer: string, rows: ReadonlySet<string>): Shape {
  if (!isNode(schema)) return {};
  const shape: Draft = {};
  if (rows.has(pointer)) shape.row = true;
  if (schema.type === 'number' && schema.format === 'double') shape.double = true;
  const component = componentName(schema.$ref);
  if (component !== undefined) shape.refs = [component];
  if (isNode(schema.properties)) {
    const entries = Object.entries(schema.properties);
    shape.properties = Object.fromEntries(
      entries.map(([name, part]) => [name, compileShape(part, below(pointer, 'properties', name), rows)]),
    );
  }
  if (isNode(schema.items)) shape.items = compileShape(schema.items, below(pointer, 'items'), rows);
  if (isNode(schema.contentSchema)) {
    shape.content = compileShape(schema.contentSchema, below(pointer, 'contentSchema'), rows);
    const when = schema['x-content-when'];
    if (isNode(when)) shape.contentWhen = { field: String(when.field), is: when.is };
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    for (const [index, part] of parts.entries()) {
      merge(shape, compileShape(part, below(pointer, keyword, index), rows));
    }
  }
  return shape;
}

/** The shapes of the component schemas, by name. */
export function componentShapes(root: SpecNode, rows: ReadonlySet<string>): Record<string, Shape> {
  const components = partAt(root, '#/components/schemas');
  return Object.fromEntries(
    Object.entries(isNode(components) ? components : {}).map(([name, schema]) => [
      name,
      compileShape(schema, below('#', 'components', 'schemas', name), rows),
    ]),
  );
}

/** Adds to a shape what another says of the same value. */
function merge(into: Draft, other: Shape): void {
  if (other.refs) into.refs = [...new Set([...(into.refs ?? []), ...other.refs])];
  if (other.double) into.double = true;
  if (other.row) into.row = true;
  if (other.items) into.items = merged(into.items, other.items);
  if (other.content) into.content = merged(into.content, other.content);
  if (other.contentWhen) into.contentWhen = other.contentWhen;
  if (!other.properties) return;
  const properties: Record<string, Shape> = { ...into.properties };
  for (const [name, shape] of Object.entries(other.properties)) {
    properties[name] = merged(properties[name], shape);
  }
  into.properties = properties;
}

function merged(one: Shape | undefined, other: Shape): Shape {
  if (one === undefined) return other;
  const both: Draft = { ...one };
  merge(both, other);
  return both;
}
