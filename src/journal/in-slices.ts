import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work before others get their turn. */
const slice = 10;

/** Hands out items one by one, and lets waiting requests go first whenever a slice of work has been done. */
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
