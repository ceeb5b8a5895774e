import { open } from './groups.ts';
import type { Recorder } from './recorder.ts';

const change = '/room/member/update';
const remove = '/room/member/delete';
const update = '/room/update';
const notify = '/room/member/setOfflineNoPushMsg';

/** Who may not do what to whom, by query and by form, and tokens that are nearly good. */
export async function pairs(recorder: Recorder): Promise<void> {
  await tokens(recorder);
  const { phones, userIds } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const roomId = await open(recorder, 'walkgroup7');
  const { owner, peer, outsider } = userIds;
  const both = JSON.stringify([outsider, peer]);
  await recorder.form('peer', update, { roomId, roomName: '我的' });
  await ask('many settings, as outsider', 'outsider', update, { roomId, subject: 'x' });
  await ask('one switch, as peer', 'peer', update, { roomId, allowConference: 0 });
  await ask('to the peer, as outsider', 'outsider', '/room/transfer', { roomId, toUserId: peer });
  await ask('silence, as outsider', 'outsider', change, { roomId, userId: peer, talkTime: 2_000_000_000 });
  await ask('by name, as outsider', 'outsider', '/room/member/list', { roomId, keyword: '林' });
  await ask('the owner, as peer', 'peer', change, { roomId, userId: peer, role: 1 });
  await ask('wants consent', 'owner', update, { roomId, isNeedVerify: 1 });
  await ask('without consent, as outsider', 'outsider', change, { roomId, phones: both });
  await ask('wants no consent', 'owner', update, { roomId, isNeedVerify: 0 });
  await ask('a third', 'owner', change, { roomId, phones: `[${phones.outsider}]` });
  await ask('an admin, as peer', 'peer', change, { roomId, userId: outsider, role: 2 });
  await ask('a name, as peer', 'peer', change, { roomId, userId: outsider, nickname: '别名' });
  await ask('an admin', 'owner', change, { roomId, userId: peer, role: 2 });
  await ask('wants consent again', 'owner', update, { roomId, isNeedVerify: 1 });
  await ask('without consent, as admin', 'peer', change, {
    roomId,
    phones: JSON.stringify([outsider, owner]),
  });
  await ask('wants no consent again', 'owner', update, { roomId, isNeedVerify: 0 });
  await ask('muted', 'peer', notify, { roomId, userId: 0, offlineNoPushMsg: 1, type: 0 });
  await ask('on top', 'peer', notify, { roomId, userId: 0, offlineNoPushMsg: 1, type: 1 });
  await ask('who is in', 'owner', change, { roomId, phones: `[${peer}]` });
  await ask('who is in', 'owner', '/room/member/list', { roomId });
  await ask('a name, as admin', 'peer', change, { roomId, userId: outsider, nickname: '别名' });
  await ask('another admin', 'owner', change, { roomId, userId: outsider, role: 2 });
  await ask('no admin, as admin', 'peer', change, { roomId, userId: outsider, role: 3 });
  await ask('no admin', 'owner', change, { roomId, userId: peer, role: 3 });
  await ask('an admin, as peer', 'peer', remove, { roomId, userId: outsider });
  await ask('leaves', 'outsider', remove, { roomId, userId: outsider });
  await ask('the owner, as outsider', 'outsider', remove, { roomId, userId: owner });
}

async function tokens(recorder: Recorder): Promise<void> {
  const { tokens, url } = recorder.server;
  const path = '/user/get';
  const half = tokens.owner.slice(0, 16);
  for (const access_token of [half, tokens.owner.toUpperCase(), `${half}${'0'.repeat(16)}`])
    await recorder.ask('with nearly a token', undefined, path, { access_token });
  await recorder.send(`${path} by form, without token`, path, `${url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ flag: 'rw' }),
  });
  await recorder.send(`${path} spelled, without token`, path, `${url}/${path}/`);
}
