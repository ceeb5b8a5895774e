import { expect, test } from 'vitest';
import { atOnce, inSlices, type Steps, withPauses } from './in-slices.ts';

function* summing(numbers: readonly number[], busy = () => {}): Steps<number> {
  let sum = 0;
  for (const number of numbers) {
    busy();
    sum += number;
    yield number;
  }
  return sum;
}

/** Keeps the thread for longer than a slice. */
const busy = () => {
  const end = performance.now() + 12;
  while (performance.now() < end);
};

test('steps give the same at once and with pauses', async () => {
  expect(atOnce(summing([1, 2, 3]))).toBe(6);
  expect(await withPauses(summing([1, 2, 3]))).toBe(6);
});

test('others get their turn between slices, and hear how much is done', async () => {
  const heard: number[] = [];
  let turns = 0;
  const other = setInterval(() => turns++, 0);
  await withPauses(summing([1, 2, 3, 4, 5], busy), done => heard.push(done));
  clearInterval(other);
  expect(heard).toEqual([1, 3, 6, 10, 15]);
  expect(turns).toBeGreaterThan(1);
});

test('who is told at a pause can end the work', async () => {
  const stop = () => {
    throw new Error('enough');
  };
  await expect(withPauses(summing([1, 2], busy), stop)).rejects.toThrow('enough');
});

test('items come one by one, with turns for others between them', async () => {
  let turns = 0;
  const other = setInterval(() => turns++, 0);
  const items: number[] = [];
  for await (const item of inSlices([1, 2, 3, 4])) {
    busy();
    items.push(item);
  }
  clearInterval(other);
  expect(items).toEqual([1, 2, 3, 4]);
  expect(turns).toBeGreaterThan(1);
});
