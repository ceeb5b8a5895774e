import { expect, test } from 'vitest';
import { type Json, startMock } from '../harness.ts';

const me = 100164;

async function start() {
  const started = await startMock();
  const { admin } = started.mock;
  /** Waits until so many are held. */
  const held = (count: number) => expect.poll(async () => (await admin.holds.list()).held.length).toBe(count);
  /** The number of the one request that waits. */
  const only = async () => {
    await held(1);
    return (await admin.holds.list()).held[0]?.id ?? 0;
  };
  return { ...started, control: admin, held, only };
}

test('a request of a held operation waits, and goes on as it came', async () => {
  const { control, ok, held } = await start();
  await control.holds.set('getUser');
  const answer = ok(me, '/user/get', { userId: 100102 });
  await held(1);
  const { operations, held: waiting } = await control.holds.list();
  expect(operations).toEqual(['getUser']);
  expect(waiting).toMatchObject([
    {
      operationId: 'getUser',
      method: 'GET',
      path: '/user/get',
      parameters: { userId: '100102', access_token: '***' },
    },
  ]);
  // Others go by meanwhile, and nothing of the one that waits was done.
  expect((await ok(me, '/friends/page', { userId: me })).pageData.length).toBeGreaterThan(0);
  expect(await control.requests.count({ operationId: 'getUser' })).toBe(0);
  await control.holds.release(waiting[0]?.id ?? 0);
  expect((await answer).userId).toBe(100102);
  expect(await control.requests.count({ operationId: 'getUser' })).toBe(1);
});

test('it goes on with other parameters, and what was hidden stays as it came', async () => {
  const { control, ok, held } = await start();
  await control.holds.set('*');
  const answer = ok(me, '/user/get', { userId: 100102 });
  await held(1);
  const [waiting] = (await control.holds.list()).held;
  await control.holds.release(waiting?.id ?? 0, { parameters: { ...waiting?.parameters, userId: '100158' } });
  expect((await answer).userId).toBe(100158);
  expect((await control.requests.list()).requests[0]?.parameters).toMatchObject({
    userId: '100158',
    access_token: '***',
  });
});

test('it is answered with a failure, and nothing is done', async () => {
  const { control, call, held } = await start();
  await control.holds.set('addRoom');
  const answer = call(me, '/room/add', { name: '不会有的群' });
  await held(1);
  const [waiting] = (await control.holds.list()).held;
  await control.holds.release(waiting?.id ?? 0, { code: 1030102 });
  expect((await answer).resultCode).toBe(1030102);
  expect((await control.state.counts()).collections.shiku_room).toBe(3);
});

test.each<[string, (control: Json) => Promise<unknown>]>([
  ['the hold ends', control => control.holds.delete('getUser')],
  ['all holds end', control => control.holds.clear()],
  ['the world begins again', control => control.reset()],
])('what waits goes on when %s', async (_what, end) => {
  const { control, ok, held } = await start();
  await control.holds.set('getUser');
  const answer = ok(me, '/user/get');
  await held(1);
  await end(control);
  expect((await answer).userId).toBe(me);
  expect(await control.holds.list()).toEqual({ operations: [], held: [] });
});

test('what waits goes on when the mock closes', async () => {
  const { control, ok, held, mock } = await start();
  await control.holds.set('getUser');
  const answer = ok(me, '/user/get');
  await held(1);
  await mock.close();
  expect((await answer).userId).toBe(me);
});

test('what waits goes on when its session ends', async () => {
  const { control, base } = await start();
  const session = control.inSession('worker-1');
  await session.holds.set('getUser');
  const headers = { 'X-Mock-Session': 'worker-1' };
  const answer = fetch(`${base}/user/get?access_token=mock-${me}`, { headers });
  await expect.poll(async () => (await session.holds.list()).held.length).toBe(1);
  await control.sessions.end('worker-1');
  expect(await (await answer).text()).toContain('"resultCode":1');
  expect((await session.holds.list()).operations).toEqual([]);
});

test('one whose client leaves is dropped and never done', async () => {
  const { control, base, held } = await start();
  await control.holds.set('*');
  const left = new AbortController();
  const asked = fetch(`${base}/room/add?access_token=mock-${me}&name=x`, { signal: left.signal });
  asked.catch(() => undefined);
  await held(1);
  left.abort();
  await held(0);
  await control.holds.clear();
  expect((await control.state.counts()).collections.shiku_room).toBe(3);
});

test('an upload waits as well; a session holds its own requests alone', async () => {
  const { control, base, held, ok } = await start();
  const session = control.inSession('worker-1');
  await session.holds.set('*');
  expect((await ok(me, '/user/get')).userId).toBe(me);
  await session.holds.clear();
  await control.holds.set('uploadFile');
  const form = new FormData();
  form.append('file', new File(['text'], 'a.txt'));
  const answer = fetch(`${base}/upload/UploadServlet`, { method: 'POST', body: form });
  await held(1);
  await control.holds.clear();
  expect(await (await answer).text()).toContain('"resultCode":1');
});

const upload = (base: string) => {
  const form = new FormData();
  form.append('file', new File(['text'], 'a.txt'));
  form.append('validTime', '1');
  return fetch(`${base}/upload/UploadServlet`, { method: 'POST', body: form });
};

test('a held upload goes on with other fields, or fails as uploads do', async () => {
  const { control, base, only, mock } = await start();
  await control.holds.set('uploadFile');
  const changed = upload(base);
  await control.holds.release(await only(), { parameters: { validTime: '-1' } });
  expect(await (await changed).json()).toMatchObject({ resultCode: 1, success: 1 });
  expect([...mock.world().store.view.resources.all].at(-1)).toMatchObject({ expireTime: -1 });
  const refused = upload(base);
  const id = await only();
  const release = (code: number) => control.holds.release(id, { code });
  await expect(release(1030102)).rejects.toThrow(
    'an upload has no failure 1030102. It has 1010101, 1020101, -1.',
  );
  await release(-1);
  expect(await (await refused).json()).toMatchObject({ resultCode: -1 });
});

test('a file that waits is sent as it is', async () => {
  const { control, base, only } = await start();
  const { data } = (await (await upload(base)).json()) as Json;
  await control.holds.set('getFile');
  const file = fetch(base + new URL(data.others[0].oUrl).pathname);
  const id = await only();
  await expect(control.holds.release(id, { code: 1010101 })).rejects.toThrow('a file is sent as it is');
  await expect(control.holds.release(id, { parameters: {} })).rejects.toThrow('a file is sent as it is');
  await control.holds.release(id);
  expect((await file).status).toBe(200);
});

test('whoever watches learns of it', async () => {
  const { control, ok } = await start();
  const events: number[] = [];
  const stop = control.follow({ event: event => event.type === 'hold' && events.push(event.data.held) });
  await expect
    .poll(async () => {
      await control.holds.set('getUser');
      return events.length;
    })
    .toBeGreaterThan(0);
  const answer = ok(me, '/user/get');
  await expect.poll(() => events.at(-1)).toBe(1);
  await control.holds.clear();
  await answer;
  await expect.poll(() => events.at(-1)).toBe(0);
  stop();
});

test('refuses an operation that there is not, a request that is not held, and a code that is no failure', async () => {
  const { control, ok, held } = await start();
  await expect(control.holds.set('getUsr')).rejects.toMatchObject({ code: 'unknown-operation' });
  await expect(control.holds.release(7)).rejects.toMatchObject({ code: 'unknown-request' });
  await control.holds.set('getUser');
  const answer = ok(me, '/user/get');
  await held(1);
  const [waiting] = (await control.holds.list()).held;
  await expect(control.holds.release(waiting?.id ?? 0, { code: 7 })).rejects.toMatchObject({
    problem: { pointer: '/code' },
  });
  await control.holds.clear();
  await answer;
});
