import { describe, expect, test } from 'vitest';
import type { App, Form } from './app.ts';
import { dataFolder } from './data-folder.ts';
import { afterDemo, friend, me, other, rooms, startLive } from './harness.ts';
import type { Values } from './protobuf.ts';

const forms: Form[] = ['short', 'wide'];
const { jid } = rooms.test;

const receipts = async (app: App) => (await app.chats()).filter(({ type }) => type === 26);

describe.each(forms)('in the %s form', form => {
  test('a read receipt marks both copies, reaches the author once, and is not stored', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs, tab] = [await app(form), await app(form, friend), await app(form, friend)];
    const text = await mine.tell(friend);
    for (const reader of [theirs, theirs, tab]) await reader.tell(me, { type: 26, content: text });
    expect(await receipts(mine)).toMatchObject([{ content: text, fromUserId: String(friend) }]);
    for (const [user, receiver] of [
      [me, friend],
      [friend, me],
    ] as const) {
      const rows: Values[] = await ok(user, '/tigase/shiku_msgs', {
        receiver,
        pageIndex: 0,
        pageSize: 9,
        startTime: afterDemo,
        maxType: 0,
      });
      expect(rows.map(({ contentType, isRead }) => [contentType, isRead])).toEqual([[1, 1]]);
    }
  });

  test('a receipt for a receipt, for nothing, or by somebody whom it does not concern goes to nobody', async () => {
    const { app } = await startLive();
    const [mine, theirs, third] = [await app(form), await app(form, friend), await app(form, other)];
    const text = await mine.tell(friend);
    await mine.tell(friend, { type: 26, content: text });
    await third.tell(me, { type: 26, content: text });
    await theirs.tell(me, { type: 26, content: 'nothing' });
    const receipt = await theirs.tell(me, { type: 26, content: text });
    await mine.tell(friend, { type: 26, content: receipt });
    expect((await receipts(mine)).map(({ messageHead }) => messageHead.messageId)).toEqual([receipt]);
    expect([...(await receipts(theirs)), ...(await receipts(third))]).toEqual([]);
  });

  test('two apps that answer every message with a receipt come to an end', async () => {
    const { app } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const answering = (one: App, peer: number) =>
      one.socket.on('message', () => {
        const last = one.frames.at(-1);
        if (last?.command === 10) one.chat(peer, { type: 26, content: last.body.messageHead.messageId });
      });
    answering(mine, friend);
    answering(theirs, me);
    await mine.tell(friend);
    for (let round = 0; round < 5; round++) await Promise.all([mine.settle(), theirs.settle()]);
    const [ofMine, ofTheirs] = [await mine.chats(), await theirs.chats()];
    expect([ofMine.map(({ type }) => type), ofTheirs.map(({ type }) => type)]).toEqual([[26], [1]]);
  });

  test('a group message counts its different readers, and its author is none', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs, third] = [await app(form), await app(form, friend), await app(form, other)];
    const text = await mine.tell(jid);
    for (const reader of [theirs, theirs, third, mine]) await reader.tell(jid, { type: 26, content: text });
    const [row] = await ok(me, '/tigase/shiku_muc_msgs', { roomId: jid, pageIndex: 0, pageSize: 1 });
    expect(row).toMatchObject({ messageId: text, readCount: 2 });
    expect((await receipts(mine)).map(({ fromUserId }) => fromUserId)).toEqual([
      String(friend),
      String(other),
    ]);
  });

  test('what an app says it has received is taken, and nothing comes of it', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const text = await mine.tell(friend);
    const messageHead = { from: theirs.address, to: '', messageId: 'r1', chatType: 1 };
    theirs.send('Receipt', { messageHead, status: 2, messageId: `${text},other,` });
    await theirs.settle();
    expect(theirs.frames.map(({ command }) => command)).toEqual([6, 10, 100]);
    await mine.settle();
    const [row] = await ok(me, '/tigase/shiku_msgs', { receiver: friend, pageIndex: 0, pageSize: 1 });
    expect(row.isRead).toBe(0);
  });
});

test('who has read a message is remembered in a data folder', async () => {
  const data = dataFolder();
  const first = await startLive({ data });
  const [mine, theirs] = [await first.app('wide'), await first.app('wide', friend)];
  const text = await mine.tell(jid);
  await theirs.tell(jid, { type: 26, content: text });
  await first.mock.close();
  const second = await startLive({ data });
  await (await second.app('wide', friend)).tell(jid, { type: 26, content: text });
  const [row] = await second.ok(me, '/tigase/shiku_muc_msgs', { roomId: jid, pageIndex: 0, pageSize: 1 });
  expect(row).toMatchObject({ messageId: text, readCount: 1 });
});
