import { expect, test } from 'vitest';
import { type Json, rooms, startMock } from '../harness.ts';
import { startVite } from './vite.ts';

test('the dev server serves page, API, files and control API from one origin, session cookie and all', async () => {
  const { base } = await startMock();
  const origin = await startVite('vite-proxy', { IMAPI_URL: base });
  const token = 'access_token=mock-100164&flag=rw';
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Json> =>
    (await fetch(origin + path, { headers })).json();

  expect(await (await fetch(origin)).text()).toContain('/main.ts');
  expect(await get(`/user/get?${token}`)).toMatchObject({ resultCode: 1, data: { nickname: '张益达' } });

  const mine = { Cookie: 'mock-session=mine' };
  await get(`/room/update?${token}&roomId=${rooms.six.id}&roomName=mine`, mine);
  const nameSeen = async (headers = {}) =>
    (await get(`/room/get?${token}&roomId=${rooms.six.id}`, headers)).data.name;
  expect([await nameSeen(mine), await nameSeen()]).toEqual(['mine', '006']);

  expect((await get('/config')).data.uploadUrl).toBe(`${origin}/`);
  const body = new FormData();
  body.append('file', new Blob(['hello']), 'hello.txt');
  const uploaded: Json = await (
    await fetch(`${origin}/upload/UploadServlet`, { method: 'POST', body })
  ).json();
  const { oUrl } = uploaded.data.others[0];
  expect(oUrl.startsWith(`${origin}/0/`)).toBe(true);
  expect(await (await fetch(oUrl)).text()).toBe('hello');
  expect((await fetch(`${origin}/__admin/reset`, { method: 'POST', headers: mine })).status).toBe(200);
  expect(await nameSeen(mine)).toBe('006');
});
