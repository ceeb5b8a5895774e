import { setTimeout as wait } from 'node:timers/promises';

/** Share of what a limit has let through that is asked for from then on. */
const caution = 0.85;
/** Requests a second below which it does not go. */
const slowest = 0.5;

/** After so many milliseconds without a limit a little more is asked for: one that was met by bad luck lasts no run long. */
const trustMs = 10_000;
const more = 1.5;

/** How fast a whole run may send: as many requests a second as the caller allows and the target bears. */
export class Pace {
  readonly #wanted: number;
  #rate: number;
  #nextAt = 0;
  #heldUntil = 0;
  #changedAt = Number.NEGATIVE_INFINITY;
  #limited = false;
  /** When answers came, milliseconds, oldest first. */
  readonly #answered: number[] = [];

  /** @param rate requests a second; 0 for no limit */
  constructor(rate: number) {
    this.#wanted = rate;
    this.#rate = rate;
  }

  /** Requests a second that a limit of the target has left; undefined while it has shown none. */
  get limitedTo(): number | undefined {
    return this.#limited ? this.#rate : undefined;
  }

  /** Waits until one more request may go out. */
  async turn(): Promise<void> {
    for (;;) {
      const now = performance.now();
      const at = Math.max(now, this.#nextAt, this.#heldUntil);
      if (this.#rate > 0) this.#nextAt = at + 1000 / this.#rate;
      if (at > now) await wait(at - now);
      // Another request may have met the limit meanwhile.
      if (this.#heldUntil <= performance.now()) return;
    }
  }

  /** Notes an answer of the server. */
  passed(): void {
    const now = performance.now();
    this.#answered.push(now);
    if (this.#limited && now > this.#changedAt + trustMs) this.#raise(now);
    if (this.#answered.length > 4000) this.#answered.splice(0, 2000);
  }

  #raise(now: number): void {
    const raised = this.#rate * more;
    this.#rate = this.#wanted > 0 ? Math.min(this.#wanted, raised) : raised;
    this.#changedAt = now;
  }

  /**
   * Slows down: from now on, what the limit has let through lately, less a part.
   * @param sentAt when the request left that met the limit; one from before the last change tells nothing new
   * @param retryAfterMs milliseconds that nothing is sent at all
   */
  limit(sentAt: number, retryAfterMs: number): void {
    const now = performance.now();
    this.#heldUntil = Math.max(this.#heldUntil, now + retryAfterMs);
    if (sentAt < this.#changedAt) return;
    const windowMs = Math.max(1000, retryAfterMs);
    const through = this.#answered.filter(at => at > now - windowMs).length;
    // Where nothing at all was let through there is no saying how much would be: it is away for a while.
    const borne = through > 0 ? (through * 1000 * caution) / windowMs : Number.POSITIVE_INFINITY;
    const before = this.#rate > 0 ? this.#rate * caution : Number.POSITIVE_INFINITY;
    const rate = Math.min(before, borne);
    this.#changedAt = now + retryAfterMs;
    if (rate === Number.POSITIVE_INFINITY) return;
    this.#rate = Math.max(slowest, rate);
    this.#limited = true;
    this.#nextAt = 0;
  }
}
