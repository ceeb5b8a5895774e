import type { OperationId } from '../../spec/contract.ts';
import type { Weather } from '../weather/weather.ts';

/** So small the chance of bad luck has to be until an answer that comes every time is the server's own. */
const improbable = 1e-6;
/** Share of requests that may fail anywhere, before anything is known of the weather. */
const usualShare = 0.005;
/** However bad the weather is. */
const mostTimes = 10;

/** Tells failures that are the server's own from weather: they come every time, while others pass. */
export class OwnFailures {
  readonly #weather: Weather;
  readonly #pauseMs: number;
  /** Operations that have answered so by themselves, and need no further proof. */
  readonly #owned = new Set<OperationId>();
  /** Writes in a row whose answers were lost, and since when. */
  readonly #lost = new Map<OperationId, { count: number; since: number }>();

  /** @param pauseMs milliseconds before a request is sent again for the first time */
  constructor(weather: Weather, pauseMs: number) {
    this.#weather = weather;
    this.#pauseMs = pauseMs;
  }

  has(id: OperationId): boolean {
    return this.#owned.has(id);
  }

  /** Notes an answer of the server. */
  passed(id: OperationId): void {
    this.#lost.delete(id);
  }

  /** Whether an operation that failed so often in a row while others passed fails by itself. */
  isOwn(id: OperationId, times: number): boolean {
    if (times < (this.#owned.has(id) ? 2 : this.#timesToOwn(id))) return false;
    this.#owned.add(id);
    return true;
  }

  /** Notes that a write was done and its answer lost. One that is lost every time is not lost on the way. */
  isLostTooOften(id: OperationId): boolean {
    const now = performance.now();
    const { count, since } = this.#lost.get(id) ?? { count: 0, since: now };
    this.#lost.set(id, { count: count + 1, since });
    if (this.#owned.has(id)) return true;
    const times = this.#timesToOwn(id);
    return now - since > times * this.#pauseMs && this.isOwn(id, count);
  }

  /** How often in a row a request has to fail while others pass; more often in bad weather. */
  #timesToOwn(id: OperationId): number {
    const share = Math.max(usualShare, this.#weather.shareBeside(id));
    return Math.min(mostTimes, Math.ceil(Math.log(improbable) / Math.log(Math.min(share, 0.5))));
  }
}
