import { setImmediate } from 'node:timers/promises';

/** Max milliseconds of work before other requests get their turn. */
const slice = 10;

/** Yields items one by one, and lets waiting requests run after every slice of work. */
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
