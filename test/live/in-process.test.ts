import { expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../src/create-mock.ts';
import type { MockOptions } from '../../src/mock-options.ts';
import { friend, me, rooms } from './harness.ts';

async function start(options: MockOptions = {}) {
  const mock = await createMock(options);
  onTestFinished(() => mock.close());
  return mock;
}

test('two users write to each other without a socket', async () => {
  const mock = await start();
  const mine = await mock.live(`mock-${me}`);
  const theirs = await mock.live(`mock-${friend}`);
  const id = await mine.send({ to: friend, content: '在吗' });
  expect(await theirs.next()).toMatchObject({
    content: '在吗',
    fromUserId: String(me),
    fromUserName: '张益达',
    toUserName: '测试001',
    messageHead: { messageId: id, from: `${me}/web`, to: String(friend) },
  });
  const waiting = mine.next({ type: 26 });
  await theirs.send({ to: me, type: 26, content: id });
  expect(await waiting).toMatchObject({ content: id });
  await theirs.send({ room: rooms.test.jid, content: 'to all' });
  expect(await mine.next(({ content }) => content === 'to all')).toMatchObject({ toUserName: '测试群' });
  expect(mine.received.map(({ type }) => type)).toEqual([26, 1]);
  await expect(mine.next({}, 1)).rejects.toThrow(/did not come within 1 ms/);
});

test('what is refused is told, and so is a lost receipt', async () => {
  const mock = await start();
  const theirs = await mock.live(`mock-${friend}`);
  await expect(theirs.send({ room: rooms.six.jid, content: 'x' })).rejects.toThrow(/the mock refuses it/);
  await mock.admin.faults.set('live', { fault: 'live-receipt-lost' });
  await expect(theirs.send({ to: me, content: 'x', timeoutMs: 1 })).rejects.toThrow(/within 1 ms/);
});

test('a token that is refused connects nobody', async () => {
  const mock = await start();
  for (const token of ['', 'x', 'mock-expired'])
    await expect(mock.live(token)).rejects.toThrow(/unknown or has expired/);
});

test('a token of a session connects there, and a named session as well', async () => {
  const mock = await start();
  const { token } = await mock.admin.inSession('one').tokens.create({ userId: friend });
  const there = await mock.live(token);
  const named = await mock.live(`mock-${friend}`, { session: 'one', resource: 'pc' });
  const here = await mock.live(`mock-${friend}`);
  await mock.admin.inSession('one').messages.send({ from: me, to: friend, content: 'there' });
  expect([there, named, here].map(({ received }) => received.length)).toEqual([1, 1, 0]);
});

test('closing ends whoever waits, at either end', async () => {
  const mock = await start();
  const [mine, theirs] = [await mock.live(`mock-${me}`), await mock.live(`mock-${friend}`)];
  const waiting = theirs.next();
  theirs.close();
  await expect(waiting).rejects.toThrow(/the client has closed the connection/);
  await expect(theirs.send({ to: me, content: 'x' })).rejects.toThrow(/Failed to receive/);
  const ended = mine.next();
  await Promise.all([mock.close(), expect(ended).rejects.toThrow(/the mock is closed/)]);
});
