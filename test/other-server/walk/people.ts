import type { Recorder } from './recorder.ts';

/** Users, friends and tokens. */
export async function people(recorder: Recorder): Promise<void> {
  const { userIds, url } = recorder.server;
  const ask = recorder.ask.bind(recorder);
  const preflight = {
    method: 'OPTIONS',
    headers: { Origin: 'http://localhost', 'Access-Control-Request-Method': 'GET' },
  };
  await ask('', undefined, '/config');
  await recorder.send('preflight', 'OPTIONS', `${url}/user/get`, preflight);
  await ask('without token', undefined, '/user/get');
  await ask('with another token', undefined, '/user/get', { access_token: 'nobody' });
  await ask('with a longer token', undefined, '/user/get', {
    access_token: `${recorder.server.tokens.owner}-x`,
  });
  await recorder.form('owner', '/user/get');
  await ask('as peer', 'peer', '/user/get');
  await ask('as owner', 'owner', '/user/get');
  await ask('in turn', 'peer', '/user/get');
  await recorder.form('owner', '/user/get', { userId: userIds.peer });
  await ask('of the peer', 'owner', '/user/get', { userId: userIds.peer });
  await ask('of the outsider', 'owner', '/user/get', { userId: userIds.outsider });
  await ask('of nobody', 'owner', '/user/get', { userId: 999_999 });
  for (const role of ['peer', 'owner', 'outsider', 'owner'] as const)
    await ask('in turns', role, '/user/get');
  await ask('all', 'owner', '/friends/page', { userId: userIds.owner, pageSize: 50 });
  await ask('second page', 'owner', '/friends/page', { userId: userIds.owner, pageIndex: 1, pageSize: 5 });
  await ask('of somebody else', 'outsider', '/friends/page', { userId: userIds.owner });
  await ask('mistyped', 'owner', '/friends/page', { userId: userIds.owner, pageIndex: 'abc' });
  await ask('no number', 'owner', '/friends/page', { userId: userIds.owner, pageIndex: '' });
  await ask('without user', 'owner', '/friends/page');
  await ask('oneself', 'owner', '/friends/add', { toUserId: userIds.owner });
  await ask('', 'owner', '/friends/add', { toUserId: userIds.outsider });
  await ask('again', 'owner', '/friends/add', { toUserId: userIds.outsider });
  await ask('with the new friend', 'owner', '/friends/page', { userId: userIds.owner, pageSize: 50 });
  await ask('of the new friend', 'outsider', '/friends/page', { userId: userIds.outsider });
  await ask('', 'owner', '/room/list/his', { pageSize: 100 });
  await ask('of the peer', 'owner', '/room/list/his', { userId: userIds.peer });
  await ask('as outsider', 'outsider', '/room/list/his', { pageSize: 100 });
  await ask('second page', 'owner', '/room/list/his', { pageIndex: 1, pageSize: 1 });
  await ask('again', 'owner', '/room/list/his', { pageSize: 100 });
  await ask('without token', undefined, '/room/list/his');
  await ask('nowhere', 'owner', '/room/nothing');
}
