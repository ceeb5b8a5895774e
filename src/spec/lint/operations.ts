import { rawAnswers } from '../compile/answers.ts';
import { below, follow, isNode, type Node } from '../compile/document.ts';
import { type RawOperation, rawOperations } from '../compile/operations.ts';
import { resultCodes } from '../result-codes.ts';
import type { Problem } from './problem.ts';

/** What each operation and each of its parameters has to say, and that its codes are those of src/spec/result-codes.ts. */
export function checkOperations(root: Node): Problem[] {
  const answers = new Map(rawAnswers(root).map(answer => [answer.id, answer]));
  const problems = rawOperations(root).flatMap(operation => {
    const failures = answers.get(operation.id)?.failures;
    return [
      ...checkOperation(
        operation,
        failures?.flatMap(({ codes }) => codes),
      ),
      ...parameterPlaces(root, operation).flatMap(checkParameter),
    ];
  });
  const declared = new Set(
    [...answers.values()].flatMap(({ failures }) => failures.flatMap(({ codes }) => codes)),
  );
  const known = new Set<number>(Object.values(resultCodes).map(({ code }) => code));
  const schemas = '#/components/schemas';
  for (const code of declared) {
    if (!known.has(code))
      problems.push({ pointer: schemas, message: `code ${code} is not in src/spec/result-codes.ts` });
  }
  for (const code of known) {
    if (!declared.has(code)) {
      problems.push({
        pointer: schemas,
        message: `code ${code} of src/spec/result-codes.ts is in no failure schema`,
      });
    }
  }
  return problems;
}

function checkOperation(operation: RawOperation, failureCodes: readonly number[] | undefined): Problem[] {
  const { node, pointer, id } = operation;
  const problems: Problem[] = [];
  const miss = (what: string) => problems.push({ pointer, message: `operation ${id} must have ${what}` });
  if (typeof node.operationId !== 'string') miss('an operationId');
  if (typeof node.summary !== 'string') miss('a summary');
  if (node['x-effect'] === undefined) miss('x-effect');
  if (failureCodes === undefined) return problems;
  if (!isNode(node['x-result-codes'])) miss('x-result-codes');
  else {
    for (const [name, entry] of Object.entries(node['x-result-codes'])) {
      const code = isNode(entry) ? entry.code : undefined;
      if (typeof code !== 'number' || failureCodes.includes(code)) continue;
      problems.push({
        pointer: below(pointer, 'x-result-codes', name),
        message: `code ${code} (${name}) is in no failure schema that ${id} answers`,
      });
    }
  }
  return problems;
}

interface Place {
  readonly name: string;
  readonly pointer: string;
  readonly node: Node;
  readonly required: boolean;
  readonly schema: unknown;
  readonly inPath: boolean;
}

function parameterPlaces(root: Node, { node, pointer }: RawOperation): Place[] {
  const declared = (Array.isArray(node.parameters) ? node.parameters : []).map((_, index): Place => {
    const { node: parameter, pointer: at } = follow(root, below(pointer, 'parameters', index));
    const { name, required, schema, in: where } = parameter;
    return {
      name: String(name),
      pointer: at,
      node: parameter,
      required: required === true,
      schema,
      inPath: where === 'path',
    };
  });
  const form = below(pointer, 'requestBody', 'content', 'multipart/form-data', 'schema');
  if (!isNode(node.requestBody)) return declared;
  const { node: schema, pointer: at } = follow(root, form);
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.entries(isNode(schema.properties) ? schema.properties : {}).map(
    ([name, field]): Place => ({
      name,
      pointer: below(at, 'properties', name),
      node: isNode(field) ? field : {},
      required: required.includes(name),
      schema: field,
      inPath: false,
    }),
  );
  return [...declared, ...fields];
}

function checkParameter({ name, pointer, node, required, schema, inPath }: Place): Problem[] {
  const problems: Problem[] = [];
  const miss = (what: string) => problems.push({ pointer, message: `parameter ${name} must have ${what}` });
  if (typeof node.description !== 'string' || node.description === '') miss('a description');
  if (node['x-source'] === undefined) miss('x-source');
  const whenMissing = node['x-when-missing'];
  if (required && !inPath && whenMissing === undefined) miss('x-when-missing, because it is required');
  const type = isNode(schema) ? schema.type : undefined;
  if (isNode(whenMissing) && whenMissing.default !== undefined) {
    const wanted = type === 'integer' ? 'number' : type;
    if (typeof whenMissing.default !== wanted) miss(`a default of type ${String(type)}`);
  }
  return problems;
}
