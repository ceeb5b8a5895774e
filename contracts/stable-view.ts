import type { Exchange } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { answerFields, type Field } from '../src/spec/field.ts';

const fields: Partial<Readonly<Record<OperationId, readonly Field[]>>> = answerFields();
const known = new Map<OperationId, ReadonlySet<string>>();

/** The fields of an operation's answer that stay as they are until something is done about them. */
function stableIn(id: OperationId): ReadonlySet<string> {
  const found = known.get(id) ?? new Set(fields[id]?.filter(isStable).map(({ path }) => path.join('/')));
  known.set(id, found);
  return found;
}

const isStable = ({ marks }: Field) => marks.volatile !== true;

/**
 * A part of an answer without what changes by itself (`x-volatile`), and without what the contract does not know, so
 * that two readings can be compared.
 * @param at where the part stands, e.g. `data/pageData/*`
 */
export function stableView<Value>(id: OperationId, value: Value, at = 'data'): Value {
  return view(value, at, stableIn(id)) as Value;
}

/** What an answer holds, as `stableView` has it. */
export const stableData = ({ json, operation }: Exchange): unknown =>
  stableView(operation.id, (json as { data?: unknown } | null | undefined)?.data);

function view(value: unknown, at: string, stable: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map(item => view(item, `${at}/*`, stable));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => stable.has(`${at}/${name}`))
      .map(([name, part]) => [name, view(part, `${at}/${name}`, stable)]),
  );
}
