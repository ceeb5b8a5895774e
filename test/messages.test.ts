import { describe, expect, test } from 'vitest';
import { afterTheSamples, type Json, rooms, type StartedMock, startMock } from './harness.ts';

const me = 100164;
const peer = 100102;
const { jid } = rooms.test;

const history = (mock: StartedMock, user: number, receiver: number) =>
  mock.ok(user, '/tigase/shiku_msgs', { receiver, pageIndex: 0, pageSize: 50 });
const groupHistory = (mock: StartedMock, user: number, parameters = {}) =>
  mock.ok(user, '/tigase/shiku_muc_msgs', { roomId: jid, pageIndex: 0, pageSize: 50, ...parameters });
const chatList = async (mock: StartedMock, user: number): Promise<Json[]> =>
  mock.ok(user, '/tigase/getLastChatList');
const chatWith = async (mock: StartedMock, user: number, other: number | string) =>
  (await chatList(mock, user)).find(row => row.jid === String(other));
const contents = (rows: Json[]) => rows.map(row => row.content);
const ids = (rows: Json[]) => rows.map(row => row.messageId).join(',');

describe('a single message', () => {
  test('is stored twice: same message, own copy and row id for each side', async () => {
    const mock = await startMock({ now: afterTheSamples });
    await mock.ok(me, '/console/oneSendOne', {
      type: 1,
      content: '任务 "已" 更新 🎉 <b>',
      sendPhone: '8618094152050',
      toUserPhone: '13112345611',
    });
    const [mine] = await history(mock, me, 100158);
    const [theirs] = await history(mock, 100158, me);
    expect(mine).toMatchObject({
      direction: 0,
      sender: '100164',
      receiver: '100158',
      timeSend: afterTheSamples,
    });
    expect(theirs).toMatchObject({
      direction: 1,
      sender: '100158',
      receiver: '100164',
      content: '任务 "已" 更新 🎉 <b>',
    });
    expect(theirs.messageId).toBe(mine.messageId);
    expect(theirs.message).toBe(mine.message);
    expect(theirs._id).not.toBe(mine._id);
    expect(JSON.parse(mine.message)).toMatchObject({ fromUserId: '100164', toUserName: '测试001', type: 1 });
    for (const [user, other] of [
      [me, 100158],
      [100158, me],
    ] as const) {
      expect(await chatWith(mock, user, other)).toMatchObject({
        content: mine.content,
        isRoom: 0,
        userId: String(user),
      });
    }
  });

  test('from the control API arrives in both histories, whatever its type', async () => {
    const mock = await startMock();
    await mock.admin('/messages', {
      from: peer,
      to: me,
      content: 'http://x/1.png',
      type: 2,
      fileName: '1.png',
      fileSize: 9,
    });
    await mock.admin('/messages', { from: peer, to: me, content: 'recalled', type: 202 });
    const [picture] = await history(mock, me, peer);
    expect(JSON.parse(picture.message)).toMatchObject({ type: 2, fileName: '1.png', fileSize: 9 });
    const all = await mock.ok(me, '/tigase/shiku_msgs', { receiver: peer, maxType: 0 });
    expect(contents(all).slice(0, 2)).toEqual(['recalled', 'http://x/1.png']);
    const few = await mock.ok(me, '/tigase/shiku_msgs', { receiver: peer, maxType: 2, pageSize: 2 });
    expect(contents(few)).toEqual(['123', '11']);
  });

  test('deleted for oneself stays with the other side, and the chat list falls back', async () => {
    const mock = await startMock();
    const [newest, second] = await history(mock, me, peer);
    await mock.ok(me, '/tigase/deleteMsg', { type: 1, delete: 1, messageId: newest.messageId });
    expect(contents(await history(mock, me, peer))).toEqual(['11', '你好']);
    expect(contents(await history(mock, peer, me))).toEqual(['123', '11', '你好']);
    expect(await chatWith(mock, me, peer)).toMatchObject({ messageId: second.messageId, content: '11' });
    expect(await chatWith(mock, peer, me)).toMatchObject({ messageId: newest.messageId });
  });

  test('recalled goes on both sides; with none left the chat leaves both lists', async () => {
    const mock = await startMock();
    const rows = await history(mock, me, peer);
    await mock.ok(peer, '/tigase/deleteMsg', { type: 1, delete: 2, messageId: ids(rows) });
    for (const [user, other] of [
      [me, peer],
      [peer, me],
    ] as const) {
      expect(await history(mock, user, other)).toEqual([]);
      expect(await chatWith(mock, user, other)).toBeUndefined();
    }
  });

  test('of others is not touched, and the call succeeds all the same', async () => {
    const mock = await startMock();
    const rows = await history(mock, me, peer);
    await mock.ok(100158, '/tigase/deleteMsg', { type: 1, delete: 2, messageId: ids(rows) });
    expect(await history(mock, me, peer)).toEqual(rows);
  });

  test.each([
    { startTime: 1613982280589, endTime: 0, want: ['123', '11'] },
    { startTime: 0, endTime: 1613982280589, want: ['11', '你好'] },
    { startTime: 1613982281589, endTime: 1613982281589, want: ['11'] },
    { startTime: 1613982283000, endTime: 1613982284000, want: [] },
  ])(
    'is found by time, in whole seconds and one second wider: $startTime to $endTime',
    async ({ want, ...window }) => {
      const mock = await startMock();
      expect(contents(await mock.ok(me, '/tigase/shiku_msgs', { receiver: peer, ...window }))).toEqual(want);
    },
  );

  test.each([
    { pageIndex: 0, pageSize: 2, want: ['123', '11'] },
    { pageIndex: 1, pageSize: 2, want: ['你好'] },
    { pageIndex: 2, pageSize: 2, want: [] },
    { pageIndex: 0, pageSize: 0, want: ['123', '11', '你好'] },
    { pageIndex: -1, pageSize: 2, want: [] },
    { pageIndex: 0, pageSize: -2, want: [] },
    { pageIndex: 2147483647, pageSize: 2147483647, want: [] },
  ])('comes in pages: $pageIndex of $pageSize', async ({ want, ...page }) => {
    const mock = await startMock();
    expect(contents(await mock.ok(me, '/tigase/shiku_msgs', { receiver: peer, ...page }))).toEqual(want);
  });

  test.each([100174, me, 424242, -1, 0])(
    'with %i, to whom nobody wrote, gives an empty history',
    async receiver => {
      const mock = await startMock();
      expect(await history(mock, me, receiver)).toEqual([]);
    },
  );
});

describe('a group message', () => {
  const say = (mock: StartedMock, content: string, from = me) =>
    mock.admin('/messages', { from, room: jid, content });

  test('written through the control API is everybody’s newest', async () => {
    const mock = await startMock({ now: afterTheSamples });
    expect((await say(mock, '大家好')).status).toBe(201);
    for (const user of [me, 100158, 100159]) {
      expect((await groupHistory(mock, user))[0]).toMatchObject({
        content: '大家好',
        sender_jid: '100164/web',
      });
      expect((await chatList(mock, user))[0]).toMatchObject({
        jid,
        content: '大家好',
        toUserName: '测试群',
        isRoom: 1,
      });
    }
  });

  test('hidden by one member is hidden for him alone', async () => {
    const mock = await startMock();
    const [newest, second] = await groupHistory(mock, me);
    await mock.ok(me, '/tigase/deleteMsg', { type: 2, delete: 1, roomJid: jid, messageId: newest.messageId });
    expect((await groupHistory(mock, me))[0]).toEqual(second);
    expect((await groupHistory(mock, 100158))[0]).toEqual(newest);
    expect(await chatWith(mock, me, jid)).toMatchObject({ messageId: second.messageId });
    expect(await chatWith(mock, 100158, jid)).toMatchObject({ messageId: newest.messageId });
  });

  test('when no text is left to somebody who hid one, the server’s rows vanish too, until a new text comes', async () => {
    const mock = await startMock({ now: afterTheSamples });
    const texts = (await groupHistory(mock, me)).filter((row: Json) => row.contentType === 1);
    await mock.ok(me, '/tigase/deleteMsg', { type: 2, delete: 1, roomJid: jid, messageId: ids(texts) });
    expect(await groupHistory(mock, me)).toEqual([]);
    expect(await chatWith(mock, me, jid)).toBeUndefined();
    expect((await groupHistory(mock, 100158)).length).toBe(6);

    await mock.admin('/messages', { from: 100158, room: jid, content: 'picture', type: 2 });
    expect(contents(await groupHistory(mock, me))).toEqual(['picture']);
    await say(mock, '又来了', 100158);
    expect(contents(await groupHistory(mock, me))).toEqual([
      '又来了',
      'picture',
      '0',
      '1',
      '测试群',
      '测试群',
    ]);
    expect(await chatWith(mock, me, jid)).toMatchObject({ content: '又来了' });
  });

  test('a member who hid nothing sees the server’s rows even where there is no text', async () => {
    const mock = await startMock();
    const texts = (await groupHistory(mock, me)).filter((row: Json) => row.contentType === 1);
    await mock.ok(me, '/tigase/deleteMsg', { type: 2, delete: 2, roomJid: jid, messageId: ids(texts) });
    expect((await groupHistory(mock, 100158)).length).toBe(4);
  });

  test('removed for everybody is gone, with what hid it', async () => {
    const mock = await startMock();
    const [newest] = await groupHistory(mock, me);
    await mock.ok(100158, '/tigase/deleteMsg', {
      type: 2,
      delete: 1,
      roomJid: jid,
      messageId: newest.messageId,
    });
    await mock.ok(me, '/tigase/deleteMsg', { type: 2, delete: 2, roomJid: jid, messageId: newest.messageId });
    for (const user of [me, 100158]) {
      expect(contents(await groupHistory(mock, user))).not.toContain('不好');
      expect(await chatWith(mock, user, jid)).toMatchObject({ content: '你好' });
    }
    expect(mock.mock.world().store.view.hidden.size).toBe(0);
  });

  test('from before somebody joined is cut for him; somebody outside reads everything', async () => {
    const mock = await startMock({ now: afterTheSamples });
    expect((await groupHistory(mock, 100102)).length).toBe(6);
    await mock.ok(me, '/room/member/update', { roomId: rooms.test.id, phones: '[100102]' });
    expect(contents(await groupHistory(mock, 100102))).toEqual(['测试群']);
  });

  test('pages skip what is hidden, wherever it lies', async () => {
    const mock = await startMock({ now: afterTheSamples });
    for (let number = 1; number <= 20; number++) await say(mock, `n${number}`);
    const all = await groupHistory(mock, me);
    const hidden = new Set([0, 3, 4, 9, 10, 11, 19, 24]);
    const hide = all.filter((_: Json, index: number) => hidden.has(index));
    await mock.ok(me, '/tigase/deleteMsg', { type: 2, delete: 1, roomJid: jid, messageId: ids(hide) });
    const left = all.filter((_: Json, index: number) => !hidden.has(index));
    expect(await groupHistory(mock, me, { pageSize: 0 })).toEqual(left);
    for (const pageSize of [1, 2, 3, 5, 7, 18, 30]) {
      const pages: Json[] = [];
      for (let pageIndex = 0; pageIndex * pageSize < left.length; pageIndex++) {
        pages.push(...(await groupHistory(mock, me, { pageIndex, pageSize })));
      }
      expect(pages, `pages of ${pageSize}`).toEqual(left);
    }
  });

  test('of a kind that is never listed cannot be hidden in place of another', async () => {
    const mock = await startMock({ now: afterTheSamples });
    await mock.admin('/messages', { from: me, room: rooms.chat.jid, content: 'text' });
    const { body } = await mock.admin('/messages', {
      from: me,
      room: rooms.chat.jid,
      content: 'opened',
      type: 83,
    });
    const roomJid = rooms.chat.jid;
    await mock.ok(me, '/tigase/deleteMsg', { type: 2, delete: 1, roomJid, messageId: body.messageId });
    expect(contents(await groupHistory(mock, me, { roomId: roomJid }))).toEqual(['text']);
    expect(await chatWith(mock, me, roomJid)).toBeDefined();
  });

  test('in an unknown group gives an empty history', async () => {
    const mock = await startMock();
    expect(await mock.ok(me, '/tigase/shiku_muc_msgs', { roomId: 'nowhere' })).toEqual([]);
  });
});

describe('pins', () => {
  test('of a friend and of a group show in openTopChatTime, and go again', async () => {
    const mock = await startMock({ now: afterTheSamples });
    const shown = async () => {
      const friends = await mock.ok(me, '/friends/page', { userId: me });
      const groups = await mock.ok(me, '/room/list/his');
      return [
        friends.pageData.find((row: Json) => row.toUserId === 100158).openTopChatTime,
        groups.find((row: Json) => row.jid === jid).member.openTopChatTime,
      ];
    };
    const before = await chatList(mock, me);
    for (const pinned of ['100158', jid])
      await mock.ok(me, '/tigase/dialog/add', { jid: pinned, isAdaptive: 1 });
    expect(await shown()).toEqual([Math.trunc(afterTheSamples / 1000), Math.trunc(afterTheSamples / 1000)]);
    expect(await chatList(mock, me)).toEqual(before);
    expect(
      [...mock.mock.world().store.view.pins.by.byUser('100164')].map(row => [row.jid, row.isRoom]).sort(),
    ).toEqual([
      ['100158', 1],
      [jid, 0],
    ]);
    for (const pinned of ['100158', jid])
      await mock.ok(me, '/tigase/dialog/delete', { jid: pinned, isAdaptive: 1 });
    expect(await shown()).toEqual([0, 0]);
    expect(mock.mock.world().store.view.pins.by.byUser('100164').size).toBe(0);
  });
});

describe('search without a word', () => {
  test('an empty one, which apps send at every start, finds nothing in four lists', async () => {
    const { call } = await startMock();
    expect(await call(100164, '/tigase/search', { content: '' })).toMatchObject({
      resultCode: 1,
      data: { shikuMsgs: [], friend: [], mucmsgs: [], group: [] },
    });
  });

  test('none at all is refused', async () => {
    const { call } = await startMock();
    expect(await call(100164, '/tigase/search')).toMatchObject({ resultCode: 1010101 });
  });
});
