import type { Schemas } from '../../../control-api/operations.ts';

type Source = Schemas['Issue']['source'];

/** A schema of the contract, `$ref` resolved when somebody looks. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/** One parameter of an operation, or field of its form, as people read it. */
export interface ParameterView {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly type: string;
  readonly source: Source;
  /** A value that succeeds on the demo data; empty for none. */
  readonly example: string;
  /** The server's behaviour without it, in the contract's words. */
  readonly whenMissing: string | undefined;
}

/** One result code an operation answers, and when. */
export interface ResultCodeView {
  readonly when: string;
  readonly code: number;
  readonly source: Source;
}

/** One operation of the contract, as people read it. */
export interface OperationView {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly effect: string;
  readonly parameters: readonly ParameterView[];
  readonly codes: readonly ResultCodeView[];
  /** Schema of the successful answer, where it is JSON. */
  readonly answer: Schema | undefined;
}

/** The contract, as people read it. */
export interface ContractView {
  readonly title: string;
  readonly version: string;
  readonly operations: readonly OperationView[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  /** Follows `$ref`, as far as it goes. */
  resolve(schema: unknown): Schema;
}

/** Reads the contract for people; what it cannot make sense of it leaves out. */
export function readContract(document: unknown): ContractView {
  const resolve = (value: unknown): Schema => {
    const found = object(value);
    const ref = found.$ref;
    return typeof ref === 'string' ? resolve(follow(document, ref)) : found;
  };
  const operations = Object.entries(object(object(document).paths)).flatMap(([path, item]) =>
    Object.entries(object(item)).flatMap(([method, operation]) =>
      method === 'get' || method === 'post' ? [readOperation(path, method, object(operation), resolve)] : [],
    ),
  );
  return {
    title: text(object(object(document).info).title),
    version: text(object(object(document).info).version),
    operations,
    tags: list(object(document).tags).map(tag => ({
      name: text(object(tag).name),
      description: text(object(tag).description),
    })),
    resolve,
  };
}

function readOperation(
  path: string,
  method: string,
  operation: Schema,
  resolve: (value: unknown) => Schema,
): OperationView {
  const parameters = list(operation.parameters).map(parameter => readParameter(resolve(parameter)));
  const form = object(object(object(operation.requestBody).content)['multipart/form-data']).schema;
  const body = resolve(form);
  const required = list(body.required);
  const fields = Object.entries(object(body.properties)).map(([name, schema]) =>
    readParameter({ ...object(schema), name, in: 'form', required: required.includes(name), schema }),
  );
  return {
    id: text(operation.operationId),
    method: method.toUpperCase(),
    path,
    tag: text(list(operation.tags)[0]),
    summary: text(operation.summary),
    description: text(operation.description),
    effect: text(object(operation['x-effect']).effect),
    parameters: [...parameters, ...fields],
    codes: Object.entries(object(operation['x-result-codes'])).map(([when, rule]) => ({
      when,
      code: Number(object(rule).code),
      source: sourceOf(object(rule).source),
    })),
    answer: successOf(operation, resolve),
  };
}

function readParameter(parameter: Schema): ParameterView {
  const missing = object(parameter['x-when-missing']);
  const schema = object(parameter.schema);
  // What the document does not know, and the server fills in, would only be in the way.
  const needed = sourceOf(parameter['x-source']) === 'document' || 'resultCode' in missing;
  return {
    name: text(parameter.name),
    in: text(parameter.in),
    required: parameter.required === true,
    description: text(parameter.description),
    type: [schema.type, schema.format ?? schema.contentMediaType]
      .filter(part => part !== undefined)
      .join(' '),
    source: sourceOf(parameter['x-source']),
    example: needed ? String(parameter.example ?? '') : '',
    whenMissing: whenMissing(missing),
  };
}

function whenMissing(rule: Schema): string | undefined {
  if ('resultCode' in rule)
    return `resultCode ${String(rule.resultCode)}${rule.empty === 'taken' ? ', not where ""' : ''}`;
  if ('default' in rule) return rule.default === '' ? '""' : String(rule.default);
  return 'ignored' in rule ? 'ignored' : undefined;
}

/** The schema whose result code is 1; the others are failures. */
function successOf(operation: Schema, resolve: (value: unknown) => Schema): Schema | undefined {
  const response = resolve(object(operation.responses)['200']);
  const schema = resolve(object(object(response.content)['application/json']).schema);
  const choices = list(schema.oneOf).map(resolve);
  const [first] = choices.length > 0 ? choices : [schema];
  return first && Object.keys(first).length > 0 ? first : undefined;
}

function follow(document: unknown, ref: string): unknown {
  return ref
    .replace(/^#\//, '')
    .split('/')
    .reduce(
      (found: unknown, name) => object(found)[name.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
}

/** The value as an object; an empty one for anything else. */
export function object(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The value as a list; an empty one for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sourceOf(value: unknown): Source {
  return value === 'server' || value === 'judgement' ? value : 'document';
}
