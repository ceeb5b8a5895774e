import { open } from './groups.ts';
import { at, type Recorder } from './recorder.ts';

const single = '/tigase/shiku_msgs';
const group = '/tigase/shiku_muc_msgs';
const deletion = '/tigase/deleteMsg';

/** Messages between people and in a group, their deletion, pins and search. */
export async function messages(recorder: Recorder): Promise<void> {
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const say = (content: string, note = 'to the peer') =>
    ask(note, 'owner', '/console/oneSendOne', {
      type: 1,
      content,
      sendPhone: phones.owner,
      toUserPhone: phones.peer,
    });
  const both = async (note: string, parameters: Record<string, number> = {}) => {
    await ask(`${note}, as owner`, 'owner', single, { receiver: userIds.peer, ...parameters });
    await ask(`${note}, as peer`, 'peer', single, { receiver: userIds.owner, ...parameters });
    await ask(`${note}, as owner`, 'owner', '/tigase/getLastChatList');
    await ask(`${note}, as peer`, 'peer', '/tigase/getLastChatList');
  };
  await ask('to nobody', 'owner', '/console/oneSendOne', {
    type: 1,
    content: 'x',
    sendPhone: phones.owner,
    toUserPhone: '1',
  });
  for (const text of [
    'Ａ Capital\nletter, 100%41 1+1 \\n',
    ' 🙂 <i>一</i> needle',
    `长${'长'.repeat(150)}`,
    'needle 二',
    'a "needle" & 三',
    'needle 四',
  ])
    await say(text);
  const first = { type: 1, content: '第一条', sendPhone: phones.peer, toUserPhone: phones.outsider };
  await ask('to a stranger', 'peer', '/console/oneSendOne', first);
  await ask('from a stranger', 'outsider', '/tigase/getLastChatList');
  const alone = await ask('to a stranger', 'peer', single, { receiver: userIds.outsider });
  const only = { type: 1, delete: 2, messageId: String(at(alone, 'data', 0, 'messageId')) };
  await ask('the only one', 'peer', deletion, only);
  await ask('taken back by a stranger', 'outsider', '/tigase/getLastChatList');
  await both('sent', { pageSize: 200 });
  await both('of all types', { maxType: 0 });
  await both('second page', { pageIndex: 1, pageSize: 3 });
  await both('of the last minute', { startTime: recorder.now() - 60_000, pageSize: 100 });
  const past = { startTime: recorder.now() - 600_000, endTime: recorder.now() - 500_000 };
  await both('of ten minutes ago', past);
  await ask('as a stranger of the sender', 'outsider', single, {
    receiver: userIds.peer,
    sender: userIds.owner,
  });
  await ask('far page', 'owner', single, { receiver: userIds.peer, pageIndex: 1_000_000, pageSize: 3 });
  await ask('with a stranger', 'outsider', single, { receiver: userIds.peer });
  await recorder.form('owner', single, { receiver: userIds.peer, startTime: 4_102_444_800_000 });
  await recorder.form('owner', '/tigase/search', { content: 'needle' });
  await ask('needle', 'owner', '/tigase/search', { content: 'needle' });
  await ask('in foreign chats', 'outsider', '/tigase/search', { content: 'needle' });
  await ask('in foreign groups', 'outsider', '/tigase/search', { content: '组' });
  await ask('people', 'owner', '/tigase/search', { content: '顾北' });
  await ask('nothing', 'owner', '/tigase/search', { content: '' });
  await ask('without content', 'owner', '/tigase/search');
  await ask('without token', undefined, '/tigase/search', { content: 'needle' });
  const sent = await ask('to delete', 'owner', single, { receiver: userIds.peer, pageSize: 4 });
  const [own, forBoth, stranger] = [0, 1, 2].map(index => String(at(sent, 'data', index, 'messageId')));
  await ask('own', 'owner', deletion, { type: 1, delete: 1, messageId: own ?? '' });
  await both('one deleted');
  await ask('of others', 'outsider', deletion, { type: 1, delete: 2, messageId: stranger ?? '' });
  await ask('for both', 'owner', deletion, { type: 1, delete: 2, messageId: forBoth ?? '' });
  await ask('nothing', 'owner', deletion, { type: 1 });
  await both('two deleted');
  await ask('unsaid for whom', 'owner', deletion, { type: 1, messageId: stranger ?? '' });
  await both('three deleted');
  await ask('a picture', 'owner', '/console/oneSendOne', {
    type: 2,
    content: 'picture',
    sendPhone: phones.owner,
    toUserPhone: phones.peer,
  });
  const rest = await ask('what is left', 'owner', single, { receiver: userIds.peer, pageSize: 2 });
  const ids = [0, 1].map(index => String(at(rest, 'data', index, 'messageId')));
  await ask('two at once', 'owner', deletion, { type: 1, delete: 2, messageId: ids.join(',') });
  await both('four deleted');
  await ask('after deletion', 'owner', '/tigase/search', { content: 'needle' });
  await inGroup(recorder);
  await both('after news of a group');
  await pins(recorder);
}

async function inGroup(recorder: Recorder): Promise<void> {
  const ask = recorder.ask.bind(recorder);
  const jid = 'walkgroup3';
  await open(recorder, jid);
  for (const text of ['组里一', '组里二', '组里三']) await recorder.plant('peer', jid, text);
  const look = async (note: string) => {
    await ask(`${note}, as owner`, 'owner', group, { roomId: jid, pageSize: 0 });
    await ask(`${note}, as peer`, 'peer', group, { roomId: jid, pageSize: 2 });
    await ask(`${note}, as outsider`, 'outsider', group, { roomId: jid });
    await ask(`${note}, as owner`, 'owner', '/tigase/getLastChatList');
  };
  await ask('second page', 'owner', group, { roomId: jid, pageIndex: 1, pageSize: 2 });
  await ask('with another token', undefined, group, { roomId: jid, access_token: 'nobody' });
  const planted = await ask('to delete', 'owner', group, { roomId: jid });
  const [newest, second, third] = [0, 1, 2].map(index => String(at(planted, 'data', index, 'messageId')));
  const remove = (how: number, id = '') => ({ type: 2, delete: how, messageId: id, roomJid: jid });
  await look('planted');
  await ask('in groups', 'owner', '/tigase/search', { content: '组里' });
  await ask('hides', 'owner', deletion, remove(1, newest));
  await look('one hidden');
  await ask('recalls', 'peer', deletion, remove(2, second));
  await look('one recalled');
  await ask('hides', 'owner', deletion, remove(1, third));
  await look('all hidden');
  await ask('of nothing', 'owner', group, { roomId: 'nothing' });
}

async function pins(recorder: Recorder): Promise<void> {
  const { userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  for (const how of ['add', 'delete']) {
    const path = `/tigase/dialog/${how}`;
    await ask('group', 'owner', path, { jid: 'walkgroup3', isAdaptive: 1 });
    await ask('person', 'owner', path, { jid: userIds.peer, isAdaptive: 1 });
    await ask(how, 'owner', '/tigase/dialog/get');
    await ask(how, 'owner', '/room/list/his');
    await ask(how, 'owner', '/friends/page', { userId: 0, pageSize: 3 });
  }
}
