import { below, follow, isNode, type SpecNode } from '../compile/document.ts';
import type { RawOperation } from '../compile/operations.ts';
import type { LintProblem } from './problem.ts';

/** A parameter of an operation, or a field of its form, as it stands in openapi.yaml. */
export interface ParameterPlace {
  readonly name: string;
  readonly pointer: string;
  readonly node: SpecNode;
  readonly required: boolean;
  readonly schema: unknown;
  readonly in: 'query' | 'path' | 'form';
}

/** Faults and cases are made for these by name, so the contract has to say whether they are read. */
const wellKnown = new Set(['pageIndex', 'pageSize', 'startTime', 'endTime', 'keyword']);

/** Every parameter of an operation, references followed. */
export function parameterPlaces(root: SpecNode, { node, pointer }: RawOperation): ParameterPlace[] {
  const declared = (Array.isArray(node.parameters) ? node.parameters : []).map((_, index): ParameterPlace => {
    const { node: parameter, pointer: at } = follow(root, below(pointer, 'parameters', index));
    const { name, required, schema } = parameter;
    const where = parameter.in === 'path' ? 'path' : 'query';
    return {
      name: String(name),
      pointer: at,
      node: parameter,
      required: required === true,
      schema,
      in: where,
    };
  });
  if (!isNode(node.requestBody)) return declared;
  const form = below(pointer, 'requestBody', 'content', 'multipart/form-data', 'schema');
  const { node: schema, pointer: at } = follow(root, form);
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.entries(isNode(schema.properties) ? schema.properties : {}).map(
    ([name, field]): ParameterPlace => ({
      name,
      pointer: below(at, 'properties', name),
      node: isNode(field) ? field : {},
      required: required.includes(name),
      schema: field,
      in: 'form',
    }),
  );
  return [...declared, ...fields];
}

/** Whether a parameter is a number. */
export function isNumeric({ schema }: ParameterPlace): boolean {
  return isNode(schema) && (schema.type === 'integer' || schema.type === 'number');
}

/** Whether an example call cannot do without a parameter. */
function isNecessary({ node, required }: Pick<ParameterPlace, 'node' | 'required'>): boolean {
  const whenMissing = node['x-when-missing'];
  return required || (isNode(whenMissing) && whenMissing.resultCode !== undefined);
}

/** Checks what a parameter says. */
export function checkParameter({
  name,
  pointer,
  node,
  required,
  schema,
  in: where,
}: ParameterPlace): LintProblem[] {
  const problems: LintProblem[] = [];
  const miss = (what: string) => problems.push({ pointer, message: `parameter ${name} must have ${what}` });
  if (typeof node.description !== 'string' || node.description === '') miss('a description');
  if (node['x-source'] === undefined) miss('x-source');
  const whenMissing = node['x-when-missing'];
  if (whenMissing === undefined && where !== 'path') {
    if (required) miss('x-when-missing, because it is required');
    else if (wellKnown.has(name))
      miss('x-when-missing: a default, or ignored where the server does not read it');
  }
  const type = isNode(schema) ? schema.type : undefined;
  const { example } = node;
  if (isNecessary({ node, required }) && where !== 'form' && example === undefined)
    miss('an example: all of them together are a call that succeeds on the demo data');
  if (example !== undefined && typeof example !== (type === 'integer' ? 'number' : type))
    miss(`an example of type ${String(type)}`);
  if (isNode(whenMissing) && whenMissing.default !== undefined) {
    const wanted = type === 'integer' ? 'number' : type;
    if (typeof whenMissing.default !== wanted) miss(`a default of type ${String(type)}`);
  }
  return problems;
}
