import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { afterTheSamples, type Json, rooms, startMock } from './harness.ts';

const owner = 100164;
const sample = (id: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/documented/${id}.json`, import.meta.url), 'utf8'));
const without = (row: Json, ...names: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

describe('each documented row comes back from the demo data', () => {
  test('/user/get: whole', async () => {
    const { ok } = await startMock();
    expect(await ok(owner, '/user/get')).toEqual(sample('getUser').data);
  });

  test('/friends/page: whole, in this order', async () => {
    const { ok } = await startMock();
    const page = await ok(owner, '/friends/page', { userId: owner, pageIndex: 0, pageSize: 50000 });
    expect(page).toEqual(sample('listFriends').data);
  });

  test('/room/list/his: the row is the third of three, newest first', async () => {
    const { ok } = await startMock();
    const rows = await ok(owner, '/room/list/his', { pageIndex: 0, pageSize: 50000 });
    expect(rows.map((row: Json) => row.id)).toEqual([rooms.chat.id, rooms.six.id, rooms.test.id]);
    expect(rows[2]).toEqual(sample('listRooms').data[0]);
  });

  test('/tigase/getLastChatList: derived from what had been sent by the time of the sample', async () => {
    const { ok, mock } = await startMock({ now: afterTheSamples });
    const later = (await ok(owner, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid, pageSize: 0 })).filter(
      (row: Json) => row.timeSend > 1612852375737,
    );
    const people = [100102, 100158, 100159];
    const chats = people.map(receiver =>
      ok(owner, '/tigase/shiku_msgs', { receiver, maxType: 0, pageSize: 500 }),
    );
    const newer = (await Promise.all(chats)).flat().map((row: Json) => row.messageId);
    const ids = later.map((row: Json) => row.messageId).join(',');
    await ok(owner, '/tigase/deleteMsg', { type: 2, delete: 2, roomJid: rooms.test.jid, messageId: ids });
    await ok(owner, '/tigase/deleteMsg', { type: 1, delete: 2, messageId: newer.join(',') });
    const rows = await ok(owner, '/tigase/getLastChatList', { pageIndex: 0, pageSize: 50000 });
    expect(rows.map((row: Json) => without(row, '_id'))).toEqual(
      sample('listLastChats').data.map((row: Json) => without(row, '_id')),
    );
    expect(mock.world().store.view.lastChats.size).toBe(1);
  });

  test('/tigase/shiku_muc_msgs: whole, order and resultMsg too', async () => {
    const { call } = await startMock();
    const answer = await call(owner, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid, pageSize: 50000 });
    expect(without(answer, 'currentTime')).toEqual(without(sample('listGroupMessages'), 'currentTime'));
  });

  test('/room/add: a new group of the same name looks the same', async () => {
    const { ok } = await startMock();
    const made = ['id', 'jid', 'createTime', 'modifyTime'];
    const room = await ok(owner, '/room/add', { jid: 'another', name: '005', desc: '005' });
    expect(without(room, ...made)).toEqual(without(sample('addRoom').data, ...made));
    expect(Object.keys(room).sort()).toEqual(Object.keys(sample('addRoom').data).sort());
  });

  test('/room/get: equal but for the notices, which are later', async () => {
    const { ok } = await startMock();
    const room = await ok(owner, '/room/get', { roomId: rooms.six.id });
    expect(without(room, 'notice', 'notices')).toEqual(without(sample('getRoom').data, 'notice', 'notices'));
    expect(room.notices).toEqual(sample('listNotices').data.pageData);
    expect(room.notice).toEqual(room.notices[0]);
  });

  test('/room/noticesPage: whole', async () => {
    const { ok } = await startMock();
    const page = await ok(owner, '/room/noticesPage', { roomId: rooms.six.id, pageIndex: 0, pageSize: 500 });
    expect(page).toEqual(sample('listNotices').data);
  });

  test('/room/member/list: members, not the notices of the erratum', async () => {
    const { ok } = await startMock();
    const members = await ok(owner, '/room/member/list', { roomId: rooms.six.id });
    expect(members).toEqual(sample('getRoom').data.members);
  });

  test('/tigase/shiku_msgs: whole', async () => {
    const { ok } = await startMock();
    expect(await ok(owner, '/tigase/shiku_msgs', { receiver: 100102, pageSize: 20 })).toEqual(
      sample('listMessages').data,
    );
  });

  test('/tigase/search: the user by his nickname, the group by its name', async () => {
    const { ok } = await startMock();
    const people = await ok(owner, '/tigase/search', { content: '张益达' });
    expect(people.friend).toEqual([sample('search').data.friend[0]]);
    const groups = await ok(owner, '/tigase/search', { content: '群聊信息' });
    expect(groups).toEqual({ ...sample('search').data, friend: [] });
  });

  test('/room/update with a notice and the upload: the same shape', async () => {
    const { ok, base } = await startMock();
    expect(await ok(owner, '/room/update', { roomId: rooms.six.id, notice: '新' })).toEqual({
      noticeId: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
    const form = new FormData();
    const picture = readFileSync(
      new URL('../fixtures/demo/files/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png', import.meta.url),
    );
    form.append('file', new Blob([picture]), '首页.png');
    form.append('validTime', '0');
    const answer: Json = await (
      await fetch(`${base}/upload/UploadServlet`, { method: 'POST', body: form })
    ).json();
    const [item] = sample('uploadFile').data.images;
    expect(answer).toEqual({
      ...sample('uploadFile'),
      data: { images: [{ ...item, oUrl: expect.any(String), tUrl: expect.any(String) }] },
      time: expect.any(Number),
    });
    expect(new URL(answer.data.images[0].oUrl).pathname).toMatch(/^\/0\/0\/\d{6}\/o\/[0-9a-f]{32}\.png$/);
  });

  test.each([
    ['addFriend', '/friends/add', { toUserId: 100102 }],
    ['transferRoom', '/room/transfer', { roomId: rooms.six.id, toUserId: 100102 }],
    [
      'setMemberNotification',
      '/room/member/setOfflineNoPushMsg',
      { roomId: rooms.six.id, userId: 0, type: 1, offlineNoPushMsg: 1 },
    ],
    ['addMembers', '/room/member/update', { roomId: rooms.six.id, phones: '[13112345611,15825511111]' }],
    ['removeMember', '/room/member/delete', { roomId: rooms.six.id, userId: 100102 }],
    [
      'deleteMessages',
      '/tigase/deleteMsg',
      { type: 1, delete: 1, messageId: 'skimweb_100164161404837631184' },
    ],
    ['pinChat', '/tigase/dialog/add', { jid: '100158', isAdaptive: 1 }],
    ['unpinChat', '/tigase/dialog/delete', { jid: '100158', isAdaptive: 1 }],
    [
      'pushMessage',
      '/console/oneSendOne',
      { type: 1, content: 'x', sendPhone: '18094152050', toUserPhone: '13112345611' },
    ],
  ])('%s answers without data', async (id, path, parameters) => {
    const { call } = await startMock();
    expect(await call(owner, path, parameters)).toEqual({ ...sample(id), currentTime: expect.any(Number) });
  });

  test('the phones of the /room/add example are exactly the members of the /room/get sample', async () => {
    const { ok } = await startMock();
    const { id } = await ok(owner, '/room/add', {
      jid: 'example',
      name: '005',
      phones: '[100102,15730107952]',
    });
    const members = (await ok(owner, '/room/get', { roomId: id })).members;
    expect(members.map((row: Json) => row.userId)).toEqual(
      sample('getRoom').data.members.map((row: Json) => row.userId),
    );
  });
});
