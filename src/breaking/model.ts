import { rawAnswer } from '../spec/compile/answers.ts';
import { below, follow, isNode, partAt, type SpecNode } from '../spec/compile/document.ts';
import { type RawOperation, rawOperations } from '../spec/compile/operations.ts';
import { factsAt, factsBelow, type ValueFacts } from './facts.ts';

/** A parameter as its caller sees it. */
export interface ParameterModel extends ValueFacts {
  readonly in: string;
  readonly whenMissing: SpecNode;
}

/** An operation as its caller sees it. */
export interface OperationModel {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly server: string;
  readonly effect: string;
  readonly isDeprecated: boolean;
  readonly security: string;
  readonly parameters: ReadonlyMap<string, ParameterModel>;
  /** Result codes by case. */
  readonly cases: ReadonlyMap<string, number>;
  /** `200 application/json` and the like. */
  readonly answers: ReadonlySet<string>;
  /** Fields of a success by path. */
  readonly success: ReadonlyMap<string, ValueFacts>;
  /** Fields of each failure, by its schema. */
  readonly failures: ReadonlyMap<string, ReadonlyMap<string, ValueFacts>>;
}

/** A contract as its callers see it. */
export interface ContractModel {
  readonly version: string;
  readonly server: string;
  readonly takesForms: boolean;
  readonly operations: ReadonlyMap<string, OperationModel>;
}

/** Reads a contract as its callers see it. @throws Error when success and failure cannot be told apart, or a reference leads nowhere */
export function contractModel(root: SpecNode): ContractModel {
  const info = isNode(root.info) ? root.info : {};
  return {
    version: String(info.version ?? ''),
    server: serverOf(root),
    takesForms: root['x-form-post'] === true,
    operations: new Map(rawOperations(root).map(raw => [raw.id, operationModel(root, raw)])),
  };
}

function operationModel(root: SpecNode, raw: RawOperation): OperationModel {
  const { id, path, method, node, pathItem } = raw;
  const codes = isNode(node['x-result-codes']) ? node['x-result-codes'] : {};
  const { effect } = isNode(node['x-effect']) ? node['x-effect'] : {};
  const answer = rawAnswer(root, raw);
  const failures = answer?.failures ?? [];
  return {
    id,
    path,
    method: method.toUpperCase(),
    server: serverOf(pathItem),
    effect: String(effect ?? ''),
    isDeprecated: node.deprecated === true,
    security: JSON.stringify(node.security ?? root.security ?? []),
    parameters: new Map([...parametersOf(root, raw), ...formOf(root, raw)]),
    cases: new Map(
      Object.entries(codes).map(([name, entry]) => [name, Number(isNode(entry) ? entry.code : undefined)]),
    ),
    answers: answersOf(root, raw),
    success: answer ? factsBelow(root, answer.success) : new Map(),
    failures: new Map(
      failures.map(({ schema }) => [schema, factsBelow(root, `#/components/schemas/${schema}`)]),
    ),
  };
}

function serverOf({ servers }: SpecNode): string {
  return (Array.isArray(servers) ? servers : [])
    .map(server => (isNode(server) ? String(server.url) : ''))
    .join(' ');
}

function parametersOf(root: SpecNode, { node, pointer }: RawOperation): [string, ParameterModel][] {
  return (Array.isArray(node.parameters) ? node.parameters : []).map((_, index) => {
    const { node: parameter, pointer: at } = follow(root, below(pointer, 'parameters', index));
    const facts = factsAt(root, below(at, 'schema'), parameter.required === true);
    return [String(parameter.name), withMeaning(facts, String(parameter.in), parameter)];
  });
}

function formOf(root: SpecNode, { node, pointer }: RawOperation): [string, ParameterModel][] {
  if (!isNode(node.requestBody) || !isNode(node.requestBody.content)) return [];
  return Object.keys(node.requestBody.content).flatMap(type => {
    const at = follow(root, below(pointer, 'requestBody', 'content', type, 'schema')).pointer;
    return [...factsBelow(root, at)].flatMap(([name, facts]): [string, ParameterModel][] => {
      const field = partAt(root, below(at, 'properties', name));
      return isNode(field) ? [[name, withMeaning(facts, 'form', field)]] : [];
    });
  });
}

function withMeaning(facts: ValueFacts, where: string, node: SpecNode): ParameterModel {
  const given = node['x-when-missing'];
  const { source: _, ...whenMissing } = isNode(given) ? given : {};
  const { 'x-when-missing': __, ...keywords } = facts.keywords;
  return { ...facts, keywords, in: where, whenMissing };
}

function answersOf(root: SpecNode, { node, pointer }: RawOperation): Set<string> {
  const responses = isNode(node.responses) ? node.responses : {};
  return new Set(
    Object.keys(responses).flatMap(status => {
      const { content } = follow(root, below(pointer, 'responses', status)).node;
      const types = Object.keys(isNode(content) ? content : {});
      return types.length === 0 ? [status] : types.map(type => `${status} ${type}`);
    }),
  );
}
