import { below, follow, isNode, type SpecNode } from '../../src/spec/compile/document.ts';
import { rawOperations } from '../../src/spec/compile/operations.ts';

/**
 * The contract as OpenAPI 3.1 that any tool reads: no keys of this project's own, and the POST with a form written out
 * for every operation that takes one (`x-form-post`). Its operations are called as those of the GET, with `ByForm` behind.
 */
export function plainDocument(root: SpecNode): SpecNode {
  const paths = new Map(Object.entries(isNode(root.paths) ? root.paths : {}));
  if (root['x-form-post'] === true) {
    for (const { id, path, method, pathItem, pointer, node } of rawOperations(root)) {
      const parameters = parametersOf(root, pointer, node);
      // A path with names in it is that of a file.
      if (method === 'post' || parameters.some(({ in: where }) => where === 'path')) continue;
      paths.set(path, { ...pathItem, post: byForm(id, node, parameters) });
    }
  }
  return withoutOwnKeys({ ...root, paths: Object.fromEntries(paths) }) as SpecNode;
}

function parametersOf(root: SpecNode, pointer: string, { parameters }: SpecNode): SpecNode[] {
  const listed = Array.isArray(parameters) ? parameters : [];
  return listed.map((_, index) => follow(root, below(pointer, 'parameters', index)).node);
}

/** The same call as a POST: the token stays in the query, where its scheme says it is. */
function byForm(id: string, operation: SpecNode, parameters: readonly SpecNode[]): SpecNode {
  const inQuery = parameters.filter(({ name }) => name === 'access_token');
  const fields = parameters.filter(parameter => !inQuery.includes(parameter));
  const required = fields.filter(field => field.required === true).map(({ name }) => name);
  const schema = {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      fields.map(({ name, description, example, schema }) => [
        String(name),
        { ...(isNode(schema) ? schema : {}), description, ...(example !== undefined && { example }) },
      ]),
    ),
  };
  const { parameters: _, ...rest } = operation;
  return {
    ...rest,
    operationId: `${id}ByForm`,
    ...(inQuery.length > 0 && { parameters: inQuery }),
    ...(fields.length > 0 && {
      requestBody: {
        required: required.length > 0,
        content: { 'application/x-www-form-urlencoded': { schema } },
      },
    }),
  };
}

/** A part of the document without its `x-` keys; examples, and fields that are called so, stay as they are. */
function withoutOwnKeys(part: unknown, isMap = false): unknown {
  if (Array.isArray(part)) return part.map(item => withoutOwnKeys(item));
  if (!isNode(part)) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => isMap || !key.startsWith('x-'))
      .map(([key, value]) => [
        key,
        !isMap && (key === 'example' || key === 'examples')
          ? value
          : withoutOwnKeys(value, !isMap && key === 'properties'),
      ]),
  );
}
