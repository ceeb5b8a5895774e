/** The first pause after a wrong token; each further one adds as much. Milliseconds. */
const step = 100;
/** Longest pause, milliseconds. */
const maxPause = 3000;
/** Milliseconds after which wrong tokens of an address are forgotten. */
const forgottenAfter = 60_000;
/** Max addresses that are remembered; the oldest makes room. */
const maxAddresses = 1000;

/**
 * Wrong tokens, counted by the address they came from, so that guessing gets slower with each. A right token is never
 * held up, whatever others try.
 */
export class FailedTokens {
  readonly #failed = new Map<string, { count: number; last: number }>();
  readonly #now: () => number;

  /** @param now milliseconds; default: the clock of the process */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts a wrong token and gives the milliseconds its answer has to wait. */
  add(address: string): number {
    const now = this.#now();
    const before = this.#failed.get(address);
    const count = before && now - before.last < forgottenAfter ? before.count + 1 : 1;
    // Put in again, the address is the newest of the map.
    this.#failed.delete(address);
    this.#failed.set(address, { count, last: now });
    if (this.#failed.size > maxAddresses) {
      const [oldest] = this.#failed.keys();
      if (oldest !== undefined) this.#failed.delete(oldest);
    }
    return Math.min(maxPause, (count - 1) * step);
  }
}
