import { describe, expect, test } from 'vitest';
import { App, type Form } from './app.ts';
import { afterDemo, friend, me, rooms, startLive } from './harness.ts';

type Admin = Awaited<ReturnType<typeof startLive>>['admin'];
const forms: Form[] = ['short', 'wide'];

describe.each(forms)('in the %s form', form => {
  test('a log-in is answered with the address of the app, its resource, version 3 and an id of its own', async () => {
    const { port } = await startLive();
    const app = await App.connect(port, { form });
    app.logIn();
    const answer = await app.next(6);
    expect(answer).toMatchObject({
      messageHead: { from: '100164/web', chatType: 5 },
      status: 1,
      resources: 'web',
      version: 3,
      mcode: '',
    });
    app.logIn();
    const again = await app.next(6);
    expect(again.messageHead.messageId).not.toBe(answer.messageHead.messageId);
  });

  test('the resources are all that the user has on line', async () => {
    const { app } = await startLive();
    await app(form, me, { resource: 'pc' });
    await app(form, friend, { resource: 'mac' });
    const web = await app(form);
    expect(web.frames[0]?.body.resources.split(',').sort()).toEqual(['pc', 'web']);
  });

  test("a token that is unknown, empty, expired or another user's is refused, and nothing is delivered", async () => {
    const { port, admin, app } = await startLive();
    const tokens = ['x', '', 'mock-expired', `mock-${friend}`];
    const refused = await Promise.all(tokens.map(token => App.connect(port, { form, token })));
    for (const each of refused) {
      each.logIn();
      const answer = await each.next(6);
      expect(answer).toMatchObject({ status: 0, resources: '', messageHead: { from: `${me}/web` } });
      each.chat(friend);
    }
    const witness = await app(form);
    await admin('/messages', { from: friend, to: me, content: 'secret' });
    await admin('/messages', { from: friend, room: rooms.test.jid, content: 'secret' });
    await Promise.all(refused.map(each => each.closed()));
    expect((await witness.chats()).map(({ content }) => content)).toEqual(['secret', 'secret']);
    for (const each of refused) expect(each.frames.map(({ command }) => command)).toEqual([6]);
  });

  test.each(['web,pc', 'a b', 'x'.repeat(65)])('the resource %j is refused', async resource => {
    const { port } = await startLive();
    const app = await App.connect(port, { form, resource });
    app.logIn();
    expect(await app.next(6)).toMatchObject({ status: 0, resources: '' });
  });

  test('a token that was ended is refused, and the connection it had opened gets nothing more', async () => {
    const { base, app, admin } = await startLive();
    const mine = await app(form);
    const peer = await app(form, friend);
    await fetch(`${base}/__admin/tokens/mock-100164`, { method: 'DELETE' });
    await admin('/messages', { from: friend, to: me, content: 'secret' });
    expect((await peer.chats()).length).toBe(1);
    await mine.closed();
    expect(mine.frames.map(({ command }) => command)).toEqual([6]);
  });

  const del = (url: string) => fetch(url, { method: 'DELETE' });
  const moved = { ms: 3_600_000 };
  test.each<[string, (at: { base: string; token: string; admin: Admin }) => Promise<unknown>]>([
    ['its token is ended', ({ base, token }) => del(`${base}/__admin/tokens/${token}`)],
    ['its user logs out', ({ base, token }) => fetch(`${base}/user/logout?access_token=${token}`)],
    ['the clock moves past its end', ({ admin }) => admin('/clock/advance', moved)],
    [
      'its user dissolves a group',
      ({ base, token }) =>
        fetch(`${base}/room/member/delete?access_token=${token}&roomId=${rooms.test.id}&userId=${me}`),
    ],
  ])('a connection is closed as soon as %s, and others are not told of it any more', async (_, end) => {
    const { base, app, admin } = await startLive();
    const token = 'short-lived';
    await admin('/tokens', { userId: me, token, expiresIn: 600 });
    const [mine, theirs] = [await app(form, me, { token }), await app(form, friend)];
    await end({ base, token, admin });
    await mine.closed();
    expect(mine.frames.at(-1)?.command).not.toBe(-1);
    await theirs.settle();
  });

  test('a connection is closed when the time of its token has come', async () => {
    const { app, admin } = await startLive();
    await admin('/tokens', { userId: me, token: 'short-lived', expiresIn: 1 });
    const mine = await app(form, me, { token: 'short-lived' });
    await mine.closed();
  });

  test('several connections of one user live side by side', async () => {
    const { app } = await startLive();
    const tabs = [await app(form), await app(form), await app(form)];
    for (const tab of tabs) await tab.settle();
  });

  test('a ping is answered with success under its id', async () => {
    const { app } = await startLive();
    await (await app(form)).settle();
  });

  test('joining and leaving a group changes nothing for its members', async () => {
    const { app, admin } = await startLive();
    const member = await app(form, friend);
    const messageHead = { from: member.address, to: 'server', messageId: 'j1' };
    member.send('Join', { messageHead, jid: rooms.six.jid, seconds: 10 });
    member.send('Leave', { messageHead, jid: rooms.test.jid });
    await member.settle();
    await admin('/messages', { from: me, room: rooms.six.jid, content: 'not a member' });
    await admin('/messages', { from: me, room: rooms.test.jid, content: 'a member' });
    expect((await member.chats()).map(({ content }) => content)).toEqual(['a member']);
  });

  test('what a user has missed comes group by group, oldest first', async () => {
    const { app, admin } = await startLive();
    const mine = await app(form);
    const before = Date.now();
    for (const content of ['one', 'two', 'three'])
      await admin('/messages', { from: friend, room: rooms.test.jid, content });
    const asked = [`${rooms.test.jid},${before - 1}`, `${rooms.six.jid},${before}`, 'nowhere,0'];
    mine.send('CatchUpRequest', { messageHead: { from: mine.address, messageId: 'c1' }, jidList: asked });
    const answers = [await mine.next(15), await mine.next(15), await mine.next(15)];
    expect(answers.map(({ messageId, jid, count }) => [messageId, jid, count])).toEqual([
      ['c1', rooms.test.jid, 3],
      ['c1', rooms.six.jid, 0],
      ['c1', 'nowhere', 0],
    ]);
    const [{ messageList }] = answers as [{ messageList: { content: string; offend: boolean }[] }];
    expect(messageList.map(({ content, offend }) => [content, offend])).toEqual([
      ['one', false],
      ['two', false],
      ['three', true],
    ]);
  });
});

test('whoever has missed more than may wait for a slow reader gets all of it', async () => {
  const { app, mock } = await startLive();
  const { store } = mock.world();
  const jids = Object.values(rooms).map(({ jid }) => jid);
  // Six megabytes in each group.
  store.transact(tx => {
    const [like] = tx.groupMessages.all.slice(0, 1);
    for (let count = 0; like && count < 900; count++) {
      const message = JSON.stringify({ ...JSON.parse(like.message), content: 'x'.repeat(20_000) });
      const room_jid = jids[count % 3] ?? '';
      const own = {
        _id: tx.nextObjectId('message'),
        messageId: `missed-${count}`,
        room_jid,
        timeSend: Date.now(),
      };
      tx.groupMessages.put({ ...like, ...own, message });
    }
  });
  const mine = await app('wide');
  const jidList = jids.map(jid => `${jid},${afterDemo}`);
  mine.send('CatchUpRequest', { messageHead: { from: mine.address, messageId: 'c1' }, jidList });
  for (const jid of jids) expect(await mine.next(15)).toMatchObject({ jid, count: 300 });
});

test('the session that a token was made in is the one its connection is in', async () => {
  const { admin, app, mock } = await startLive();
  const inSession = { 'X-Mock-Session': 'one' };
  const made = await admin('/tokens', { userId: me }, inSession);
  const there = await app('short', me, { token: made.body.token });
  const here = await app('short');
  await admin('/messages', { from: friend, to: me, content: 'there' }, inSession);
  await admin('/messages', { from: friend, to: me, content: 'here' });
  expect((await there.chats()).map(({ content }) => content)).toEqual(['there']);
  expect((await here.chats()).map(({ content }) => content)).toEqual(['here']);
  const ended = there.closed();
  await mock.admin.sessions.end('one');
  await ended;
  await here.settle();
});

test('the session that a handshake names is the one its connection is in', async () => {
  const { admin, app } = await startLive();
  const headers = { 'X-Mock-Session': 'two' };
  const there = await app('wide', me, { headers });
  await admin('/messages', { from: friend, to: me, content: 'there' }, headers);
  expect((await there.chats()).map(({ content }) => content)).toEqual(['there']);
});
