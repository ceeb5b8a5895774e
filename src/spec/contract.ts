import { closest, didYouMean } from '../base/nearest.ts';
import type { CompiledContract, Shape } from './compiled.ts';
import { compiled } from './generated/contract.gen.ts';
import { type Issue, issuesFrom } from './issues.ts';
import type { JsonOperationId, Operation, OperationId } from './operation.ts';
import type { CheckState, Validate } from './rules.ts';
import { Serialiser, type Write, wireForm } from './serialise.ts';
import { type DeclaredRows, UndeclaredFields } from './undeclared.ts';
import { answerValidators, schemaValidators } from './validators.ts';

export type { Issue } from './issues.ts';
export type {
  JsonOperationId,
  Operation,
  OperationId,
  Parameter,
  WhenMissing,
} from './operation.ts';
export type { DeclaredRows } from './undeclared.ts';

/** What a check of an answer may know besides the answer. */
export interface CheckContext {
  /** The parameters of the request, for `x-echo`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /**
   * Rows that the caller keeps immutable. Rows found good are added, and skipped when they come again in the same
   * set at a place of the same schema. Rules that depend on the request are still checked on them.
   */
  readonly checked?: WeakSet<object>;
}

/** A contract as run time uses it; default: openapi.yaml. */
export interface Contract<Id extends string = OperationId, JsonId extends Id = Id & JsonOperationId> {
  /** What openapi.yaml says of itself. */
  readonly info: {
    /** Title of the API. */
    readonly title: string;
    /** Version of the contract. */
    readonly version: string;
  };
  /** Every operation, in the order of openapi.yaml. */
  readonly operations: readonly Operation<Id>[];
  /** The operations by their path. */
  readonly byPath: ReadonlyMap<string, Operation<Id>>;
  /** The operation with this id. @throws Error when there is none */
  operation(id: Id): Operation<Id>;
  /** The path of the operation that is spelt most like a path. */
  nearestPath(path: string): string;
  /**
   * All ways in which an answer breaks the contract. Its `resultCode` picks success or failure; an integer that no
   * branch declares is a single issue of rule `result-code` and source `server`.
   */
  checkAnswer(id: JsonId, answer: unknown, context?: CheckContext): Issue[];
  /** All ways in which a value breaks a component schema. @throws Error when there is no such component */
  checkRow(schema: string, row: unknown, context?: CheckContext): Issue[];
  /**
   * Fields of an answer that the contract does not declare, as issues of rule `undeclared` and source `server`.
   * @param known rows that the caller keeps immutable and in which nothing was found; more are added
   */
  undeclared(id: JsonId, answer: unknown, known?: DeclaredRows): Issue[];
  /**
   * The JSON text of an answer as its UTF-8 bytes, one character a byte (`latin1`), ready to be sent. Doubles keep
   * their `.0`, and the bytes of rows are kept by their identity.
   */
  writeAnswer(id: JsonId, answer: object): string;
  /** The JSON text of a value of a component schema, keys in the order of the object. */
  writeText(schema: string, value: object): string;
}

/** openapi.yaml, from the generated modules. */
export function loadContract(): Contract {
  return contractOf(compiled, answerValidators, schemaValidators);
}

/** A contract from its generated modules. */
export function contractOf<Id extends string, JsonId extends Id>(
  { info, operations, answers, shapes, sources }: CompiledContract<Id>,
  answerValidators: Readonly<Record<string, Validate>>,
  schemaValidators: Readonly<Record<string, Validate>>,
): Contract<Id, JsonId> {
  const byId: Record<string, Operation<Id>> = {};
  for (const operation of operations) byId[operation.id] = operation;
  const byPath = new Map(operations.map(operation => [operation.path, operation]));
  const wire = new Serialiser(shapes, wireForm);
  const texts = new Serialiser(shapes);
  const writers = new Map<string, Write>();
  const fields = new UndeclaredFields(shapes);
  const described = new Map<string, Readonly<Record<'success' | 'failure', readonly Shape[]>>>();
  const describedBy = (id: string) => {
    const known = described.get(id);
    if (known) return known;
    const { shape, failures } = entry(answers, id);
    const parts = { success: [shape], failure: [{ refs: failures.map(({ schema }) => schema) }] };
    described.set(id, parts);
    return parts;
  };
  const writerOf = (id: string) => {
    const known = writers.get(id);
    if (known) return known;
    const write = wire.writer(entry(answers, id).shape);
    writers.set(id, write);
    return write;
  };
  const good: WeakSet<object>[] = [];
  const stateOf = (context: CheckContext | undefined): CheckState => ({
    parameters: context?.parameters ?? {},
    checked: context?.checked,
    good,
    row: undefined,
  });
  const run = (validate: Validate, value: unknown, context: CheckContext | undefined): Issue[] =>
    validate.call(stateOf(context), value) ? [] : issuesFrom(validate.errors ?? [], sources);
  return {
    info,
    operations,
    byPath,
    operation: id => entry(byId, id),
    nearestPath: path => closest(path, byPath.keys()) ?? '',
    checkAnswer: (id, answer, context) => {
      const { failures, schemaPath } = entry(answers, id);
      const code = (answer as { resultCode?: unknown } | null | undefined)?.resultCode;
      if (code === 1 || !Number.isInteger(code)) return run(entry(answerValidators, id), answer, context);
      const fitting = failures.filter(({ codes }) => codes.includes(code as number));
      if (fitting.length === 0) {
        const declared = Object.values(entry(byId, id).resultCodes);
        // Other correct servers answer so; nobody knows in which envelope.
        if (declared.some(({ or = [] }) => or.includes(code as number))) return [];
        const message = `must be a result code that the contract declares, is ${String(code)}`;
        return [{ pointer: '/resultCode', rule: 'result-code', message, source: 'server', schemaPath }];
      }
      // Two envelopes share some codes; an answer has to fit one, and is judged by the one it comes closest to.
      const outcomes = fitting.map(({ schema }) => run(entry(schemaValidators, schema), answer, context));
      return outcomes.reduce((best, issues) => (issues.length < best.length ? issues : best));
    },
    checkRow: (schema, row, context) => run(entry(schemaValidators, schema), row, context),
    undeclared: (id, answer, known) => {
      const { success, failure } = describedBy(id);
      const code = (answer as { resultCode?: unknown } | null | undefined)?.resultCode;
      return fields.in(answer, code === 1 ? success : failure, entry(answers, id).schemaPath, known);
    },
    writeAnswer: (id, answer) => writerOf(id)(answer) ?? 'null',
    writeText: (schema, value) => {
      entry(shapes, schema);
      return texts.writer({ refs: [schema] })(value) ?? 'null';
    },
  };
}

function entry<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found !== undefined) return found;
  throw new Error(
    `Failed to find ${name} in the contract: it does not exist.${didYouMean(name, Object.keys(table))}`,
  );
}
