import { isNode, type SpecNode } from '../../src/spec/compile/document.ts';

/** An OpenAPI 3.1 document as 3.0.3, as far as this contract uses what 3.0 has not. JSON in a text is a plain text there. */
export function version30(document: SpecNode): SpecNode {
  const { summary: _, license, ...info } = isNode(document.info) ? document.info : {};
  const { identifier: __, ...named } = isNode(license) ? license : {};
  return { ...(older(document) as SpecNode), openapi: '3.0.3', info: { ...info, license: named } };
}

function older(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(older);
  if (!isNode(part)) return part;
  const { $ref, ...beside } = part;
  // 3.0 ignores what stands beside a reference.
  if (typeof $ref === 'string') {
    return Object.keys(beside).length === 0 ? part : { allOf: [{ $ref }], ...(older(beside) as SpecNode) };
  }
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'example' || key === 'examples') return [[key, value]];
      if (key === 'const' && !isNode(value)) return [['enum', [value]]];
      if (key === 'contentSchema') return [];
      if (key === 'contentMediaType')
        return value === 'application/octet-stream' ? [['format', 'binary']] : [];
      return [[key, older(value)]];
    }),
  );
}
