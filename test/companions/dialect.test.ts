import { expect, test } from 'vitest';
import { rooms, startMock } from '../harness.ts';

test('the newer friends page has the caller, the friends and every author, each with an avatar', async () => {
  const { ok, base, raw } = await startMock({ dialect: 'newer' });
  const { count, total, data } = await ok(100164, '/friends/page', { pageSize: 50_000 });
  const ids = data.map(({ toUserId }: { toUserId: number }) => toUserId);
  expect([count, total]).toEqual([ids.length, ids.length]);
  expect(new Set(ids).size).toBe(ids.length);
  const members = await ok(100164, '/room/member/list', { roomId: rooms.six.id });
  const authors = members.map(({ userId }: { userId: number }) => userId);
  expect(ids).toEqual(expect.arrayContaining([100164, 100158, ...authors]));
  for (const { headImg, toUserId, toNickname, status } of data) {
    expect(headImg).toBe(`${base}/avatar/t/${toUserId % 10_000}/${toUserId}.jpg`);
    expect(toNickname).not.toBe('');
    expect(status).toBe([10000, 100158, 100159].includes(toUserId) ? 2 : 0);
  }
  const response = await raw('/friends/page', { access_token: 'mock-100164' });
  expect(response.headers.get('x-contract-warning')).toMatch(/not the documented one/);
});

test('comes in pages', async () => {
  const { ok } = await startMock({ dialect: 'newer' });
  const all = await ok(100164, '/friends/page', { pageSize: 0 });
  const second = await ok(100164, '/friends/page', { pageSize: 2, pageIndex: 1 });
  expect(second).toEqual({ count: 2, total: all.total, data: all.data.slice(2, 4) });
});

test('is off unless asked for, and needs the companions', async () => {
  const { ok } = await startMock();
  expect(await ok(100164, '/friends/page', { userId: 100164 })).toHaveProperty('pageData');
  await expect(startMock({ dialect: 'newer', companions: false })).rejects.toThrow(/Leave out one/);
});
