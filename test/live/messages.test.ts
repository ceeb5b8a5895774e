import { describe, expect, test } from 'vitest';
import type { Form } from './app.ts';
import { afterDemo, friend, me, other, rooms, startLive, stranger } from './harness.ts';
import type { Values } from './protobuf.ts';

const forms: Form[] = ['short', 'wide'];
const { jid } = rooms.test;
const startTime = afterDemo;

describe.each(forms)('in the %s form', form => {
  test('a text is receipted to its author and delivered as it was sent', async () => {
    const { app } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const more = { timeSend: 1614048376311, seqNo: -1, content: '<p>你好 👋</p>', signature: 's' };
    const id = mine.chat(friend, more);
    expect(await mine.next(11)).toMatchObject({
      messageHead: { messageId: id, chatType: 1 },
      messageId: id,
      status: 1,
    });
    expect(await theirs.next(10)).toMatchObject({
      messageHead: { from: '100164/web', to: '100158', messageId: id, chatType: 1 },
      fromUserId: '100164',
      fromUserName: 'somebody',
      toUserId: '100158',
      toUserName: 'another',
      timeSend: 1614048376311,
      type: 1,
      content: '<p>你好 👋</p>',
      seqNo: 0,
      signature: '',
    });
  });

  test('a single message goes to all connections of the receiver and the other ones of the author', async () => {
    const { app } = await startLive();
    const [mine, second] = [await app(form), await app(form, me, { resource: 'pc' })];
    const [theirs, third] = [await app(form, friend), await app(form, friend)];
    const outsider = await app(form, other);
    const id = await mine.tell(friend);
    const copies = await Promise.all([mine, second, theirs, third, outsider].map(each => each.chats(id)));
    expect(copies.map(({ length }) => length)).toEqual([0, 1, 1, 1, 0]);
  });

  test("a group message goes to all connections of all members, the author's own among them", async () => {
    const { app } = await startLive();
    const [mine, theirs, third] = [await app(form), await app(form, friend), await app(form, other)];
    const outsider = await app(form, stranger);
    const id = await mine.tell(jid, { toUserName: '测试群' });
    const copies = await Promise.all([mine, theirs, third, outsider].map(each => each.chats(id)));
    expect(copies.map(({ length }) => length)).toEqual([1, 1, 1, 0]);
    expect(copies[1]?.[0]).toMatchObject({
      messageHead: { from: '100164/web', to: jid, messageId: id, chatType: 2 },
      fromUserId: '100164',
      toUserId: jid,
    });
  });

  test('rows are as the samples of the document have them, field for field', async () => {
    const { app, ok } = await startLive({ now: 1614048379623 });
    const mine = await app(form);
    const head = { messageId: 'skimweb_100164161404837631199' };
    const named = { fromUserName: '张益达', toUserName: 'A9gz0', content: '123', timeSend: 1614048376399 };
    await mine.tell(stranger, { ...named, head });
    const body = (chatType: number, to: string, toUserName: string, messageId: string) =>
      `{"content":"123","deleteTime":0,"encryptType":0,"fileSize":0,"fileTime":0,"fromUserId":"100164","fromUserName":"张益达","isEncrypt":false,"isReadDel":false,"location_x":0.0,"location_y":0.0,"messageHead":{"chatType":${chatType},"from":"100164/web","messageId":"${messageId}","offline":false,"to":"${to}"},"timeSend":1614048376399,"toUserId":"${to}","toUserName":"${toUserName}","type":1}`;
    const shared = {
      message: body(1, '100102', 'A9gz0', head.messageId),
      sender_jid: '100164/web',
      receiver_jid: '100102',
      ts: 1614048379623,
      contentType: 1,
      messageId: head.messageId,
      timeSend: 1614048376399,
      deleteTime: 0,
      isRead: 0,
      isEncrypt: false,
      content: '123',
    };
    const history = async (user: number, receiver: number) =>
      (await ok(user, '/tigase/shiku_msgs', { receiver, pageIndex: 0, pageSize: 1 }))[0];
    const _id = expect.stringMatching(/^[0-9a-f]{24}$/);
    expect(await history(me, stranger)).toEqual({
      _id,
      ...shared,
      sender: '100164',
      receiver: '100102',
      direction: 0,
    });
    expect(await history(stranger, me)).toEqual({
      _id,
      ...shared,
      sender: '100102',
      receiver: '100164',
      direction: 1,
    });
    const inGroup = { messageId: 'skimweb_100164161404837631200' };
    await mine.tell(jid, { ...named, toUserName: '测试群', head: inGroup });
    const [row] = await ok(friend, '/tigase/shiku_muc_msgs', { roomId: jid, pageIndex: 0, pageSize: 1 });
    expect(row).toEqual({
      _id,
      message: body(2, jid, '测试群', inGroup.messageId),
      room_jid: jid,
      sender_jid: '100164/web',
      sender: '100164',
      ts: 1614048379623,
      contentType: 1,
      messageId: inGroup.messageId,
      timeSend: 1614048376399,
      deleteTime: 0,
      content: '123',
      readCount: 0,
    });
  });

  test('last chats follow', async () => {
    const { app, ok } = await startLive();
    const mine = await app(form);
    const single = await mine.tell(friend, { content: 'to you' });
    const inGroup = await mine.tell(jid, { content: 'to all' });
    for (const user of [me, friend]) {
      const chats: Values[] = await ok(user, '/tigase/getLastChatList', { pageIndex: 0, pageSize: 0 });
      expect(chats.find(({ jid: id }) => id === jid)).toMatchObject({
        messageId: inGroup,
        content: 'to all',
      });
      expect(chats.find(({ messageId }) => messageId === single)).toMatchObject({
        content: 'to you',
        isRoom: 0,
      });
    }
  });

  test('every kind of message keeps its fields', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const kinds: Values[] = [
      {
        type: 2,
        content: 'http://h/o/1.png',
        fileName: '1.png',
        fileSize: 20480,
        location_x: 640,
        location_y: 480,
      },
      { type: 3, content: 'http://h/o/1.amr', fileTime: 7, fileSize: 2 ** 33 },
      { type: 4, content: 'http://h/o/map.png', location_x: 113.9, location_y: 22.5, objectId: '深圳' },
      { type: 5, content: 'smile.gif' },
      { type: 6, content: 'http://h/o/1.mp4', fileName: '1.mp4', fileTime: 12 },
      { type: 8, content: '朋友001', objectId: '100159' },
      { type: 9, content: 'http://h/o/1.pdf', fileName: 'a b.pdf', fileSize: 99, isReadDel: true },
      ...[80, 81, 82, 83, 84, 85, 86, 87, 94].map(type => ({ type, content: `kind ${type}` })),
      { type: 1, content: 'secret', isEncrypt: true, encryptType: 3, deleteTime: -1 },
      { type: 1, content: 'with more', other: 'free text' },
      { type: 100, content: 'a call' },
    ];
    for (const kind of kinds) {
      const id = await mine.tell(friend, kind);
      expect(await theirs.next(10), JSON.stringify(kind)).toMatchObject({
        ...kind,
        messageHead: { messageId: id },
      });
    }
    const rows = await ok(me, '/tigase/shiku_msgs', { receiver: friend, startTime, pageSize: 100 });
    const bodies = rows.map(({ message }: { message: string }) => JSON.parse(message)).reverse();
    expect(bodies).toEqual(kinds.map(kind => expect.objectContaining(kind)));
    for (const body of bodies) expect(Object.keys(body)).toEqual(Object.keys(body).sort());
  });

  test('a message whose id comes again is stored and delivered once, and receipted again', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const head = { messageId: 'again' };
    for (const content of ['first', 'first', 'second']) await mine.tell(friend, { content, head });
    expect((await theirs.chats('again')).map(({ content }) => content)).toEqual(['first']);
    const rows: Values[] = await ok(me, '/tigase/shiku_msgs', {
      receiver: friend,
      startTime,
      pageSize: 9,
    });
    expect(rows.map(({ content }) => content)).toEqual(['first']);
    for (const type of [200, 201, 1]) await mine.tell(jid, { head: { messageId: `${type}` }, type });
    for (const type of [200, 201, 1]) await mine.tell(jid, { head: { messageId: `${type}` }, type });
    expect((await theirs.chats()).map(({ type }) => type)).toEqual([1, 200, 201, 1]);
  });

  test('what was passed on before a reset is passed on again, the first reset included', async () => {
    const { app, mock } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    for (let round = 0; round < 3; round++) {
      await mine.tell(friend, { head: { messageId: 'typing' }, type: 201 });
      expect(await theirs.chats('typing')).toHaveLength(round + 1);
      await mock.admin.reset();
    }
  });

  test('typing and being on line are passed on and not stored', async () => {
    const { app, ok, mock } = await startLive();
    const [mine, tab] = [await app(form), await app(form)];
    const [theirs, outsider] = [await app(form, friend), await app(form, stranger)];
    const before = mock.world().store.sequence;
    const ids = [await mine.tell(friend, { type: 201 }), await mine.tell(friend, { type: 200 })];
    const inGroup = await mine.tell(jid, { type: 201 });
    expect((await theirs.chats()).map(({ messageHead }) => messageHead.messageId)).toEqual([...ids, inGroup]);
    expect((await tab.chats()).length).toBe(3);
    expect(await outsider.chats()).toEqual([]);
    expect(mock.world().store.sequence).toBe(before);
    expect(
      await ok(me, '/tigase/shiku_msgs', { receiver: friend, startTime, pageSize: 9, maxType: 0 }),
    ).toEqual([]);
  });

  test('a chat that was read on another device is told to the own connections alone', async () => {
    const { app } = await startLive();
    const [mine, tab, theirs] = [
      await app(form),
      await app(form, me, { resource: 'pc' }),
      await app(form, friend),
    ];
    const own = await mine.tell(me, { type: 10086 });
    const toFriend = await mine.tell(friend, { type: 10086 });
    expect((await tab.chats()).map(({ messageHead }) => messageHead.messageId)).toEqual([own, toFriend]);
    expect(await theirs.chats()).toEqual([]);
    expect(await mine.chats()).toEqual([]);
  });

  test('recalls and friendship are stored, delivered, and left out of the usual history', async () => {
    const { app, ok } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const text = await mine.tell(friend);
    await ok(me, '/tigase/deleteMsg', { type: 1, delete: 2, messageId: text });
    const types = [202, 500, 501, 508, 518];
    for (const type of types) await mine.tell(friend, { type, content: text });
    expect((await theirs.chats()).map(({ type }) => type)).toEqual([1, ...types]);
    const page = { startTime, pageSize: 50 };
    expect(await ok(friend, '/tigase/shiku_msgs', { receiver: me, ...page })).toEqual([]);
    const all: Values[] = await ok(friend, '/tigase/shiku_msgs', { receiver: me, ...page, maxType: 0 });
    expect(all.map(({ contentType }) => contentType).reverse()).toEqual(types);
  });

  test('strangers may write to each other; whoever is on a blacklist may not', async () => {
    const { app, mock } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    await mine.tell(stranger);
    const [row] = (await mock.admin.state.rows('friends')).rows
      .map(({ row: it }) => it as Values)
      .filter(({ userId, toUserId }) => userId === friend && toUserId === me);
    await mock.admin.state.mergeRows('friends', [{ ...row, blacklist: 1 }]);
    const id = mine.chat(friend);
    await mine.settle();
    expect(await theirs.chats(id)).toEqual([]);
    expect(mine.frames.some(({ command, body }) => command === 11 && body.messageId === id)).toBe(false);
  });

  test.each([
    ['a group the author is not in', { to: rooms.six.jid }],
    ['a group that there is not', { to: 'nowhere' }],
    ['a user that there is not', { to: 999999 }],
    ['no id', { to: me, head: { messageId: '' } }],
    ['no type', { to: me, type: 0 }],
    ['another author', { to: me, fromUserId: '100164' }],
    ["another author's address", { to: me, head: { from: '100164/web' } }],
    ['a kind of chat that there is not', { to: me, head: { chatType: 3 } }],
    ['a time that is none', { to: me, timeSend: 5 }],
    ['a place that is no number', { to: me, location_x: Number.NaN }],
  ])('a message with %s is stored nowhere and delivered to nobody', async (_what, { to, ...more }) => {
    const { app, mock } = await startLive();
    const [author, receiver, member] = [await app(form, friend), await app(form), await app(form, stranger)];
    const before = mock.world().store.sequence;
    const id = author.chat(to, more);
    await author.settle();
    expect([...(await receiver.chats()), ...(await member.chats())]).toEqual([]);
    expect(mock.world().store.sequence).toBe(before);
    const errors = author.frames.filter(({ command }) => command === -1).map(({ body }) => body);
    // The wide form has no word for it.
    expect(errors).toEqual(
      form === 'wide'
        ? []
        : [expect.objectContaining({ code: -2, arg: (more as Values).head?.messageId ?? id })],
    );
    expect(errors.map(({ messageHead }) => messageHead.messageId)).not.toContain(id);
    expect(author.frames.some(({ command }) => command === 11)).toBe(false);
  });

  test('whoever is muted, or in a group where all are, writes nothing', async () => {
    const { app, ok, mock } = await startLive();
    const [mine, theirs] = [await app(form), await app(form, friend)];
    const until = Math.floor(Date.now() / 1000) + 600;
    await ok(me, '/room/member/update', { roomId: rooms.test.id, userId: friend, talkTime: until });
    const muted = theirs.chat(jid);
    await theirs.settle();
    await ok(me, '/room/member/update', { roomId: rooms.test.id, userId: friend, talkTime: 0 });
    await theirs.tell(jid);
    const room = (await mock.admin.state.row('shiku_room', rooms.test.id)) as Values;
    await mock.admin.state.mergeRows('shiku_room', [{ ...room, talkTime: until }]);
    const allMuted = theirs.chat(jid);
    await theirs.settle();
    await mine.tell(jid);
    const seen = (await mine.chats()).map(({ messageHead }) => messageHead.messageId);
    expect(seen).not.toContain(muted);
    expect(seen).not.toContain(allMuted);
  });
});
