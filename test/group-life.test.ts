import { expect, test } from 'vitest';
import { afterTheSamples, startMock } from './harness.ts';

const owner = 100164;
const member = 100102;
const other = 100174;
const guest = 100158;
const jid = 'walkthroughthelifeofagroup000001';

test('a group lives its whole life, and every operation shows what another did', async () => {
  const { call, ok, mock } = await startMock({ now: afterTheSamples });
  const nowInSeconds = Math.trunc(afterTheSamples / 1000);

  const created = await ok(owner, '/room/add', { jid, name: '周末', desc: '爬山', phones: `[${member}]` });
  expect(created).toMatchObject({
    jid,
    name: '周末',
    members: [],
    userSize: 0,
    notice: { modifyTime: 0, time: 0 },
  });
  expect(created).not.toHaveProperty('member');
  const roomId = created.id;

  const got = await ok(owner, '/room/get', { roomId });
  expect(got).toMatchObject({ userSize: 2, userId: owner, createTime: nowInSeconds });
  expect(got.members.map((row: { userId: number; role: number }) => [row.userId, row.role])).toEqual([
    [owner, 1],
    [member, 3],
  ]);
  for (const user of [owner, member]) {
    const [first] = await ok(user, '/room/list/his');
    expect(first).toMatchObject({ id: roomId, member: { userId: user } });
  }
  const [joined] = await ok(member, '/tigase/shiku_muc_msgs', { roomId: jid });
  expect(joined).toMatchObject({
    contentType: 907,
    content: '周末',
    sender_jid: '10005/Server',
    sender: '100164',
  });
  expect(JSON.parse(joined.message)).toMatchObject({
    toUserId: String(member),
    fileName: roomId,
    objectId: jid,
  });
  expect(joined.message).toContain('"location_x":0.0');

  expect(await call(owner, '/room/update', { roomId, roomName: '周日', notice: '改期' })).not.toHaveProperty(
    'data',
  );
  expect(await ok(owner, '/room/get', { roomId })).toMatchObject({ name: '周日', notices: [] });
  expect((await ok(member, '/tigase/getLastChatList'))[0]).toMatchObject({
    jid,
    type: 902,
    content: '周日',
    isRoom: 1,
  });

  const { noticeId } = await ok(owner, '/room/update', { roomId, notice: '八点集合' });
  const notices = await ok(member, '/room/noticesPage', { roomId });
  expect(notices).toMatchObject({ total: 1, pageCount: 1, pageIndex: 0, pageSize: 10 });
  expect(notices.pageData[0]).toMatchObject({ id: noticeId, text: '八点集合', time: nowInSeconds });
  const noticed = await ok(owner, '/room/get', { roomId });
  expect(noticed.notice).toEqual(noticed.notices[0]);
  expect((await ok(owner, '/tigase/shiku_muc_msgs', { roomId: jid }))[0]).toMatchObject({ contentType: 905 });

  await ok(owner, '/room/member/update', { roomId, phones: '[15730107952, 13112345611, 999]' });
  expect((await ok(owner, '/room/get', { roomId })).userSize).toBe(4);
  expect((await ok(other, '/room/member/list', { roomId })).length).toBe(4);
  expect((await ok(owner, '/tigase/search', { content: '周日' })).group[0]).toMatchObject({
    id: roomId,
    userSize: 4,
  });

  await ok(owner, '/room/transfer', { roomId, toUserId: member });
  const transferred = await ok(owner, '/room/get', { roomId });
  expect(transferred).toMatchObject({ userId: member, nickname: 'A9gz0', member: { role: 3 } });
  expect(transferred.members[0]).toMatchObject({ userId: member, role: 1 });
  expect((await ok(owner, '/tigase/shiku_muc_msgs', { roomId: jid }))[0]).toMatchObject({ contentType: 925 });
  expect(await call(owner, '/room/transfer', { roomId, toUserId: other })).toMatchObject({
    resultCode: 10111,
  });
  expect(await call(owner, '/room/update', { roomId, roomName: 'x' })).toMatchObject({ resultCode: 10111 });

  await ok(other, '/room/member/delete', { roomId, userId: other });
  expect((await ok(member, '/room/get', { roomId })).userSize).toBe(3);
  expect((await ok(other, '/room/list/his')).map((row: { id: string }) => row.id)).not.toContain(roomId);
  expect(await call(other, '/room/member/list', { roomId })).toMatchObject({ resultCode: 10111 });
  expect((await ok(member, '/tigase/getLastChatList'))[0]).toMatchObject({ type: 904, content: '周日' });

  await ok(member, '/room/member/delete', { roomId, userId: member });
  const ended = await call(member, '/user/get');
  expect(ended).toEqual({ resultCode: 1030102, resultMsg: '访问令牌过期或无效' });
  for (const user of [owner, other, guest]) {
    expect(await call(user, '/room/get', { roomId })).toMatchObject({ resultCode: 100411 });
    expect((await ok(user, '/tigase/getLastChatList')).map((row: { jid: string }) => row.jid)).not.toContain(
      jid,
    );
  }
  const left = await ok(guest, '/tigase/shiku_muc_msgs', { roomId: jid });
  expect(left).toEqual([expect.objectContaining({ contentType: 903 })]);
  expect(mock.world().store.view.hidden.size).toBe(0);
});
