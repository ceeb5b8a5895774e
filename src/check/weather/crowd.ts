import type { OperationId } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';

/** Milliseconds that nothing is sent after a 503 that does not say how long. */
export const crowdedMs = 500;
/** So many operations have to get 503 while others pass until that is a limit, and not theirs. */
const enough = 3;

/** So many answers may pass between two 503 of a limit; a gateway that fails now and then lets more pass. */
const fewBetween = 10;

/** Tells a limit that says no more than 503 (server facts 1.2) from an operation that is broken: it meets many. */
export class Crowd {
  readonly #told = new Set<OperationId>();
  #passed = 0;

  /** Notes an answer of the server. */
  passed(): void {
    if (++this.#passed > fewBetween) this.#told.clear();
  }

  /** Notes an answer that came while others passed, and gives whether it is that of a limit. */
  meets({ status, operation }: Pick<Exchange, 'status' | 'operation'>): boolean {
    if (status !== 503) return false;
    this.#passed = 0;
    this.#told.add(operation.id);
    return this.#told.size >= enough;
  }
}
