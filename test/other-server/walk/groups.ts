import { at, type Recorder } from './recorder.ts';

/** A group that is made. */
export async function open(recorder: Recorder, jid: string): Promise<string> {
  const { phones } = recorder.server;
  const parameters = { jid, name: `群 ${jid}`, desc: ' 说明 <1> 🙂 ', phones: JSON.stringify([phones.peer]) };
  const answer = await recorder.ask(jid, 'owner', '/room/add', parameters);
  return String(at(answer, 'data', 'id'));
}

/** What a group shows to its members and to others. */
async function look(recorder: Recorder, when: string, roomId: string, jid: string): Promise<void> {
  const ask = recorder.ask.bind(recorder);
  await ask(`${when}, as owner`, 'owner', '/room/get', { roomId });
  await ask(`${when}, as outsider`, 'outsider', '/room/get', { roomId });
  await ask(`${when}, as peer`, 'peer', '/room/member/list', { roomId });
  await ask(`${when}, as peer`, 'peer', '/room/list/his', { pageSize: 2 });
  await ask(when, 'peer', '/room/noticesPage', { roomId, pageSize: 2 });
  await ask(`${when}, as owner`, 'owner', '/tigase/shiku_muc_msgs', { roomId: jid, pageSize: 50 });
  await ask(`${when}, as peer`, 'peer', '/tigase/shiku_muc_msgs', { roomId: jid, pageSize: 50 });
  await ask(`${when}, as peer`, 'peer', '/tigase/getLastChatList');
}

/** The life of a group, from its making to its end. */
export async function groups(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const jid = 'walkgroup1';
  const roomId = await open(recorder, jid);
  await look(recorder, 'new', roomId, jid);
  const texts = { notice: `公告 ${'很长'.repeat(60)} <b>&</b> 🙂 `, roomName: ' 新名 <2> 🎉' };
  await ask('notice', 'owner', '/room/update', { roomId, notice: texts.notice });
  await ask('notice', 'owner', '/room/update', { roomId, notice: '第二' });
  await ask('notice', 'owner', '/room/update', { roomId, notice: '第三' });
  await ask('name', 'owner', '/room/update', { roomId, roomName: texts.roomName });
  await ask('description', 'owner', '/room/update', { roomId, desc: '1+1=2 %41' });
  await ask('half', 'owner', '/room/update', { roomId, subject: '一半', withdrawTime: 'abc' });
  await ask('half', 'owner', '/room/get', { roomId });
  await ask('outsider', 'owner', '/room/member/update', { roomId, phones: `[${phones.outsider}]` });
  await ask('as outsider', 'outsider', '/tigase/shiku_muc_msgs', { roomId: jid });
  await ask('again', 'owner', '/room/member/update', { roomId, phones: `[${phones.outsider}]` });
  await ask('nobody', 'owner', '/room/member/update', { roomId });
  await ask('pin', 'peer', '/room/member/setOfflineNoPushMsg', {
    roomId,
    userId: 0,
    offlineNoPushMsg: 1,
    type: 1,
  });
  await ask('mute', 'peer', '/room/member/setOfflineNoPushMsg', {
    roomId,
    userId: 0,
    offlineNoPushMsg: 1,
    type: 0,
  });
  await look(recorder, 'changed', roomId, jid);
  await recorder.form('owner', '/room/update', { roomId, notice: '表单公告' });
  await ask('second page', 'peer', '/room/noticesPage', { roomId, pageIndex: 1, pageSize: 2 });
  await ask('far page', 'peer', '/room/noticesPage', { roomId, pageIndex: 1_000_000, pageSize: 2 });
  await ask('to the peer', 'owner', '/room/transfer', { roomId, toUserId: userIds.peer });
  await look(recorder, 'transferred', roomId, jid);
  await ask('back', 'peer', '/room/transfer', { roomId, toUserId: userIds.owner });
  await ask('leaves', 'outsider', '/room/member/delete', { roomId, userId: userIds.outsider });
  await look(recorder, 'left', roomId, jid);
  await open(recorder, 'walkgroup2');
  await ask('another', 'owner', '/tigase/dialog/add', { jid: 'walkgroup2', isAdaptive: 1 });
  await ask('dissolves', 'owner', '/room/member/delete', { roomId, userId: userIds.owner });
  await recorder.login('owner');
  await ask('after the end', 'owner', '/room/list/his', { pageSize: 2 });
  await look(recorder, 'dissolved', roomId, jid);
  await ask('dissolved', 'owner', '/room/update', { roomId, roomName: 'x' });
}

/** What is refused, and whether it was done all the same. */
export async function permissions(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const jid = 'walkgroup2';
  const roomId = await open(recorder, jid);
  await ask('as peer', 'peer', '/room/update', { roomId, roomName: '我的' });
  await ask('as outsider', 'outsider', '/room/update', { roomId, roomName: '我的' });
  await ask('as outsider', 'outsider', '/room/member/list', { roomId });
  await ask('as outsider', 'outsider', '/room/transfer', { roomId, toUserId: userIds.peer });
  await ask('to the outsider', 'owner', '/room/transfer', { roomId, toUserId: userIds.outsider });
  await ask('to oneself', 'owner', '/room/transfer', { roomId, toUserId: userIds.owner });
  await ask('to nobody', 'owner', '/room/transfer', { roomId });
  await ask('as peer', 'peer', '/room/member/delete', { roomId, userId: userIds.owner });
  await ask('as outsider', 'outsider', '/room/member/delete', { roomId, userId: userIds.peer });
  await ask('a stranger', 'owner', '/room/member/delete', { roomId, userId: userIds.outsider });
  await ask('as outsider', 'outsider', '/tigase/dialog/add', { jid, isAdaptive: 1 });
  await ask('of nothing', 'owner', '/tigase/dialog/add', { jid: 'nothing', isAdaptive: 1 });
  await ask('as outsider', 'outsider', '/room/member/setOfflineNoPushMsg', { roomId, userId: 0 });
  const adding = { roomId, phones: `[${phones.outsider}]` };
  const change = '/room/member/update';
  await ask('a stranger, as peer', 'peer', change, adding);
  await ask('silence, as peer', 'peer', change, { roomId, userId: userIds.owner, talkTime: 2_000_000_000 });
  await ask('wants consent', 'owner', '/room/update', { roomId, isNeedVerify: 1 });
  await ask('without consent', 'peer', change, adding);
  await ask('wants no consent', 'owner', '/room/update', { roomId, isNeedVerify: 0 });
  await ask('two at most', 'owner', '/room/update', { roomId, maxUserSize: 2 });
  await ask('one more', 'owner', change, adding);
  await ask('many at most', 'owner', '/room/update', { roomId, maxUserSize: 1000 });
  await ask('an admin', 'owner', change, { roomId, userId: userIds.peer, role: 2 });
  await ask('the owner, as admin', 'peer', '/room/member/delete', { roomId, userId: userIds.owner });
  await ask('no admin', 'owner', change, { roomId, userId: userIds.peer, role: 3 });
  for (const path of ['/room/get', '/room/update', '/room/noticesPage', '/room/member/list']) {
    await ask('malformed', 'owner', path, { roomId: 'x' });
    await ask('missing', 'owner', path);
    await ask('unknown', 'owner', path, { roomId: '0'.repeat(24) });
  }
  await look(recorder, 'refused', roomId, jid);
}
