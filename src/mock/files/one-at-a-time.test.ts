import { expect, test } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

test('works on one thing at a time, in order, and goes on after what failed', async () => {
  const queue = new OneAtATime();
  const { signal } = new AbortController();
  const seen: string[] = [];
  const work = (name: string, fails = false) =>
    queue.run(async () => {
      seen.push(`${name} begins`);
      await new Promise(resolve => setImmediate(resolve));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    }, signal);
  expect(await Promise.allSettled([work('a'), work('b', true), work('c')])).toMatchObject([
    { value: 'a' },
    { reason: new Error('b') },
    { value: 'c' },
  ]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('what nobody waits for any longer is not begun', async () => {
  const queue = new OneAtATime();
  const leaving = new AbortController();
  const begun: string[] = [];
  const first = queue.run(async () => {
    begun.push('first');
    leaving.abort();
  }, new AbortController().signal);
  const second = queue.run(async () => begun.push('second'), leaving.signal);
  await first;
  await expect(second).rejects.toThrow('aborted');
  expect(begun).toEqual(['first']);
});
