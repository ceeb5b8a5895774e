/** A queue of heavy work: one piece at a time, in the order of arrival. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Does the work when its turn comes.
   * @throws AbortError when the caller has left by then
   */
  run<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const turn = this.#last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
