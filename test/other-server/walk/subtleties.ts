import { at, type Recorder } from './recorder.ts';

const change = '/room/member/update';
const deletion = '/tigase/deleteMsg';
const group = '/tigase/shiku_muc_msgs';
const notify = '/room/member/setOfflineNoPushMsg';

/** Several at once, names, roles and silence in a group, and what each of them must leave alone. */
export async function subtleties(recorder: Recorder): Promise<void> {
  await people(recorder);
  await texts(recorder);
  await forms(recorder);
}

async function opened(recorder: Recorder, jid: string, phones: readonly unknown[]): Promise<string> {
  const parameters = { jid, name: `群 <${jid}>`, phones: JSON.stringify(phones) };
  return String(at(await recorder.ask(jid, 'owner', '/room/add', parameters), 'data', 'id'));
}

async function people(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const [peer, outsider] = [userIds.peer, userIds.outsider];
  const both = [Number(phones.peer), outsider];
  const roomId = await opened(recorder, 'walkgroup4', both);
  const look = async (when: string) => {
    await ask(`${when}, as owner`, 'owner', '/room/get', { roomId });
    await ask(`${when}, as peer`, 'peer', '/room/get', { roomId });
    await ask(`${when}, as owner`, 'owner', '/room/member/list', { roomId });
  };
  const alter = (note: string, as: 'owner' | 'peer', userId: number, what: Record<string, string | number>) =>
    ask(note, as, change, { roomId, userId, ...what });
  await look('several');
  for (const userId of [peer, outsider])
    await ask('goes', 'owner', '/room/member/delete', { roomId, userId });
  await ask('somebody unknown too', 'owner', change, { roomId, phones: `[10000000001,${outsider}]` });
  await look('known alone');
  await ask('goes again', 'owner', '/room/member/delete', { roomId, userId: outsider });
  await ask('nobody, named', undefined, '/user/get', { userId: peer });
  await ask('both', 'owner', change, { roomId, phones: JSON.stringify(both) });
  await look('both again');
  await alter('a name', 'peer', peer, { nickname: '名 <b> 🎉' });
  await look('named');
  await ask('named', 'peer', '/room/list/his', { pageSize: 20 });
  await ask('keyword', 'owner', '/room/member/list', { roomId, keyword: '名' });
  await alter('an admin', 'owner', peer, { role: 2 });
  await look('an admin');
  await ask('as admin', 'peer', '/room/update', { roomId, notice: '管理员的公告' });
  await ask('as admin', 'owner', group, { roomId: 'walkgroup4', pageSize: 50 });
  await alter('another admin', 'owner', outsider, { role: 2 });
  await alter('another admin, as admin', 'peer', outsider, { talkTime: 2_000_000_000 });
  await ask('another admin, as admin', 'peer', '/room/member/delete', { roomId, userId: outsider });
  await ask('as admin', 'peer', '/room/transfer', { roomId, toUserId: peer });
  await alter('no admin', 'owner', outsider, { role: 3 });
  await alter('a member, as admin', 'peer', outsider, { talkTime: 2_000_000_000 });
  await ask('a member, as admin', 'peer', '/room/member/delete', { roomId, userId: outsider });
  await ask('again', 'owner', change, { roomId, phones: `[${phones.outsider}]` });
  await ask('a pattern', 'owner', '/tigase/search', { content: '(x' });
  await alter('silent', 'owner', peer, { talkTime: 2_000_000_000 });
  await look('silent');
  await alter('no admin', 'owner', peer, { role: 3 });
  await alter('silent no more, as peer', 'peer', peer, { talkTime: 0 });
  await alter('another name, as owner', 'owner', peer, { nickname: '别名' });
  await ask('as peer, with another', 'peer', '/room/transfer', {
    roomId,
    toUserId: peer,
    userId: userIds.owner,
  });
  await ask('of the peer', 'owner', notify, { roomId, userId: peer, offlineNoPushMsg: 1, type: 0 });
  await look('muted');
  await ask('a switch', 'owner', '/room/update', { roomId, allowUploadFile: 0 });
  await ask('together', 'owner', '/room/update', {
    roomId,
    subject: '主题很长很长很长很长很长很长很长很长很长很长',
    maxUserSize: 900,
  });
  await ask('a notice', 'owner', '/room/update', { roomId, notice: '公告' });
  await look('set');
  await ask('goes', 'owner', '/room/member/delete', { roomId, userId: outsider });
  await ask('wants consent', 'owner', '/room/update', { roomId, isNeedVerify: 1 });
  await ask('with consent', 'owner', change, { roomId, phones: `[${phones.outsider}]` });
  await look('with consent');
  await recorder.plant('outsider', 'walkgroup4', '临走');
  await ask('leaves', 'outsider', '/room/member/delete', { roomId, userId: outsider });
  await ask('left', 'owner', group, { roomId: 'walkgroup4', pageSize: 50 });
  await opened(recorder, 'walkgroup5', [phones.peer]);
  for (const jid of ['walkgroup4', 'walkgroup5'])
    await ask('pins', 'owner', '/tigase/dialog/add', { jid, isAdaptive: 1 });
  await ask('a friend', 'owner', '/tigase/dialog/add', { jid: peer, isAdaptive: 1 });
  await ask('of the friend', 'peer', '/friends/page', { userId: 0, pageSize: 50 });
  await ask('pinned', 'owner', '/room/list/his', { pageSize: 20 });
  await ask('of others', 'owner', '/room/list/his', { pageSize: 20, type: 2 });
  await ask('groups', 'owner', '/tigase/search', { content: 'walkgroup' });
  await look('pinned');
}

async function texts(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const jid = 'walkgroup6';
  const roomId = await opened(recorder, jid, [phones.peer]);
  const began = recorder.now();
  for (const [index, text] of ['一', '二', '三', '四', '五', '六'].entries())
    await recorder.plant('peer', jid, `小字 ${text}`, began + index * 10);
  const history = (note: string, more = {}) =>
    ask(note, 'owner', group, { roomId: jid, pageSize: 50, ...more });
  const planted = await history('planted');
  await history('since', { startTime: began + 25 });
  await ask('since', 'owner', '/tigase/getLastChatList', { startTime: began });
  await ask('keyword', 'owner', '/friends/page', { userId: 0, keyword: '北' });
  const idsOf = (answer: unknown, ...places: readonly number[]) =>
    places.map(place => String(at(answer, 'data', place, 'messageId'))).join(',');
  await ask('recalls', 'owner', deletion, {
    type: 2,
    delete: 2,
    messageId: idsOf(planted, 4, 5),
    roomJid: jid,
  });
  await ask('hides', 'owner', deletion, {
    type: 2,
    delete: 1,
    messageId: idsOf(planted, 0, 1),
    roomJid: jid,
  });
  await history('hidden');
  await ask('hidden', 'owner', '/tigase/search', { content: '小字' });
  await ask('a notice', 'owner', '/room/update', { roomId, notice: '之后' });
  await history('after a notice');
  for (const text of ['甲', '乙', '丙'])
    await ask(text, 'owner', '/console/oneSendOne', {
      type: 1,
      content: text,
      sendPhone: phones.peer,
      toUserPhone: phones.owner,
    });
  const single = (note: string) => ask(note, 'owner', '/tigase/shiku_msgs', { receiver: userIds.peer });
  const received = await single('received');
  await ask('received', 'owner', '/tigase/search', { content: '甲' });
  await ask('own', 'owner', deletion, { type: 1, delete: 1, messageId: idsOf(received, 0, 1) });
  await single('deleted');
  await ask('again', undefined, '/config');
  await ask('again', undefined, '/config');
}

async function forms(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const roomId = await opened(recorder, 'walkgroup7', [phones.peer]);
  const jid = 'walkgroup7';
  const form = (path: string, parameters: Record<string, string | number>) =>
    recorder.form('owner', path, parameters);
  await form('/room/add', { jid: 'walkgroup8', name: '表单群' });
  await form(change, { roomId, phones: `[${phones.outsider}]` });
  await form(notify, { roomId, userId: 0, offlineNoPushMsg: 1, type: 1 });
  await form('/tigase/dialog/add', { jid, isAdaptive: 1 });
  await form('/tigase/dialog/delete', { jid, isAdaptive: 1 });
  await form('/tigase/deleteMsg', { type: 1, delete: 1, messageId: 'none' });
  const sent = { type: 1, content: '表单', sendPhone: phones.owner, toUserPhone: phones.peer };
  await form('/console/oneSendOne', sent);
  await form('/room/member/delete', { roomId, userId: userIds.outsider });
  await form('/room/transfer', { roomId, toUserId: userIds.peer });
}
