import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { App } from './app.ts';
import { friend, me, rooms, startLive } from './harness.ts';

test.each([
  ['nothing', Buffer.alloc(0)],
  ['garbage', Buffer.from('ffffffffffffffff', 'hex')],
  ['a message before the log-in', Buffer.from([10, 0x0a, 0x00])],
  ['a log-in that ends in the middle', Buffer.from([5, 0x0a, 0x7f, 0x01])],
  ['a log-in with a field of number 0', Buffer.from([5, 0x02, 0x00])],
  ['a log-in with a text that is no UTF-8', Buffer.from([5, 0x12, 0x02, 0xc3, 0x28])],
  ['a log-in of a group, which proto3 does not have', Buffer.from([5, 0x0b, 0x0c])],
])('a connection that begins with %s is closed, and others do not notice', async (_what, bytes) => {
  const { port, app, ok } = await startLive();
  const witness = await app('short');
  const bad = await App.connect(port);
  bad.socket.send(bytes);
  await bad.closed();
  expect(bad.frames).toEqual([]);
  await witness.settle();
  await ok(me, '/user/get');
});

test('an empty log-in, or one of another kind, is refused as one without a token', async () => {
  const { port } = await startLive();
  const bad = await App.connect(port);
  bad.sendRaw(5, Buffer.alloc(0));
  expect(await bad.next(6)).toMatchObject({ status: 0, resources: '' });
});

test('what cannot be read is answered with an error, and again and again ends the connection', async () => {
  const { app } = await startLive();
  const mine = await app('short');
  mine.socket.send('a text frame');
  mine.sendRaw(10, Buffer.from([0x0a, 0x7f]));
  for (let count = 0; count < 2; count++) expect(await mine.next(-1)).toMatchObject({ code: -1 });
  await mine.tell(friend);
  for (let count = 0; count < 20; count++) mine.sendRaw(10, Buffer.from([0x0a, 0x7f]));
  await mine.closed();
});

test('an unknown command is ignored', async () => {
  const { app } = await startLive();
  const mine = await app('wide');
  mine.sendRaw(77, Buffer.from('whatever'));
  await mine.settle();
  expect(mine.frames.map(({ command }) => command)).toEqual([6, 100]);
});

test('whatever an app sends once it has logged in, the mock goes on', async () => {
  const { app, ok } = await startLive();
  const witness = await app('short', friend);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('short' as const, 'wide' as const),
      fc.constantFrom(7, 10, 11, 14, 20, 21, 99, 5, 12),
      fc.uint8Array({ maxLength: 64 }),
      async (form, command, bytes) => {
        const mine = await app(form);
        mine.sendRaw(command, Buffer.from(bytes));
        mine.socket.close();
        await mine.closed();
        await witness.settle();
      },
    ),
    { numRuns: 60 },
  );
  await ok(me, '/user/get');
});

test('a frame of more than 1 MB ends its connection; one of less is taken', async () => {
  const { app } = await startLive();
  const [mine, theirs] = [await app('wide'), await app('wide', friend)];
  const content = '好'.repeat(300_000);
  const id = await mine.tell(friend, { content });
  expect((await theirs.chats(id))[0]?.content.length).toBe(300_000);
  mine.sendRaw(10, Buffer.alloc(1024 * 1024 + 1));
  expect(await mine.closed()).toBe(1009);
  await theirs.settle();
});

test('a flood of pings holds up nobody', async () => {
  const { app, ok } = await startLive();
  const [flooding, mine, theirs] = [await app('short'), await app('wide'), await app('wide', friend)];
  for (let count = 0; count < 20_000; count++) flooding.sendRaw(99, Buffer.alloc(0));
  await ok(me, '/user/get');
  const id = await mine.tell(friend);
  expect(await theirs.chats(id)).toHaveLength(1);
  // It has not been through with the pings, so nobody had to wait for all of them.
  expect(flooding.frames.length).toBeLessThan(20_000);
});

test('a reader that does not read is cut off, and what it was sent is not kept for ever', async () => {
  const { app, mock } = await startLive();
  const [slow, reader] = [await app('wide', friend), await app('wide', friend)];
  slow.socket.pause();
  const { admin } = mock;
  const content = 'x'.repeat(500_000);
  const connections = async () => (await admin.health()).liveConnections;
  for (let count = 0; count < 40; count++) {
    await admin.messages.send({ from: me, to: friend, content });
    await reader.next(10);
  }
  await expect.poll(connections).toBe(1);
  await reader.settle();
});

test('connections that are opened and left make room, and apps log in beside them', async () => {
  const { port, app, mock, ok } = await startLive();
  const sockets: WebSocket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate();
  });
  for (let batch = 0; batch < 22; batch++) {
    const opened = Array.from({ length: 100 }, () => new WebSocket(`ws://127.0.0.1:${port}/any/path?x=1`));
    sockets.push(...opened);
    await Promise.all(
      opened.map(socket => new Promise(resolve => socket.on('open', resolve).on('error', resolve))),
    );
  }
  const mine = await app('short');
  await mine.settle();
  await ok(me, '/user/get');
  expect((await mock.admin.health()).liveConnections).toBeLessThanOrEqual(2001);
}, 60_000);

test('a page of any origin may connect, on any path', async () => {
  const { port } = await startLive();
  const mine = new App(`ws://127.0.0.1:${port}/socket?x=1`, { headers: { Origin: 'https://anywhere.test' } });
  onTestFinished(() => mine.socket.terminate());
  await new Promise(resolve => mine.socket.once('open', resolve));
  mine.logIn();
  expect(await mine.next(6)).toMatchObject({ status: 1 });
});

test('what is no WebSocket is told so, and closing does not wait for it', async () => {
  const { port, mock } = await startLive();
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(answer.status).toBe(426);
  expect(await answer.text()).toMatch(/WebSocket/);
  const silent = connect(port, '127.0.0.1');
  const half = connect(port, '127.0.0.1', () => half.write('GET / HTTP/1.1\r\nUpgrade: websocket\r\n'));
  const app = await App.open(port, { user: me });
  const inGroup = app.chat(rooms.test.jid);
  await app.next(11, ({ messageId }) => messageId === inGroup);
  const ended = [silent, half].map(socket => new Promise(resolve => socket.on('close', resolve)));
  const closed = app.closed();
  await mock.close();
  await Promise.all([...ended, closed]);
});
