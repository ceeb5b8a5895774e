import { expect, test } from 'vitest';
import { friend, me, rooms, startLive } from './harness.ts';

test('frames stand beside requests: who, what, by which connection, and what changed', async () => {
  const { app, mock, ok } = await startLive();
  const [mine, theirs] = [await app('wide'), await app('short', friend)];
  const id = await mine.tell(friend, { content: '在吗' });
  await theirs.chats(id);
  await ok(me, '/user/get');
  const { requests } = await mock.admin.requests.list();
  const shown = [...requests].reverse().map(({ path, live, verdict, changes }) => {
    return [path, live?.direction, live?.command, live?.users, live?.connections, verdict, changes];
  });
  expect(shown).toEqual([
    ['auth', 'in', 5, [me], [1], 'ok', 0],
    ['authResponse', 'out', 6, [me], [1], 'ok', 0],
    ['auth', 'in', 5, [friend], [2], 'ok', 0],
    ['authResponse', 'out', 6, [friend], [2], 'ok', 0],
    ['chat', 'in', 10, [me], [1], 'ok', 4],
    ['receipt', 'out', 11, [me], [1], 'ok', 0],
    ['chat', 'out', 10, [friend], [2], 'ok', 0],
    ['/user/get', undefined, undefined, undefined, undefined, 'ok', 0],
  ]);
});

test('what opens a login is hidden in the journal and in the archive', async () => {
  const { app, mock } = await startLive();
  const mine = await app('wide');
  mine.logIn({ password: 'pass-word', apiKey: 'api-key', secret: 'se-cret', token: `mock-${me}` });
  await mine.settle();
  const { requests } = await mock.admin.requests.list();
  const details = await Promise.all(requests.map(({ id }) => mock.admin.requests.get(id)));
  const har = await mock.admin.requests.har();
  const frames = har.log.entries.flatMap(({ _webSocketMessages = [] }) => _webSocketMessages);
  const bytes = frames.map(({ data }) => Buffer.from(data, 'base64').toString('latin1')).join();
  for (const secret of [`mock-${me}`, 'pass-word', 'api-key', 'se-cret']) {
    expect(JSON.stringify(details)).not.toContain(secret);
    expect(bytes).not.toContain(secret);
  }
  expect(bytes).toContain('100164/web');
});

test('a live connection is one entry of the archive, with its frames as they went over the wire', async () => {
  const { app, mock } = await startLive();
  const [mine, theirs] = [await app('short'), await app('wide', friend)];
  await mine.tell(friend, { content: 'hello' });
  await theirs.chats();
  const { entries } = (await mock.admin.requests.har()).log;
  const sockets = entries.filter(({ _resourceType }) => _resourceType === 'websocket');
  expect(sockets.map(({ request, response }) => [request.url, response.status])).toEqual([
    [expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/$/), 101],
    [expect.stringMatching(/^ws:/), 101],
  ]);
  const kinds = sockets.map(({ _webSocketMessages = [] }) => _webSocketMessages.map(({ type }) => type));
  expect(kinds).toEqual([
    ['send', 'receive', 'send', 'receive'],
    ['send', 'receive', 'receive'],
  ]);
  const [sent] = sockets[0]?._webSocketMessages?.slice(2) ?? [];
  expect(Buffer.from(sent?.data ?? '', 'base64')[0]).toBe(10);
  expect(Buffer.from(sent?.data ?? '', 'base64').toString()).toContain('hello');
});

test('the verdict on a frame: broken bytes, a message the contract forbids, one that was refused', async () => {
  const { app, mock } = await startLive();
  const mine = await app('short', friend);
  mine.sendRaw(10, Buffer.from([0x0a, 0x7f]));
  mine.chat(me, { timeSend: 5 });
  mine.chat(rooms.six.jid);
  await mine.settle();
  const { requests } = await mock.admin.requests.list();
  const incoming = [...requests].reverse().filter(({ live }) => live?.direction === 'in');
  expect(incoming.map(({ path, verdict }) => [path, verdict])).toEqual([
    ['auth', 'ok'],
    ['10', 'broken'],
    ['chat', 'refused'],
    ['chat', 'refused'],
  ]);
  expect(incoming.map(({ warnings }) => warnings.join())).toEqual([
    '',
    expect.stringMatching(/in the middle of a value/),
    expect.stringMatching(/break the contract.*milliseconds/),
    expect.stringMatching(/not in the group/),
  ]);
  expect(await mock.admin.requests.unmatched()).toEqual([]);
});

test('a test waits for a frame, and sends one as somebody', async () => {
  const { app, mock } = await startLive();
  const { admin } = mock;
  const mine = await app('wide');
  const arrived = admin.live.wait({ direction: 'out', command: 10, user: me, body: { type: 201 } });
  const typing = await admin.live.send({ from: friend, to: me, body: { type: 201 } });
  expect(typing.answers).toMatchObject([{ name: 'receipt', body: { messageId: typing.messageId } }]);
  expect(await arrived).toMatchObject([{ live: { users: [me], body: { fromUserId: String(friend) } } }]);
  const id = await mine.tell(friend);
  await admin.live.send({ from: friend, to: me, body: { type: 26, content: id } });
  expect(await mine.next(10, ({ type }) => type === 26)).toMatchObject({ content: id });
  expect(await admin.live.wait({ messageId: id, command: 11 })).toHaveLength(1);
  await expect(admin.live.wait({ user: 100159, timeoutMs: 1 })).rejects.toThrow(/0 came within 1 ms/);
});

test('pings fill no journal, and one message to many is one entry', async () => {
  const { app, mock } = await startLive();
  const apps = [];
  for (let count = 0; count < 20; count++) apps.push(await app('short', friend));
  await mock.admin.requests.clear();
  for (const each of apps) await each.settle();
  await mock.admin.messages.send({ from: me, to: friend, content: 'to all' });
  const { requests } = await mock.admin.requests.list();
  expect(requests.map(({ live }) => [live?.users, live?.connections.length])).toEqual([[[friend], 20]]);
});
