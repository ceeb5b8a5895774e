import { below, isNode, type SpecNode } from './document.ts';

/** A schema inside another: how it hangs there, and where. */
export interface Part {
  readonly pointer: string;
  readonly schema: SpecNode;
  /** The keyword that holds it, e.g. `items` or `properties`. */
  readonly keyword: string;
}

const single = ['items', 'additionalProperties', 'contentSchema', 'not', 'if', 'then', 'else', 'contains'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];

/** The schemas directly inside a schema; references are not followed. */
export function* partsOf(schema: SpecNode, pointer: string): Generator<Part> {
  for (const keyword of single) {
    const part = schema[keyword];
    if (isNode(part)) yield { pointer: below(pointer, keyword), schema: part, keyword };
  }
  for (const keyword of lists) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    for (const [index, part] of parts.entries()) {
      if (isNode(part)) yield { pointer: below(pointer, keyword, index), schema: part, keyword };
    }
  }
  for (const keyword of maps) {
    const parts = schema[keyword];
    if (!isNode(parts)) continue;
    for (const [name, part] of Object.entries(parts)) {
      if (isNode(part)) yield { pointer: below(pointer, keyword, name), schema: part, keyword };
    }
  }
}

/** A schema and every schema inside it; references are not followed. */
export function* allParts(schema: SpecNode, pointer: string, keyword = ''): Generator<Part> {
  yield { pointer, schema, keyword };
  for (const part of partsOf(schema, pointer)) yield* allParts(part.schema, part.pointer, part.keyword);
}
