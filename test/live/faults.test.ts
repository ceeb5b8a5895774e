import { describe, expect, test } from 'vitest';
import type { App, Form } from './app.ts';
import { afterDemo, friend, me, other, rooms, startLive } from './harness.ts';

const forms: Form[] = ['short', 'wide'];

const contents = async (app: App) => (await app.chats()).map(({ content }) => content);

describe.each(forms)('in the %s form', form => {
  /** Two apps, the second with a fault on what it gets. */
  async function startFaulty(fault: string, more: object = {}) {
    const { app, mock, ...rest } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    await mock.admin.faults.set(`live:${friend}`, { fault, ...more });
    return { ...rest, app, mine, theirs, mock };
  }

  test('a message is lost, and stored all the same', async () => {
    const { mine, theirs, ok } = await startFaulty('live-delivery-lost', { times: 1 });
    await mine.tell(friend, { content: 'one' });
    await mine.tell(friend, { content: 'two' });
    expect(await contents(theirs)).toEqual(['two']);
    expect(await ok(friend, '/tigase/shiku_msgs', { receiver: me, startTime: afterDemo })).toHaveLength(2);
  });

  test('a message comes twice', async () => {
    const { mine, theirs } = await startFaulty('live-delivery-doubled');
    await mine.tell(friend, { content: 'one' });
    expect(await contents(theirs)).toEqual(['one', 'one']);
  });

  test('a message comes after the next one', async () => {
    const { mine, theirs } = await startFaulty('live-delivery-swapped', { times: 1 });
    for (const content of ['one', 'two', 'three']) await mine.tell(friend, { content });
    expect(await contents(theirs)).toEqual(['two', 'one', 'three']);
  });

  test('a message comes late, by a fault or a delay', async () => {
    const { mine, theirs, mock } = await startFaulty('live-delivery-late', { times: 1 });
    await mine.tell(friend, { content: 'late' });
    await mock.admin.faults.set('live', { fixedDelay: 2500, times: 1 });
    await mine.tell(friend, { content: 'later' });
    await mine.tell(friend, { content: 'in time' });
    expect(await contents(theirs)).toEqual(['in time']);
    for (const wanted of ['late', 'later']) await theirs.next(10, ({ content }) => content === wanted);
    expect((await contents(theirs)).length).toBe(3);
  });

  test('a receipt is lost, and the message is stored and delivered', async () => {
    const { app, mock } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    await mock.admin.faults.set(`live:${me}`, { fault: 'live-receipt-lost', times: 1 });
    const id = mine.chat(friend);
    await mine.settle();
    expect(mine.frames.some(({ command }) => command === 11)).toBe(false);
    expect(await theirs.chats(id)).toHaveLength(1);
    await mine.tell(friend, { head: { messageId: id } });
  });

  test('the connection ends in the middle of a message', async () => {
    const { mine, theirs } = await startFaulty('live-cut');
    await mine.tell(friend, { content: 'x'.repeat(100_000) });
    expect(await theirs.closed()).toBe(1006);
    expect(theirs.frames.map(({ command }) => command)).toEqual([6]);
  });

  test('a frame is no protobuf', async () => {
    const { mine, theirs } = await startFaulty('live-garbage', { times: 1 });
    await mine.tell(friend);
    await mine.tell(friend, { content: 'after' });
    expect(await theirs.chats()).toMatchObject([{ unreadable: true }, { content: 'after' }]);
  });

  test('a log-in with the same resource ends the one before', async () => {
    const { app, mock } = await startLive();
    const [first, elsewhere] = [await app(form), await app(form, me, { resource: 'pc' })];
    await mock.admin.faults.set('live', { fault: 'live-logged-in-elsewhere' });
    const closed = first.closed();
    const second = await app(form);
    await closed;
    // The wide form has no word for it.
    expect(first.frames.map(({ command }) => command)).toEqual(form === 'short' ? [6, -3] : [6]);
    await Promise.all([second.settle(), elsewhere.settle()]);
  });

  test('a fault of one user or one session is met by nobody else', async () => {
    const { app, mock } = await startLive();
    const inSession = { headers: { 'X-Mock-Session': 'one' } };
    const [mine, theirs, third] = [await app(form), await app(form, friend), await app(form, other)];
    const there = await app(form, friend, inSession);
    await mock.admin.faults.set(`live:${friend}`, { fault: 'live-delivery-lost' });
    await mine.tell(rooms.test.jid, { content: 'to all' });
    expect(await contents(theirs)).toEqual([]);
    expect(await contents(third)).toEqual(['to all']);
    await mock.admin.inSession('one').messages.send({ from: me, to: friend, content: 'there' });
    expect(await contents(there)).toEqual(['there']);
    expect(await mock.admin.faults.list()).toMatchObject([
      { operationId: `live:${friend}`, fault: 'live-delivery-lost', met: 1 },
    ]);
    expect(await mock.admin.requests.count({ fault: 'live-delivery-lost' })).toBe(1);
  });
});

test('they are in the catalogue, apart from those of operations, and are refused where they do not apply', async () => {
  const { mock } = await startLive();
  const { faults } = mock.admin;
  const live = await faults.catalogue('live');
  expect(live.length).toBeGreaterThanOrEqual(8);
  for (const { id, family, stage, operations } of live) {
    expect(id).toMatch(/^live-[a-z-]+$/);
    expect([family, stage, operations]).toEqual(['live', 'live', []]);
  }
  expect((await faults.catalogue()).filter(({ family }) => family === 'live')).toEqual(live);
  expect((await faults.catalogue('getUser')).some(({ family }) => family === 'live')).toBe(false);
  expect(mock.faults().all.some(({ id }) => id.startsWith('live-'))).toBe(false);
  await expect(faults.set('getUser', { fault: 'live-cut' })).rejects.toThrow(/does not apply to getUser/);
  await expect(faults.set('*', { fault: 'live-cut' })).rejects.toThrow(/does not apply to \*/);
  await expect(faults.set('live', { fault: 'transport-status-500-getUser' })).rejects.toThrow(
    /does not apply/,
  );
  await expect(faults.set('live', { fault: 'live-cute' })).rejects.toThrow(/Did you mean live-cut/);
  await faults.set('live:100164', { fault: 'live-cut' });
  expect(await faults.delete('live:100164')).toEqual([]);
});
