import type { OperationId } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';

/** Milliseconds that nothing is sent after a 503 that does not say how long. */
export const crowdedMs = 500;
/** So many operations have to get 503 while others pass until that is a limit, and not theirs. */
const enough = 3;

/** Tells a limit that says no more than 503 (server facts 1.2) from an operation that is broken: it meets many. */
export class Crowd {
  readonly #told = new Set<OperationId>();

  /** Notes an answer that came while others passed, and gives whether it is that of a limit. */
  meets({ status, operation }: Pick<Exchange, 'status' | 'operation'>): boolean {
    if (status !== 503) return false;
    this.#told.add(operation.id);
    return this.#told.size >= enough;
  }
}
