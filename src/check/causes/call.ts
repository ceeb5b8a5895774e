import type { OperationId } from '../../spec/contract.ts';
import type { Role } from '../suite/people.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';

/** Who sent a request of a case: an account, nobody, or the run itself while it prepared what the case uses. */
export type Caller = Role | 'nobody' | 'setup';

/** One kind of request that a case rests on, as evidence of what it depends on. */
export interface Call {
  readonly operation: OperationId;
  readonly by: Caller;
  /** Result code; undefined where none came. */
  readonly code: number | undefined;
  /** Names of parameters beside token and flag, with the value where that is one digit: it chooses what is done. */
  readonly given: readonly string[];
}

/** Sent along with every request, so that they tell nothing apart. */
const everywhere: ReadonlySet<string> = new Set(['access_token', 'flag']);

/** A call in one line, `operation caller code parameters`, as `report.json` keeps it. */
export function callOf(exchange: Exchange, by: Caller): string {
  const { operation, request } = exchange;
  const given = Object.entries(request.parameters)
    .filter(([name]) => !everywhere.has(name))
    .map(([name, value]) => (/^-?\d$/.test(String(value)) ? `${name}=${value}` : name))
    .sort();
  return [operation.id, by, resultCodeOf(exchange) ?? '-', ...given].join(' ');
}

/** The call that stands for what the run had made before the case. */
export function setupCall(operation: OperationId): string {
  return `${operation} setup 1`;
}

/** Reads a line of `callOf`; undefined for one that names no operation. */
export function readCall(line: string, operations: ReadonlyMap<string, OperationId>): Call | undefined {
  const [name = '', by = 'nobody', code = '-', ...given] = line.split(' ');
  const operation = operations.get(name);
  if (!operation) return undefined;
  return {
    operation,
    by: by as Caller,
    code: /^-?\d+$/.test(code) ? Number(code) : undefined,
    given,
  };
}
