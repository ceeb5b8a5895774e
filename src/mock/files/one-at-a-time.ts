/** Work that takes much of the machine, done one piece at a time in the order it came. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when its turn comes, unless whoever wanted it has gone by then. */
  run<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const turn = this.#last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
