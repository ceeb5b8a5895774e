/** How far reads of a target lag behind writes, as far as a run has seen. */
export class Lag {
  readonly settleMs: number;
  #seenMs: number | undefined;

  /** @param settleMs milliseconds within which a write must show */
  constructor(settleMs: number) {
    this.settleMs = settleMs;
  }

  /** Milliseconds after a write that a read waits; 0 as long as no read has lagged. */
  get waitMs(): number {
    return this.#seenMs === undefined ? 0 : Math.min(this.settleMs, 2 * this.#seenMs + 100);
  }

  /** Milliseconds between two looks. */
  get pauseMs(): number {
    return Math.min(200, Math.max(20, this.settleMs / 10));
  }

  /** Notes that a read has shown the state before a write, so many milliseconds after it. */
  seen(afterMs: number): void {
    this.#seenMs = Math.max(this.#seenMs ?? 0, afterMs);
  }
}
