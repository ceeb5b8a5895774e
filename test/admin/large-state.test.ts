import { expect, test } from 'vitest';
import { generate } from '../../src/generate/generate.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { startControl } from './harness.ts';

const numbers = { users: 60, rooms: 6, messages: 3500, seed: '3' };

test('a large state is put in slices: requests are answered meanwhile, and see it whole or not at all', async () => {
  const { done, ok, mock } = await startControl();
  const collections = await generate(numbers, loadContract());
  const before = (await done('getState')).collections.shiku_msgs;
  const after = collections.shiku_msgs?.length;
  const putting = { now: true };
  const put = done('replaceState', { body: { collections } }).finally(() => {
    putting.now = false;
  });
  const seen: number[] = [];
  while (putting.now) {
    const { collections: counts } = await done('getState');
    const { messages, users } = mock.world().store.view;
    expect([messages.size, users.size]).toEqual(
      messages.size === before ? [before, 6] : [after, numbers.users + 1],
    );
    seen.push(counts.shiku_msgs);
  }
  await put;
  expect(seen.filter(count => count === before).length).toBeGreaterThan(3);
  expect(new Set(seen).size).toBeLessThanOrEqual(2);
  expect((await done('getState')).collections.shiku_msgs).toBe(after);
  expect(await ok(100_000, '/user/get')).toMatchObject({ userId: 100_000 });
});

test('many rows are emptied and put back beside the writes of others, which stay', async () => {
  const { done } = await startControl();
  const collections = await generate(numbers, loadContract());
  await done('replaceState', { body: { collections } });
  const writing = { now: true };
  const write = async () => {
    let written = 0;
    for (; writing.now; written++) await done('createUser', { body: { nickname: `new ${written}` } });
    return written;
  };
  const writer = write();
  expect(await done('emptyRows', { path: { collection: 'shiku_msgs' } })).toMatchObject({ total: 0 });
  const { shiku_msgs = [], shiku_lastChats = [], users = [] } = collections;
  await done('mergeState', { body: { collections: { shiku_msgs } } });
  writing.now = false;
  const written = await writer;
  expect(written).toBeGreaterThan(3);
  expect((await done('getState')).collections).toMatchObject({
    shiku_msgs: shiku_msgs.length,
    shiku_lastChats: shiku_lastChats.length,
    users: users.length + written,
  });
});

test.each([
  ['a brace', '{"collections": {"users": [{]}}', 'line 1, column 29: expected a name in double quotes'],
  ['a comma', '{"collections":\n{"users": [1,]}}', 'line 2, column 14: expected a value'],
  ['a thousand brackets', `{"collections": {"users": [${'['.repeat(1000)}]}}`, 'nested more than 500 deep'],
])('a body that is no JSON is refused with its place: %s too many', async (_what, body, place) => {
  const { base } = await startControl();
  const answer = await fetch(`${base}/__admin/state`, { method: 'PUT', body });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'bad-body', detail: expect.stringContaining(place) });
});

test('a body may begin with a byte order mark', async () => {
  const { base } = await startControl();
  const answer = await fetch(`${base}/__admin/state`, { method: 'PUT', body: '\uFEFF{"collections": {}}' });
  expect(answer.status).toBe(200);
});
