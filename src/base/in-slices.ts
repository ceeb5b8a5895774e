import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work before others get their turn. */
const slice = 10;

/**
 * Work cut into small steps, so that the same code runs at once or with pauses. Each step yields how much it did, in
 * whatever the work counts.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** Does all the steps without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does the steps, and lets waiting requests go first whenever 10 ms of work have been done.
 * @param paused told at each pause how much is done; what it throws ends the work
 */
export async function withPauses<Result>(
  steps: Steps<Result>,
  paused: (done: number) => void = () => undefined,
): Promise<Result> {
  let done = 0;
  for (let end = performance.now() + slice; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    done += step.value;
    if (performance.now() < end) continue;
    paused(done);
    await setImmediate();
    end = performance.now() + slice;
  }
}

/** Hands out items one by one, and lets waiting requests go first whenever 10 ms of work have been done. */
export async function* inSlices<Item>(items: Iterable<Item>): AsyncGenerator<Item, void, undefined> {
  let end = performance.now() + slice;
  for (const item of items) {
    if (performance.now() >= end) {
      await setImmediate();
      end = performance.now() + slice;
    }
    yield item;
  }
}
