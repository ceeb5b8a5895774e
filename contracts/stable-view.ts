import type { Exchange } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { answerFields, type Field } from '../src/spec/field.ts';

const isStable = ({ marks }: Field) => marks.volatile !== true;

/** By operation, the fields of its answer that stay as they are until something is done about them. */
const stable: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(answerFields()).map(([id, fields]) => [
    id,
    new Set(fields.filter(isStable).map(({ path }) => path.join('/'))),
  ]),
);

/**
 * A part of an answer without what changes by itself (`x-volatile`), and without what the contract does not know, so
 * that two readings can be compared.
 * @param at where the part stands, e.g. `data/pageData/*`
 */
export function stableView<Value>(id: OperationId, value: Value, at = 'data'): Value {
  return view(value, at, stable.get(id) ?? new Set()) as Value;
}

/** What an answer holds, as `stableView` has it. */
export const stableData = ({ json, operation }: Exchange): unknown =>
  stableView(operation.id, (json as { data?: unknown } | null | undefined)?.data);

function view(value: unknown, at: string, kept: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map(item => view(item, `${at}/*`, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => kept.has(`${at}/${name}`))
      .map(([name, part]) => [name, view(part, `${at}/${name}`, kept)]),
  );
}
