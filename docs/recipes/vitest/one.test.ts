import { expect, test } from 'vitest';
import { call, roomId } from './room.ts';

const nameSeen = async () => (await call('/room/get', { roomId })).data.name;

test('renames the group', async () => {
  expect((await call('/room/update', { roomId, roomName: 'one' })).resultCode).toBe(1);
  for (let look = 0; look < 50; look++) expect(await nameSeen()).toBe('one');
});

test('finds it as it was', async () => {
  expect(await nameSeen()).toBe('006');
});
