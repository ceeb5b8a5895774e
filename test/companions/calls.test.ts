import { describe, expect, test } from 'vitest';
import { loadCompanions } from '../../src/companions/contract.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { afterTheSamples, rooms, startMock } from '../harness.ts';
import { post } from './app.ts';

const companions = loadCompanions();
const owner = 100164;
const [friend, member, stranger] = [100158, 100159, 100102];

describe('the contract of the companions', () => {
  // The last of the four calls needs the three before it.
  const alone = companions.operations.filter(({ id }) => id !== 'logInWithKey' && id !== 'listFriendsNewer');

  test.each(alone.map(operation => [operation.path, operation] as const))(
    '%s: its example succeeds',
    async (path, { example }) => {
      const { raw } = await startMock();
      expect(await (await raw(`${path}?${example}`)).json()).toMatchObject({ resultCode: 1 });
    },
  );

  test('has no path of the document but the one in a newer shape', () => {
    const { byPath } = loadContract();
    const both = companions.operations.map(({ path }) => path).filter(path => byPath.has(path));
    expect(both).toEqual(['/friends/page']);
  });

  test.each(alone.filter(({ needsToken }) => needsToken).map(({ path }) => path))(
    '%s wants a token first',
    async path => {
      const { raw } = await startMock();
      expect(await (await raw(path)).json()).toMatchObject({ resultCode: 1030101 });
      expect(await (await raw(path, { access_token: 'none' })).json()).toMatchObject({ resultCode: 1030102 });
    },
  );
});

describe('groups', () => {
  const roomId = rooms.test.id;

  test('/room/getRoom shows what /room/get shows, also of a group just made', async () => {
    const { ok } = await startMock();
    expect(await ok(owner, '/room/getRoom', { roomId })).toEqual(await ok(owner, '/room/get', { roomId }));
    const made = await ok(owner, '/room/add', { jid: 'made', name: 'made', phones: `[${friend}]` });
    const { members, userSize } = await ok(owner, '/room/getRoom', { roomId: made.id });
    expect([members.length, userSize]).toEqual([2, 2]);
  });

  test('/room/member/get gives one row of the list', async () => {
    const { ok, call } = await startMock();
    const [, row] = await ok(owner, '/room/member/list', { roomId });
    expect(await ok(owner, '/room/member/get', { roomId, userId: row.userId })).toEqual(row);
    expect(await ok(friend, '/room/member/get', { roomId })).toMatchObject({ userId: friend });
    expect(await call(owner, '/room/member/get', { roomId, userId: stranger })).toMatchObject({
      resultCode: 100409,
    });
  });

  test('/room/member/getMemberListByPage gives every member once, whoever joined in one second', async () => {
    const { ok, call, admin } = await startMock({ now: afterTheSamples });
    const { id } = await ok(owner, '/room/add', {
      jid: 'paged',
      name: 'paged',
      phones: `[${friend},${member}]`,
    });
    await admin('/clock/advance', { ms: 5000 });
    await ok(owner, '/room/member/update', { roomId: id, phones: `[${stranger},100174]` });
    const pages: number[][] = [];
    let joinTime = 0;
    for (;;) {
      const page = await ok(owner, '/room/member/getMemberListByPage', { roomId: id, pageSize: 1, joinTime });
      if (page.length === 0) break;
      pages.push(page.map(({ userId }: { userId: number }) => userId));
      joinTime = page.at(-1).createTime;
    }
    expect(pages.flat().sort()).toEqual([100102, 100158, 100159, 100164, 100174]);
    const everybody = await ok(owner, '/room/member/getMemberListByPage', {
      roomId,
      joinTime: 0,
      pageSize: 100,
    });
    expect(everybody).toHaveLength((await ok(owner, '/room/member/list', { roomId })).length);
    expect(await call(stranger, '/room/member/getMemberListByPage', { roomId })).toMatchObject({
      resultCode: 10111,
    });
  });

  test('/room/member/deleteUsers removes all or nobody, with a 904 each', async () => {
    const { ok, call } = await startMock();
    const remove = (user: number, userIds: string) =>
      call(user, '/room/member/deleteUsers', { roomId, userIds });
    const left = async () => (await ok(owner, '/room/member/list', { roomId })).length;
    expect(await remove(friend, String(member))).toMatchObject({ resultCode: 10111 });
    expect(await remove(owner, `${member},${stranger}`)).toMatchObject({ resultCode: 100409 });
    expect(await left()).toBe(3);
    expect(await remove(owner, `${member},${friend}`)).toMatchObject({ resultCode: 1 });
    expect(await left()).toBe(1);
    const messages = await ok(owner, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid, pageSize: 2 });
    expect(messages.map((row: { contentType: number }) => row.contentType)).toEqual([904, 904]);
    expect(await remove(owner, 'x')).toMatchObject({ resultCode: 1010101 });
  });

  test('/room/delete is the owner’s alone, and keeps the login', async () => {
    const { ok, call } = await startMock();
    expect(await call(friend, '/room/delete', { roomId })).toMatchObject({ resultCode: 10111 });
    expect(await call(owner, '/room/delete', { roomId })).toMatchObject({ resultCode: 1 });
    expect(await call(owner, '/room/get', { roomId })).toMatchObject({ resultCode: 100411 });
    expect(await ok(owner, '/user/get')).toMatchObject({ userId: owner });
  });

  test('/room/set/admin gives and takes the role, and the group gets a 913', async () => {
    const { ok, call } = await startMock();
    const set = (user: number, touserId: number, type: number) =>
      call(user, '/room/set/admin', { roomId, touserId, type });
    const role = async () => (await ok(owner, '/room/member/get', { roomId, userId: friend })).role;
    expect(await set(owner, friend, 2)).toMatchObject({ resultCode: 1 });
    expect(await role()).toBe(2);
    const [row] = await ok(owner, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid, pageSize: 1 });
    expect(row).toMatchObject({ contentType: 913, content: '1' });
    expect(JSON.parse(row.message)).toMatchObject({ toUserId: String(friend) });
    expect(await set(owner, friend, 3)).toMatchObject({ resultCode: 1 });
    expect(await role()).toBe(3);
    const refused = [
      await set(friend, member, 2),
      await set(owner, stranger, 2),
      await set(owner, owner, 2),
      await set(owner, friend, 1),
    ];
    expect(refused.map(({ resultCode }) => resultCode)).toEqual([10111, 100409, 100412, 1010101]);
  });
});

describe('friends', () => {
  test('/friends/get gives the row of the page, and nothing of a stranger', async () => {
    const { ok, call } = await startMock();
    const { pageData } = await ok(owner, '/friends/page', { userId: owner, pageSize: 50 });
    for (const row of pageData)
      expect(await ok(owner, '/friends/get', { toUserId: row.toUserId })).toEqual(row);
    const answer = await call(owner, '/friends/get', { toUserId: stranger });
    expect(answer).toMatchObject({ resultCode: 1 });
    expect(answer).not.toHaveProperty('data');
  });

  test('/friends/delete ends it for both, and /friends/add begins it again', async () => {
    const { ok, call } = await startMock();
    await ok(stranger, '/friends/add', { toUserId: owner });
    const found = async (user: number, other: number) =>
      (await call(user, '/friends/get', { toUserId: other })).data !== undefined;
    expect([await found(owner, stranger), await found(stranger, owner)]).toEqual([true, true]);
    await ok(owner, '/friends/delete', { toUserId: stranger });
    expect([await found(owner, stranger), await found(stranger, owner)]).toEqual([false, false]);
    expect(await call(owner, '/friends/delete', { toUserId: stranger })).toMatchObject({
      resultCode: 100511,
    });
    expect(await call(owner, '/friends/delete', { toUserId: 10000 })).toMatchObject({ resultCode: 100511 });
    await ok(owner, '/friends/add', { toUserId: stranger });
  });

  test('a remark is found by its text, on the caller’s side alone', async () => {
    const { ok } = await startMock();
    await ok(owner, '/friends/remark', { toUserId: 10000, remarkName: 'desk', describe: 'helps' });
    const { pageData } = await ok(owner, '/friends/page', { userId: owner, keyword: 'desk' });
    expect(pageData).toMatchObject([{ toUserId: 10000, remarkName: 'desk', describe: 'helps' }]);
    expect(await ok(friend, '/friends/get', { toUserId: 10000 })).not.toMatchObject({ remarkName: 'desk' });
  });

  test.each([
    [0, 'offlineNoPushMsg'],
    [1, 'isOpenSnapchat'],
    [2, 'openTopChatTime'],
  ])('switch %i is %s', async (type, field) => {
    const { ok } = await startMock();
    const set = (offlineNoPushMsg: number) =>
      ok(owner, '/friends/update/OfflineNoPushMsg', { toUserId: 10000, offlineNoPushMsg, type });
    await set(1);
    expect((await ok(owner, '/friends/get', { toUserId: 10000 }))[field]).toBeGreaterThan(0);
    await set(0);
    expect((await ok(owner, '/friends/get', { toUserId: 10000 }))[field]).toBe(0);
  });

  test('new friends come newest first, in pages, under both names', async () => {
    const { ok } = await startMock();
    await ok(owner, '/friends/add', { toUserId: stranger });
    const page = await ok(owner, '/friends/newFriendListWeb', { pageSize: 1 });
    expect(page).toMatchObject({ pageSize: 1, pageData: [{ toUserId: stranger, status: 2 }] });
    expect(await ok(owner, '/friends/newFriend/list', { pageSize: 1 })).toEqual(page);
    const all = await ok(owner, '/friends/newFriendListWeb', { pageSize: 0 });
    expect(all.pageData.map(({ toUserId }: { toUserId: number }) => toUserId)).not.toContain(10000);
    expect(all.pageData).toHaveLength(page.total);
  });
});

describe('messages', () => {
  test('the histories are the documented ones under their newer names', async () => {
    const { call } = await startMock();
    for (const [newer, documented, parameters] of [
      ['/tigase/chat_msgs', '/tigase/shiku_msgs', { receiver: stranger, pageSize: 5 }],
      ['/tigase/chat_muc_msgs', '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid, pageSize: 5 }],
    ] as const) {
      const { currentTime: _, ...answer } = await call(owner, newer, parameters);
      expect(await call(owner, documented, parameters)).toMatchObject(answer);
    }
  });

  test('/tigase/dialog/get lists what is pinned, friend 1 and group 0', async () => {
    const { ok } = await startMock({ now: afterTheSamples });
    for (const { jid } of await ok(stranger, '/tigase/dialog/get'))
      await ok(stranger, '/tigase/dialog/delete', { jid });
    await ok(stranger, '/tigase/dialog/add', { jid: 10000 });
    await ok(stranger, '/tigase/dialog/add', { jid: rooms.six.jid });
    const pins = await ok(stranger, '/tigase/dialog/get');
    const row = { userId: stranger, time: afterTheSamples / 1000 };
    expect(pins).toHaveLength(2);
    expect(pins).toEqual(
      expect.arrayContaining([
        { ...row, jid: '10000', isRoom: 1 },
        { ...row, jid: rooms.six.jid, isRoom: 0 },
      ]),
    );
  });

  test('/tigase/systemToUser/sendMessage keeps a text, and marks what was read', async () => {
    const mock = await startMock();
    const { ok } = mock;
    const path = '/tigase/systemToUser/sendMessage';
    const access_token = `mock-${stranger}`;
    const [text] = await ok(stranger, '/tigase/shiku_msgs', { receiver: owner, pageSize: 1 });
    await post(mock, path, { access_token, type: 26, body: text.messageId, toUserId: owner });
    const after = await ok(owner, '/tigase/shiku_msgs', { receiver: stranger, pageSize: 1, maxType: 0 });
    expect(after).toMatchObject([{ messageId: text.messageId, contentType: text.contentType }]);
    const body = JSON.stringify({ content: 'hello', type: 1 });
    await post(mock, path, { access_token, type: 1, body, toUserId: owner });
    expect(await ok(owner, '/tigase/shiku_msgs', { receiver: stranger, pageSize: 1 })).toMatchObject([
      { content: 'hello', direction: 1 },
    ]);
  });

  test('a receipt sent so reaches the author’s app, once', async () => {
    const mock = await startMock();
    const app = await mock.mock.live(`mock-${owner}`);
    const messageId = await app.send({ to: friend, content: 'read me' });
    const form = { access_token: `mock-${friend}`, type: 26, body: messageId, toUserId: owner };
    for (let time = 0; time < 2; time++) await post(mock, '/tigase/systemToUser/sendMessage', form);
    expect(await app.next({ type: 26 })).toMatchObject({ content: messageId, fromUserId: String(friend) });
    await post(mock, '/tigase/systemToUser/sendMessage', { ...form, type: 201, body: '' });
    await app.next({ type: 201 });
    expect(app.received.filter(({ type }) => type === 26)).toHaveLength(1);
    expect(await mock.ok(owner, '/tigase/shiku_msgs', { receiver: friend, pageSize: 1 })).toMatchObject([
      { messageId, isRead: 1 },
    ]);
    app.close();
  });
});

describe('what apps ask now and then', () => {
  test('the time is that of the world; a ping needs no token', async () => {
    const { raw } = await startMock({ now: afterTheSamples });
    expect(await (await raw('/getCurrentTime')).json()).toMatchObject({
      data: afterTheSamples,
      resultCode: 1,
    });
    expect(await (await raw('/_ping', {}, { method: 'POST' })).json()).toMatchObject({ resultCode: 1 });
  });

  test('users who are known are on line', async () => {
    const { ok } = await startMock();
    expect([
      await ok(owner, '/user/getOnLine', { userId: friend }),
      await ok(owner, '/user/getOnLine'),
    ]).toEqual([1, 1]);
    expect(await ok(owner, '/user/getOnLine', { userId: 1 })).toBe(0);
  });
});
