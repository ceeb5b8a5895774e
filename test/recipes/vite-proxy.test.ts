import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Json, rooms, startMock } from '../harness.ts';
import { copyRecipe } from './recipe.ts';

/** A port that nobody has just now. */
function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Starts the recipe's dev server and gives its address once it listens. */
async function startVite(target: string): Promise<string> {
  const folder = copyRecipe('vite-proxy', ['vite']);
  const port = await freePort();
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, '--host', '127.0.0.1', '--port', `${port}`, '--strictPort'], {
    cwd: folder,
    env: { ...process.env, IMAPI_URL: target, NO_COLOR: '1' },
  });
  onTestFinished(() => void child.kill());
  return new Promise((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        text += chunk;
        if (text.includes('Local:')) resolve(`http://127.0.0.1:${port}`);
      });
    child.on('close', () => reject(new Error(`vite ended: ${text}`)));
  });
}

test('the dev server serves page, API, files and control API from one origin, session cookie and all', async () => {
  const { base } = await startMock();
  const origin = await startVite(base);
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
