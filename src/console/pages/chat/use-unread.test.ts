import { expect, test } from 'vitest';
import { seenNow } from './use-unread.ts';

const chat = (id: string, timeSend: number) => ({
  kind: 'single' as const,
  id,
  name: id,
  last: '',
  timeSend,
});

test.each([
  ['at the first look everything is read', undefined, '', []],
  ['what came since is not', { a: 5, b: 9 }, '', ['a']],
  ['what is being read is', { a: 5, b: 9 }, 'a', []],
  ['a conversation that is new is not', { b: 9 }, '', ['a']],
])('%s', (_what, before, opened, unread) => {
  const now = seenNow(before, [chat('a', 7), chat('b', 9)], opened);
  expect(now.unread.map(({ id }) => id)).toEqual(unread);
});
