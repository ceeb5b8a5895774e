import { stableJson } from '../src/check/suite/stable-json.ts';
import type { Exchange } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { answerFields, type Field } from '../src/spec/field.ts';

const isStable = ({ marks }: Field) => marks.volatile !== true;
/** Rows that may come in any order, even in another one each time (server facts 2.16). */
const isUnordered = ({ marks }: Field) => marks.unique === true && marks.sorted !== true;

/** Where the fields of an answer are that a comparison treats in the same way. */
interface Kept {
  readonly stable: ReadonlySet<string>;
  readonly unordered: ReadonlySet<string>;
}

const pathsOf = (fields: readonly Field[]) => new Set(fields.map(({ path }) => path.join('/')));
/** By operation, the fields of its answer that stay as they are until something is done about them. */
const keptOf: ReadonlyMap<string, Kept> = new Map(
  Object.entries(answerFields()).map(([id, fields]) => [
    id,
    { stable: pathsOf(fields.filter(isStable)), unordered: pathsOf(fields.filter(isUnordered)) },
  ]),
);

/**
 * A part of an answer without what changes by itself (`x-volatile`), and without what the contract does not know, so
 * that two readings can be compared; rows for which the contract has no order are put into one.
 * @param at where the part stands, e.g. `data/pageData/*`
 */
export function stableView<Value>(id: OperationId, value: Value, at = 'data'): Value {
  const kept = keptOf.get(id);
  return (kept ? view(value, at, kept) : undefined) as Value;
}

/** What an answer holds, as `stableView` has it. */
export const stableData = ({ json, operation }: Exchange): unknown =>
  stableView(operation.id, (json as { data?: unknown } | null | undefined)?.data);

function view(value: unknown, at: string, kept: Kept): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => view(item, `${at}/*`, kept));
    return kept.unordered.has(at) ? items.toSorted(byText) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => kept.stable.has(`${at}/${name}`))
      .map(([name, part]) => [name, view(part, `${at}/${name}`, kept)]),
  );
}

function byText(one: unknown, other: unknown): number {
  const [first, second] = [stableJson(one), stableJson(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}
