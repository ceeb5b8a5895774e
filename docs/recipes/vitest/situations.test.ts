import { expect, test } from 'vitest';
import { admin } from './mock.ts';
import { call, roomId } from './room.ts';

test('a partner writes, and the app is shown it', async () => {
  await admin.messages.send({ from: 100102, to: 100164, content: '在吗' });
  const { data } = await call('/tigase/getLastChatList', { pageIndex: '0', pageSize: '20' });
  expect(data.map((chat: { content: string }) => chat.content)).toContain('在吗');
});

test('the second try works', async () => {
  await admin.faults.set('updateRoom', { fault: 'state-write-lost-updateRoom', times: 1 });
  for (const want of ['006', 'new']) {
    expect((await call('/room/update', { roomId, roomName: 'new' })).resultCode).toBe(1);
    expect((await call('/room/get', { roomId })).data.name).toBe(want);
  }
});

test('a login ends in the middle', async () => {
  await admin.tokens.create({ userId: 100164, expiresIn: 3600 });
  expect((await call('/room/get', { roomId })).resultCode).toBe(1);
  await admin.clock.advance(3_601_000);
  expect((await call('/room/get', { roomId })).resultCode).toBe(1030102);
});

test('what the app has sent can be asked for', async () => {
  await call('/room/get', { roomId });
  expect(await admin.requests.count({ operationId: 'getRoom', parameters: { roomId } })).toBe(1);
});
