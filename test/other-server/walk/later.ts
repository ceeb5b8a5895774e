import { open } from './groups.ts';
import { at, type Recorder } from './recorder.ts';

const change = '/room/member/update';
const deletion = '/tigase/deleteMsg';
const notify = '/room/member/setOfflineNoPushMsg';
const remove = '/room/member/delete';
const update = '/room/update';

/** What shows only later, elsewhere or to somebody else. */
export async function later(recorder: Recorder): Promise<void> {
  const { phones, tokens, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const roomId = await open(recorder, 'walkgroup9');
  const { owner, peer, outsider } = userIds;
  await ask('with a part of a token', undefined, '/user/get', { access_token: tokens.owner.slice(0, -1) });
  await ask('with a user id', undefined, '/user/get', { access_token: owner });
  const headers = { Cookie: `access_token=${tokens.owner}` };
  await recorder.send('with a cookie', '/user/get', `${recorder.server.url}/user/get`, { headers });
  await ask('one of many', 'owner', '/room/list/his', { pageSize: 100 });
  await recorder.form('owner', '/friends/page', { userId: peer, pageSize: 50 });
  const plain = await ask('plain', 'owner', '/room/add', { jid: 'walkgroup10', name: '无' });
  await ask('no description', 'owner', '/room/get', { roomId: String(at(plain, 'data', 'id')) });
  await ask('silence', 'owner', update, { roomId, talkTime: 2_000_000_000 });
  for (const role of ['owner', 'peer'] as const)
    await ask(`silent, as ${role}`, role, '/room/get', { roomId });
  await ask('too low', 'owner', update, { roomId, maxUserSize: 1 });
  await ask('as before', 'owner', '/room/get', { roomId });
  for (let time = 1; time <= 12; time++) {
    await ask(`name ${time}`, 'owner', update, { roomId, roomName: `第 ${time} 个名字` });
    await ask(`name ${time}`, 'owner', '/room/get', { roomId });
  }
  for (const content of ['一', '二']) await recorder.plant('peer', 'walkgroup9', content);
  const history = (role: 'owner' | 'peer') =>
    ask(`hidden, as ${role}`, role, '/tigase/shiku_muc_msgs', { roomId: 'walkgroup9', pageSize: 50 });
  const messageId = String(at(await history('owner'), 'data', 0, 'messageId'));
  await recorder.plant('peer', 'walkgroup9', '三');
  const newest = String(at(await history('owner'), 'data', 0, 'messageId'));
  const recall = { type: 2, delete: 2, messageId: newest, roomJid: 'walkgroup9' };
  await ask('recalls', 'peer', deletion, recall);
  await ask('recalled', 'owner', '/tigase/getLastChatList');
  for (const role of ['owner', 'peer'] as const)
    await ask(`hides, as ${role}`, role, deletion, { type: 2, delete: 1, messageId, roomJid: 'walkgroup9' });
  for (const role of ['owner', 'peer'] as const) await history(role);
  for (const jid of ['walkgroup9', peer])
    await ask('pins', 'owner', '/tigase/dialog/add', { jid, isAdaptive: 1 });
  await ask('a friend', 'owner', '/tigase/dialog/delete', { jid: peer, isAdaptive: 1 });
  await ask('pinned', 'owner', '/room/list/his', { pageSize: 20 });
  for (const notice of ['同一条', '同一条']) await ask('a notice', 'owner', update, { roomId, notice });
  await ask('both', 'owner', '/room/noticesPage', { roomId, pageSize: 20 });
  await ask('renamed', 'owner', update, { roomId, roomName: '新名' });
  await ask('one renamed', 'owner', '/room/list/his', { pageSize: 100 });
  await ask('with a notice', 'peer', '/room/list/his', { pageSize: 20 });
  await ask('mutes', 'owner', notify, { roomId, userId: 0, type: 0, offlineNoPushMsg: 1 });
  await ask('muted', 'owner', '/room/list/his', { pageSize: 20 });
  for (const content of ['重复 一', '重复 二'])
    await ask(content, 'owner', '/console/oneSendOne', {
      type: 1,
      content,
      sendPhone: phones.owner,
      toUserPhone: phones.peer,
    });
  await ask('both', 'owner', '/tigase/search', { content: '重复' });
  await ask('sent', 'owner', '/tigase/getLastChatList');
  for (const text of ['第二页 一', '第二页 二']) {
    const page = { pageIndex: 1, pageSize: 1 };
    const pushed = { type: 1, content: text, sendPhone: phones.owner, toUserPhone: phones.peer };
    await ask(text, 'owner', '/console/oneSendOne', pushed);
    await ask(text, 'owner', '/tigase/shiku_msgs', { receiver: peer, ...page });
    await ask(text, 'owner', update, { roomId, notice: text });
    await ask(text, 'owner', '/tigase/shiku_muc_msgs', { roomId: 'walkgroup9', ...page });
    await ask(text, 'owner', '/room/noticesPage', { roomId, ...page });
  }
  await ask('removes a friend', 'owner', remove, { roomId, userId: peer });
  await ask('removed', 'peer', '/friends/page', { userId: peer, pageSize: 50 });
  await ask('again', 'owner', change, { roomId, phones: `[${phones.peer}]` });
  await ask('a third', 'owner', change, { roomId, phones: `[${phones.outsider}]` });
  await ask('three', 'owner', '/room/member/list', { roomId });
  await ask('a name', 'peer', change, { roomId, userId: peer, nickname: '群名片' });
  await ask('own name', 'peer', '/user/get');
  await ask('an admin', 'owner', change, { roomId, userId: outsider, role: 2 });
  await ask('as admin', 'outsider', update, { roomId, notice: '管理员的' });
  await ask('by an admin', 'owner', '/room/noticesPage', { roomId, pageSize: 20 });
  await ask('leaves as admin', 'outsider', remove, { roomId, userId: outsider });
  await ask('once more', 'owner', change, { roomId, phones: `[${phones.outsider}]` });
  await ask('an admin again', 'owner', change, { roomId, userId: outsider, role: 2 });
  await ask('gives it away', 'owner', '/room/transfer', { roomId, toUserId: peer });
  await ask('an admin still', 'owner', '/room/get', { roomId });
  await ask('given away', 'owner', '/room/list/his', { pageSize: 20 });
  await ask('leaves', 'owner', remove, { roomId, userId: owner });
  await ask('goes on', 'peer', '/room/get', { roomId });
}
