import { below, componentName, isNode, type SpecNode } from '../spec/compile/document.ts';
import { type PlacedPart, partsAt, propertiesOf, typeOf } from '../spec/compile/merged-parts.ts';

/** What a contract says of one value: of a parameter, or of a field of an answer. */
export interface ValueFacts {
  /** `json` is a text that holds JSON; `any` where nothing is said. */
  readonly type: string;
  readonly required: boolean;
  /** What is said besides, by keyword: `format`, `enum`, `minimum`, `x-unit` and so on. */
  readonly keywords: Readonly<Record<string, unknown>>;
}

/** Deeper than this a component holds itself. */
const maxDepth = 12;
/** Said in words alone, or looked at elsewhere. */
const words = new Set([
  ...['$ref', 'type', 'properties', 'required', 'items', 'allOf', 'anyOf', 'oneOf', 'description', 'title'],
  ...['example', 'examples', 'not', 'contentSchema', 'contentMediaType', 'default', 'x-source'],
]);

/**
 * The facts of the value at a place and of everything in it, by its path: names with dots, `*` for rows, `#` for JSON in a
 * text, and a bar before the name of one of several shapes.
 */
export function factsBelow(root: SpecNode, place: string): Map<string, ValueFacts> {
  const found = new Map<string, ValueFacts>();
  const visit = (places: readonly string[], path: readonly string[], required: boolean): void => {
    const parts = places.flatMap(at => partsAt(root, at)).filter(({ binding }) => binding);
    const type = typesOf(parts);
    found.set(path.join('.'), { type, required, keywords: keywordsOf(parts) });
    if (path.length >= maxDepth) return;
    for (const [name, choice] of choicesOf(parts))
      visit([choice], [...path.slice(0, -1), `${path.at(-1) ?? ''}|${name}`], true);
    for (const [name, property] of propertiesOf(parts))
      visit(property.places, [...path, name], property.required);
    const held = (keyword: string) =>
      parts.flatMap(({ pointer, node }) => (isNode(node[keyword]) ? [below(pointer, keyword)] : []));
    if (type === 'array') visit(held('items'), [...path, '*'], true);
    if (type === 'json') visit(held('contentSchema'), [...path, '#'], true);
  };
  visit([place], [], true);
  return found;
}

/** The shapes that a value has one of, by the component they are or their number. */
function choicesOf(parts: readonly PlacedPart[]): [string, string][] {
  return parts.flatMap(({ node, pointer }) =>
    (['anyOf', 'oneOf'] as const).flatMap(keyword => {
      const list = node[keyword];
      if (!Array.isArray(list)) return [];
      return list.map((choice, index): [string, string] => [
        (isNode(choice) ? componentName(choice.$ref) : undefined) ?? String(index + 1),
        below(pointer, keyword, index),
      ]);
    }),
  );
}

/** The type, or several with bars between them; `any` where nothing is said. */
function typesOf(parts: readonly PlacedPart[]): string {
  const list = parts.map(({ node }) => node.type).find(Array.isArray);
  return typeOf(parts) ?? (list === undefined ? 'any' : [...list].sort().join('|'));
}

/** What a single schema says, references followed. */
export function factsAt(root: SpecNode, place: string, required: boolean): ValueFacts {
  const parts = partsAt(root, place);
  return { type: typesOf(parts), required, keywords: keywordsOf(parts) };
}

function keywordsOf(parts: readonly PlacedPart[]): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const { node, binding } of parts) {
    if (!binding) continue;
    for (const [keyword, value] of Object.entries(node)) {
      if (!words.has(keyword)) said[keyword] = withoutSource(value);
    }
  }
  const { const: only, ...rest } = said;
  return only === undefined ? rest : { ...rest, enum: [only] };
}

/** What a rule rests on is no part of what it asks. */
function withoutSource(value: unknown): unknown {
  if (!isNode(value)) return value;
  const { source: _, ...rest } = value;
  return rest;
}
