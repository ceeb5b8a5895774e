/** Told how far long work is: what is done now, how much of it is done and how much there is, in whatever it counts. */
export type Progress = (what: string, done: number, of: number) => void;

/** Says nothing of work that is soon over, and little of what is not. */
export class SlowWork {
  readonly #tell: Progress;
  readonly #now: () => number;
  #next: number;
  #last = '';

  /**
   * @param tell first told after 2 s, then once a second, and at the end if it was told before
   * @param now milliseconds
   */
  constructor(tell: Progress, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
    this.#next = now() + 2000;
  }

  readonly report: Progress = (what, done, of) => {
    if (this.#now() < this.#next) return;
    this.#next = this.#now() + 1000;
    this.#last = what;
    this.#tell(what, Math.min(done, of), of);
  };

  /** Ends the report: all is done, or it failed. */
  end(): void {
    if (this.#last !== '') this.#tell(this.#last, 1, 1);
    this.#last = '';
  }
}
