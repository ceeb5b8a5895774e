import { textIn } from '../../../base/bilingual.ts';
import type { Schemas } from '../../../control-api/operations.ts';
import { sectionOf } from '../../text/errata.ts';
import type { ConsoleLanguage } from '../../words/words.ts';

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
  /** The server's behaviour without it. */
  readonly whenMissing: ReadWhenMissing | undefined;
}

/** What happens without a parameter: a value stands in, a code comes (also for an empty text, or not), or nothing. */
export type ReadWhenMissing =
  | { readonly default: string }
  | { readonly code: number; readonly emptyIsTaken: boolean }
  | 'ignored';

/** One result code an operation answers, and when. */
export interface ResultCodeView {
  /** Its name in the contract. */
  readonly when: string;
  /** The same in the reader's language. */
  readonly reason: string;
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
  /** The section of the document it is in, `2.5a`. */
  readonly section: string | undefined;
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
  /** Follows `$ref`, as far as it goes; the description is in the reader's language. */
  resolve(schema: unknown): Schema;
}

/** Reads the contract for people; what it cannot make sense of it leaves out. Default: English. */
export function readContract(document: unknown, language: ConsoleLanguage = 'en'): ContractView {
  const resolve = (value: unknown): Schema => {
    const { $ref: ref, 'x-zh': chinese, ...found } = object(value);
    const own = language === 'zh' && typeof chinese === 'string' ? { ...found, description: chinese } : found;
    // What stands beside a reference is about this use of it.
    return typeof ref === 'string' ? { ...resolve(follow(document, ref)), ...own } : own;
  };
  const reasons = object(object(document)['x-reasons']);
  const reasonOf = (name: string) => text(object(reasons[name])[language]) || name;
  const operations = Object.entries(object(object(document).paths)).flatMap(([path, item]) =>
    Object.entries(object(item)).flatMap(([method, operation]) =>
      method === 'get' || method === 'post'
        ? [readOperation(path, method, object(operation), { resolve, reasonOf, language })]
        : [],
    ),
  );
  return {
    title: text(object(object(document).info).title),
    version: text(object(object(document).info).version),
    operations,
    tags: list(object(document).tags)
      .map(resolve)
      .map(({ name, description }) => ({ name: text(name), description: text(description) })),
    resolve,
  };
}

/** What reading an operation takes from the document around it. */
interface Around {
  readonly language: ConsoleLanguage;
  resolve(value: unknown): Schema;
  reasonOf(name: string): string;
}

function readOperation(
  path: string,
  method: string,
  operation: Schema,
  { resolve, reasonOf, language }: Around,
): OperationView {
  const parameters = list(operation.parameters).map(parameter => readParameter(resolve(parameter)));
  const form = object(object(object(operation.requestBody).content)['multipart/form-data']).schema;
  const body = resolve(form);
  const required = list(body.required);
  const fields = Object.entries(object(body.properties)).map(([name, schema]) =>
    readParameter({ ...resolve(schema), name, in: 'form', required: required.includes(name), schema }),
  );
  return {
    id: text(operation.operationId),
    method: method.toUpperCase(),
    path,
    tag: text(list(operation.tags)[0]),
    summary: textIn(language, text(operation.summary)),
    description: text(resolve(operation).description),
    section: sectionOf(text(operation.description)),
    effect: text(object(operation['x-effect']).effect),
    parameters: [...parameters, ...fields],
    codes: Object.entries(object(operation['x-result-codes'])).map(([when, rule]) => ({
      when,
      reason: reasonOf(when),
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

function whenMissing(rule: Schema): ReadWhenMissing | undefined {
  if ('resultCode' in rule) return { code: Number(rule.resultCode), emptyIsTaken: rule.empty === 'taken' };
  if ('default' in rule) return { default: rule.default === '' ? '""' : String(rule.default) };
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
  return value === 'server' || value === 'observed' || value === 'judgement' ? value : 'document';
}
