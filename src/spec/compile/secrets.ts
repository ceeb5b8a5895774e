import { below, isForbidden, isNode, type SpecNode } from './document.ts';

/** A parameter or a field of a schema that openapi.yaml declares. */
export interface DeclaredName {
  readonly name: string;
  readonly pointer: string;
  readonly node: SpecNode;
}

/** Every parameter and field that the document declares; fields that must be absent are left out. */
export function* declaredNames(value: unknown, pointer = '#'): Generator<DeclaredName> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* declaredNames(item, below(pointer, index));
    return;
  }
  if (!isNode(value)) return;
  if (typeof value.name === 'string' && typeof value.in === 'string')
    yield { name: value.name, pointer, node: value };
  for (const [key, part] of Object.entries(value)) {
    if (key === 'example' || key === 'examples' || key === 'securitySchemes') continue;
    const at = below(pointer, key);
    if (key === 'properties' && isNode(part)) {
      for (const [name, node] of Object.entries(part)) {
        if (isNode(node) && !isForbidden(node)) yield { name, pointer: below(at, name), node };
      }
    }
    yield* declaredNames(part, at);
  }
}

/** Text of secrets.gen.ts: what `x-secret` says, by name. */
export function secretsModule(root: SpecNode): string {
  const said = new Map<string, boolean>();
  for (const { name, node } of declaredNames(root)) {
    const secret = node['x-secret'];
    if (typeof secret === 'boolean') said.set(name, secret);
  }
  const entries = [...said].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    '// Made by scripts/generate.ts from openapi.yaml. Do not edit.',
    '',
    '/** Whether a declared parameter or field is secret, by its name (`x-secret`). */',
    'export const declaredSecrets: Readonly<Record<string, boolean>> = {',
    ...entries.map(([name, secret]) => `  ${name}: ${secret},`),
    '};',
    '',
  ].join('\n');
}
