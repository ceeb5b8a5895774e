import { open } from './groups.ts';
import { at, type Recorder } from './recorder.ts';

const deletion = '/tigase/deleteMsg';
const history = '/tigase/shiku_msgs';
const update = '/room/update';

/** What a call may do to something that it is not about. */
export async function asides(recorder: Recorder): Promise<void> {
  await chats(recorder);
  await groups(recorder);
  const { url } = recorder.server;
  await recorder.form('owner', '/config');
  await again(recorder);
  for (const token of ['undefined', 'dead'])
    await recorder.ask(token, undefined, token === 'dead' ? '/config' : '/user/get', { access_token: token });
  const asked = `${url}/user/get?access_token=${recorder.server.tokens.owner}`;
  await recorder.send('JSON', '/user/get', asked, { headers: { Accept: 'application/json' } });
  const packed = { method: 'POST', headers: { 'Accept-Encoding': 'gzip' } };
  const given = new URLSearchParams({ access_token: recorder.server.tokens.owner, pageSize: '50' });
  await recorder.send('packed', '/room/list/his', `${url}/room/list/his`, { ...packed, body: given });
}

async function chats(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const say = (content: string, type = 1, to = phones.peer) =>
    ask(content, 'owner', '/console/oneSendOne', { type, content, sendPhone: phones.owner, toUserPhone: to });
  const look = (note: string, pageSize = 20) =>
    ask(note, 'owner', history, { receiver: userIds.peer, pageSize });
  const remove = (messageId: string) => ask(messageId, 'owner', deletion, { type: 1, delete: 1, messageId });
  const lists = async (note: string) => {
    await ask(note, 'owner', '/tigase/getLastChatList');
    await ask(note, 'peer', '/friends/page', { userId: 0, pageSize: 50 });
  };
  for (const role of ['owner', 'peer'] as const)
    await ask('a friend', role, '/tigase/dialog/add', {
      jid: userIds[role === 'owner' ? 'peer' : 'owner'],
      isAdaptive: 1,
    });
  for (const text of ['好', '好', '{"a":1}']) await say(text);
  const rows = await look('said');
  await look('said, again');
  await lists('pinned');
  await say('图', 2);
  await lists('a picture');
  await say('nobody', 1, '10000000001');
  await lists('not sent');
  await ask('a stranger', 'peer', '/console/oneSendOne', {
    type: 1,
    content: '陌生',
    sendPhone: phones.peer,
    toUserPhone: phones.outsider,
  });
  await ask('of a stranger', 'outsider', history, { receiver: userIds.peer });
  await ask('a beginning', 'owner', history, { receiver: 100, pageSize: 50 });
  const idOf = (place: number) => String(at(rows, 'data', place, 'messageId'));
  await remove(idOf(0).slice(0, -1));
  await look('all there');
  await remove(`nobodys-message-id,${idOf(1)}`);
  await look('one less');
  for (const text of ['一', '二', '三']) await say(text);
  const more = await look('more');
  await remove([0, 1, 2].map(place => String(at(more, 'data', place, 'messageId'))).join(','));
  await look('three less');
  await look('the newest', 1);
  await say('又');
  await look('no more');
}

async function groups(recorder: Recorder): Promise<void> {
  const { userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const jid = 'walkgroup12';
  const roomId = await open(recorder, jid);
  await open(recorder, 'walkgroup13');
  const change = (given: Readonly<Record<string, string | number>>) =>
    ask('a member', 'owner', '/room/member/update', { roomId, ...given });
  await change({ userId: userIds.peer, role: 2 });
  await ask('as admin', 'peer', update, { roomId, roomName: '管理员改的' });
  await ask('renamed', 'owner', '/room/get', { roomId });
  await ask('digits', 'owner', update, { roomId, notice: '007' });
  await ask('digits', 'owner', '/room/noticesPage', { roomId });
  const messages = await ask('digits', 'owner', '/tigase/shiku_muc_msgs', { roomId: jid });
  const messageId = String(at(messages, 'data', 0, 'messageId'));
  await ask('recalls', 'owner', deletion, { type: 2, delete: 2, messageId, roomJid: jid });
  await ask('recalled', 'owner', '/tigase/getLastChatList');
  await ask('a friend', 'owner', '/tigase/dialog/add', { jid: userIds.peer, isAdaptive: 1 });
  await ask('gives it away', 'owner', '/room/transfer', { roomId, toUserId: userIds.peer });
  await ask('given away', 'owner', '/room/list/his', { pageSize: 50 });
  await ask('leaves', 'owner', '/room/member/delete', { roomId, userId: userIds.owner });
  await ask('left', 'owner', '/friends/page', { userId: 0, pageSize: 50 });
}

async function again(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const jid = '5walkgroup14';
  const roomId = await open(recorder, jid);
  const { outsider } = userIds;
  const both = JSON.stringify([Number(phones.peer), outsider]);
  await ask('by id', 'owner', '/room/add', { jid: 'walkgroup15', phones: both });
  await ask('by id', 'owner', '/room/list/his', { pageSize: 50 });
  await ask('goes', 'owner', '/room/member/delete', { roomId, userId: userIds.peer });
  await ask('both', 'owner', '/room/member/update', { roomId, phones: both });
  await ask('both', 'owner', '/room/get', { roomId });
  await ask('an admin', 'owner', '/room/member/update', { roomId, userId: outsider, role: 2 });
  await ask('goes', 'owner', '/room/member/delete', { roomId, userId: outsider });
  await ask('comes back', 'owner', '/room/member/update', { roomId, phones: `[${outsider}]` });
  await ask('came back', 'owner', '/room/get', { roomId });
  await ask('a digit', 'owner', '/tigase/dialog/add', { jid, isAdaptive: 1 });
  await ask('a digit', 'owner', '/room/list/his', { pageSize: 50 });
  await ask('somebody', 'owner', '/user/get', { userId: userIds.peer });
  await ask('a friend', 'owner', '/tigase/dialog/add', { jid: userIds.peer, isAdaptive: 1 });
  await ask('a new friend', 'owner', '/friends/add', { toUserId: outsider });
  await ask('friends', 'owner', '/friends/page', { userId: 0, pageSize: 50 });
  for (const word of ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '末'])
    await ask(word, 'owner', '/console/oneSendOne', {
      type: 1,
      content: `众 ${word}`,
      sendPhone: phones.owner,
      toUserPhone: phones.peer,
    });
  await ask('many', 'owner', '/tigase/search', { content: '众' });
  await ask('for another', 'outsider', '/friends/add', { toUserId: userIds.peer, userId: userIds.owner });
  await ask('of the peer', 'peer', '/friends/page', { userId: 0, pageSize: 50 });
  await ask('before the first', 'owner', '/friends/page', { userId: 0, pageIndex: -1 });
  const own = { jid: 'walkgroup16', name: '谁的', userId: userIds.peer };
  const named = String(at(await ask('for another', 'owner', '/room/add', own), 'data', 'id'));
  await ask('never in it', 'outsider', '/room/member/list', { roomId: named });
  await ask('no name', 'owner', '/room/update', { roomId: named, roomName: '' });
  await ask('no name', 'owner', '/room/get', { roomId: named });
}
