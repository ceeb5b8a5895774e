import { LineCounter, parseDocument } from 'yaml';

/** A JSON object of openapi.yaml. */
export type SpecNode = Readonly<Record<string, unknown>>;

/** openapi.yaml as data, and where each part of it stands. */
export interface SpecDocument {
  readonly root: SpecNode;
  /** Line (from 1) of the part at a JSON pointer (`#/paths/...`), or of its nearest parent that is there. */
  lineOf(pointer: string): number;
}

/** Reads the text of openapi.yaml. @throws Error with line and reason when it is no YAML mapping */
export function readDocument(text: string): SpecDocument {
  const counter = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: counter });
  const [broken] = yaml.errors;
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new Error(`Failed to read openapi.yaml: line ${line}: ${broken.message.split('\n')[0]}`);
  }
  const root: unknown = yaml.toJS();
  if (!isNode(root)) throw new Error('Failed to read openapi.yaml: it holds no mapping. Restore the file.');
  const lineOf = (pointer: string) => {
    const keys = keysOf(pointer);
    for (let length = keys.length; length > 0; length--) {
      const node = yaml.getIn(keys.slice(0, length), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { root, lineOf };
}

/** Whether a value is an object (and no array). */
export function isNode(value: unknown): value is SpecNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a schema takes no value, `not: {}`: the field must not be there. Some tools break on the schema `false`. */
export function isForbidden(schema: unknown): boolean {
  return isNode(schema) && isNode(schema.not) && Object.keys(schema.not).length === 0;
}

/** The pointer of a part below another, in the escaping that ajv uses for schema paths. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  const escaped = keys.map(key =>
    encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return [pointer, ...escaped].join('/');
}

/** The keys along a JSON pointer that begins with `#`. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The part of the document at a pointer, or undefined. */
export function partAt(root: SpecNode, pointer: string): unknown {
  let value: unknown = root;
  for (const key of keysOf(pointer)) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value;
}

/** Thrown where a reference leads nowhere. */
export class NothingThere extends Error {}

/** Follows `$ref` from a pointer to the part that is meant. @throws NothingThere */
export function follow(root: SpecNode, pointer: string): { pointer: string; node: SpecNode } {
  const seen = new Set<string>();
  let at = pointer;
  for (;;) {
    const node = partAt(root, at);
    if (!isNode(node) || seen.has(at)) {
      throw new NothingThere(
        `Failed to resolve ${at} in openapi.yaml: nothing is there. Correct the reference.`,
      );
    }
    seen.add(at);
    if (typeof node.$ref !== 'string') return { pointer: canonical(at), node };
    at = node.$ref;
  }
}

/** A pointer in the one spelling that schema paths and tables use. */
export function canonical(pointer: string): string {
  return below('#', ...keysOf(pointer));
}

/** The name of a component schema that a reference names, or undefined. */
export function componentName(reference: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const keys = keysOf(reference);
  const [components, schemas, name] = keys;
  return components === 'components' && schemas === 'schemas' && keys.length === 3 ? name : undefined;
}
