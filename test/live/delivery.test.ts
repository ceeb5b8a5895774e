import { describe, expect, test } from 'vitest';
import { App, type Form } from './app.ts';
import { friend, me, other, rooms, startLive, stranger } from './harness.ts';
import type { Values } from './protobuf.ts';

const forms: Form[] = ['short', 'wide'];
const { jid, id: roomId } = rooms.test;

/** What an app got, each message as type, kind of chat and receiver. */
const shown = async (app: App) =>
  (await app.chats()).map(({ type, messageHead }) => [type, messageHead.chatType, messageHead.to]);

describe.each(forms)('in the %s form', form => {
  test('a message written through the control API or pushed reaches both sides', async () => {
    const { app, admin, ok } = await startLive();
    const [mine, theirs, third] = [await app(form), await app(form, friend), await app(form, other)];
    await admin('/messages', { from: me, to: friend, content: 'one' });
    await admin('/messages', { from: friend, room: jid, content: 'two', type: 2, fileName: '2.png' });
    const users: Values[] = await Promise.all([me, friend].map(user => ok(user, '/user/get')));
    const [sendPhone = '', toUserPhone = ''] = users.map(({ phone }) => phone);
    await ok(me, '/console/oneSendOne', { type: 1, content: 'three', sendPhone, toUserPhone });
    const contents = async (each: App) => (await each.chats()).map(({ content }) => content);
    expect(await contents(mine)).toEqual(['one', 'two', 'three']);
    expect(await contents(theirs)).toEqual(['one', 'two', 'three']);
    expect(await contents(third)).toEqual(['two']);
    const [row] = await ok(me, '/tigase/shiku_msgs', { receiver: friend, pageIndex: 0, pageSize: 1 });
    const [, , pushed] = await mine.chats();
    expect(pushed).toMatchObject(JSON.parse(row.message));
  });

  test('rows of a PATCH are delivered, and what only changes a row is not', async () => {
    const { app, mock } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    await mine.tell(friend, { content: 'first' });
    const { rows } = await mock.admin.state.rows('shiku_msgs', { limit: 1000 });
    const copies = rows.map(({ row }) => row as Values).filter(({ content }) => content === 'first');
    const again = copies.map(({ message, _id, ...row }, index) => ({
      ...row,
      _id: `00000000000000000000000${index}`,
      messageId: 'patched',
      message: JSON.stringify({
        ...JSON.parse(message),
        messageHead: { ...JSON.parse(message).messageHead, messageId: 'patched' },
      }),
    }));
    await mock.admin.state.mergeRows('shiku_msgs', again as never);
    await mock.admin.state.mergeRows('shiku_msgs', again.map(row => ({ ...row, isRead: 1 })) as never);
    expect((await theirs.chats('patched')).length).toBe(1);
    expect((await mine.chats('patched')).length).toBe(1);
  });

  test('resets, restored snapshots and other scenarios deliver nothing', async () => {
    const { app, mock } = await startLive();
    const theirs = await app(form, friend);
    await mock.admin.messages.send({ from: me, to: friend, content: 'kept' });
    await mock.admin.snapshots.save('one');
    await mock.admin.state.empty();
    await mock.admin.snapshots.restore('one');
    await mock.admin.scenarios.activate('empty');
    await mock.admin.reset();
    await mock.admin.scenarios.activate('demo');
    await mock.admin.messages.send({ from: me, to: friend, content: 'after' });
    expect((await theirs.chats()).map(({ content }) => content)).toEqual(['kept', 'after']);
  });

  test('a new member is announced to the group, and to the member as a single message', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs, added] = [await app(form), await app(form, friend), await app(form, stranger)];
    await ok(me, '/room/member/update', { roomId, phones: JSON.stringify([String(stranger)]) });
    expect(await shown(mine)).toEqual([[907, 2, jid]]);
    expect(await shown(theirs)).toEqual([[907, 2, jid]]);
    expect((await shown(added)).sort()).toEqual([
      [907, 1, String(stranger)],
      [907, 2, jid],
    ]);
    const copies = await added.chats();
    const common = { objectId: jid, fromUserId: String(me), toUserId: String(stranger), fileName: roomId };
    expect(copies).toEqual([expect.objectContaining(common), expect.objectContaining(common)]);
    for (const { messageHead } of copies) expect(messageHead.from).toBe('10005/Server');
    // Apps drop what comes under an id they have seen.
    expect(new Set(copies.map(({ messageHead }) => messageHead.messageId)).size).toBe(2);
  });

  test('members of a new group learn of it', async () => {
    const { app, ok } = await startLive();
    const [mine, invited] = [await app(form), await app(form, friend)];
    const room = await ok(me, '/room/add', {
      name: 'new',
      desc: 'new',
      jid: 'a1b2',
      phones: JSON.stringify([friend, other].map(String)),
    });
    expect((await shown(mine)).map(([type]) => type)).toEqual([907, 907]);
    expect(await shown(invited)).toContainEqual([907, 1, String(friend)]);
    await mine.tell(room.jid, { content: 'hello' });
    expect((await invited.chats()).at(-1)).toMatchObject({ content: 'hello' });
  });

  test('whoever is removed learns of it, and gets nothing of the group any more', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs, removed] = [await app(form), await app(form, friend), await app(form, other)];
    await ok(me, '/room/member/delete', { roomId, userId: other });
    await mine.tell(jid);
    expect(await shown(theirs)).toEqual([
      [904, 2, jid],
      [1, 2, jid],
    ]);
    expect(await shown(removed)).toEqual([[904, 1, String(other)]]);
    expect(await removed.chats()).toMatchObject([{ objectId: jid, toUserId: String(other) }]);
  });

  test('a member who leaves is told on the own connections', async () => {
    const { app, ok } = await startLive();
    const [mine, leaver] = [await app(form), await app(form, friend)];
    await ok(friend, '/room/member/delete', { roomId, userId: friend });
    expect(await shown(mine)).toEqual([[904, 2, jid]]);
    expect(await shown(leaver)).toEqual([[904, 1, String(friend)]]);
  });

  test('a dissolved group is gone for everybody, each ordinary member with a single message', async () => {
    const { app, ok } = await startLive();
    const [owner, theirs, third] = [await app(form), await app(form, friend), await app(form, other)];
    await ok(me, '/room/member/delete', { roomId, userId: me });
    expect((await shown(theirs)).sort()).toEqual([
      [903, 1, String(friend)],
      [903, 2, jid],
    ]);
    expect((await shown(third)).length).toBe(2);
    expect(await theirs.chats()).toMatchObject([
      { objectId: jid },
      { objectId: jid, toUserId: String(friend) },
    ]);
    // Dissolving ends the login of the owner (document 2.3), who learns of it all the same.
    await owner.next(10, ({ type }) => type === 903);
    expect(owner.frames.filter(({ command }) => command === 10).length).toBe(1);
  });

  test('whoever is muted gets that as a single message as well', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    await ok(me, '/room/member/update', { roomId, userId: friend, talkTime: 1893456000 });
    expect(await shown(mine)).toEqual([[906, 2, jid]]);
    expect((await shown(theirs)).sort()).toEqual([
      [906, 1, String(friend)],
      [906, 2, jid],
    ]);
  });

  test('notices, names and switches of a group reach its members', async () => {
    const { app, ok } = await startLive();
    const theirs = await app(form, friend);
    await ok(me, '/room/update', { roomId, roomName: 'another name' });
    await ok(me, '/room/update', { roomId, notice: 'read this' });
    await ok(me, '/room/update', { roomId, showRead: 1 });
    expect(await shown(theirs)).toEqual([902, 905, 915].map(type => [type, 2, jid]));
    expect((await theirs.chats())[1]).toMatchObject({
      content: 'read this',
      fromUserId: String(me),
      objectId: jid,
    });
  });

  test('a request that is refused or rolled back delivers nothing', async () => {
    const { app, call } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    expect(await call(friend, '/room/member/delete', { roomId, userId: me })).not.toMatchObject({
      resultCode: 1,
    });
    expect(await call(friend, '/room/update', { roomId, roomName: 'mine' })).not.toMatchObject({
      resultCode: 1,
    });
    expect([...(await mine.chats()), ...(await theirs.chats())]).toEqual([]);
  });
});

test('both forms get the same message, each in its own frames', async () => {
  const { app } = await startLive();
  const [short, wide, author] = [await app('short', friend), await app('wide', friend), await app('wide')];
  const id = await author.tell(friend, { content: 'x'.repeat(70_000) });
  const [[ofShort], [ofWide]] = [await short.chats(id), await wide.chats(id)];
  expect(ofShort).toEqual(ofWide);
  expect(ofShort?.content.length).toBe(70_000);
});

test('nothing is delivered to a connection that has not logged in', async () => {
  const { port, admin, app } = await startLive();
  const silent = await App.connect(port, { user: friend });
  const witness = await app('short', friend);
  await admin('/messages', { from: me, to: friend, content: 'secret' });
  expect((await witness.chats()).length).toBe(1);
  expect(silent.frames).toEqual([]);
});
