import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../src/create-mock.ts';
import { routeContext } from '../src/mock/http/route-context.ts';
import type { MockOptions } from '../src/mock-options.ts';
import { afterTheSamples, type Json, rooms } from './harness.ts';

async function mockOf(options: MockOptions = {}) {
  const mock = await createMock(options);
  onTestFinished(() => mock.close());
  return mock;
}
const token = 'access_token=mock-100164&flag=rw';

describe('fetch without a socket', () => {
  test('answers a path, an address and a Request alike, and shows what was written', async () => {
    const { fetch } = await mockOf();
    const renamed = await fetch(`/room/update?${token}&roomId=${rooms.six.id}&roomName=new`);
    expect([...renamed.headers.keys()]).toContain('access-control-allow-origin');
    const address = new URL(`https://api.example/room/get?${token}&roomId=${rooms.six.id}`);
    for (const input of [address, new Request(address)]) {
      const response = await fetch(input);
      expect(response.headers.get('content-type')).toBe('application/json;charset=UTF-8');
      expect(await response.json()).toMatchObject({ resultCode: 1, data: { name: 'new' } });
    }
  });

  test('reads a form', async () => {
    const { fetch } = await mockOf();
    const body = new URLSearchParams(`${token}&userId=100102&remark=${'中'.repeat(5_000)}`);
    const response = await fetch('http://api.example/user/get', { method: 'POST', body });
    expect(await response.json()).toMatchObject({ resultCode: 1, data: { userId: 100102 } });
  });

  test('takes an upload and gives the file back under the address that the caller used', async () => {
    const { fetch } = await mockOf();
    const body = new FormData();
    body.append('file', new Blob(['0123456789']), '你好.txt');
    const request = new Request('https://api.example/upload/UploadServlet', { method: 'POST', body });
    const uploaded: Json = await (await fetch(request)).json();
    const { oUrl } = uploaded.data.others[0];
    expect(oUrl).toMatch(/^https:\/\/api\.example\/0\/0\//);
    expect(await (await fetch(oUrl)).text()).toBe('0123456789');
    const part = await fetch(oUrl, { headers: { Range: 'bytes=2-4' } });
    expect([part.status, await part.text()]).toEqual([206, '234']);
    const head = await fetch(oUrl, { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
    const known = { 'If-None-Match': head.headers.get('etag') ?? '' };
    expect((await fetch(oUrl, { headers: known })).status).toBe(304);
  });

  test('reaches the control API under any name', async () => {
    const { fetch } = await mockOf();
    const response = await fetch('https://api.example/__admin/tokens', {
      method: 'POST',
      headers: { 'X-Mock-Session': 'mine' },
      body: JSON.stringify({ userId: 100164 }),
    });
    const made: Json = await response.json();
    expect(response.status).toBe(201);
    const asked: Json = await (
      await fetch(`/user/get?access_token=${made.access_token ?? made.token}`)
    ).json();
    expect(asked).toMatchObject({ resultCode: 1, data: { userId: 100164 } });
  });

  test('keeps sessions apart', async () => {
    const { fetch } = await mockOf();
    const headers = { Cookie: 'mock-session=one' };
    await fetch(`/room/update?${token}&roomId=${rooms.six.id}&roomName=new`, { headers });
    const nameSeen = async (init: RequestInit) => {
      const answer: Json = await (await fetch(`/room/get?${token}&roomId=${rooms.six.id}`, init)).json();
      return answer.data.name;
    };
    expect([await nameSeen({ headers }), await nameSeen({})]).toEqual(['new', '006']);
  });

  test('ends when the caller gives up, and answers nothing once the mock is closed', async () => {
    const mock = await createMock({ delay: [60_000, 60_000] });
    await expect(mock.fetch(`/user/get?${token}`, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject(
      { name: expect.stringMatching(/AbortError|TimeoutError/) },
    );
    await mock.close();
    await expect(mock.fetch(`/user/get?${token}`)).rejects.toThrow('Failed to fetch: the mock is closed.');
    // A port opened now could never be closed.
    await expect(mock.listen()).rejects.toThrow('Failed to listen: the mock is closed.');
    await expect(mock.admin.health()).rejects.toThrow(/createMock\. Is the mock running\?$/);
  });

  test('streams, and tells the server when nobody reads any more', async () => {
    let ended = false;
    const { fetch } = await mockOf({
      extraRoutes(request, response, next) {
        if (request.url !== '/events') return next();
        response.on('close', () => (ended = true)).write('one\n');
        return response.flushHeaders();
      },
    });
    const reader = (await fetch('/events')).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('one\n');
    expect(ended).toBe(false);
    await reader?.cancel();
    await expect.poll(() => ended).toBe(true);
  });

  test('fails where the server drops the connection', async () => {
    const { fetch } = await mockOf({
      extraRoutes: (request, _response, next) =>
        request.url === '/drop' ? request.socket.destroy() : next(),
    });
    await expect(fetch('/drop')).rejects.toThrow();
    expect((await fetch(`/user/get?${token}`)).status).toBe(200);
  });

  test('meets every fault of the wire as a socket does', async () => {
    const mock = await mockOf({ now: afterTheSamples });
    const base = `http://127.0.0.1:${await mock.listen()}`;
    const outcome = async (call: typeof mock.fetch, id: string) => {
      try {
        const headers = { Prefer: `fault=${id}` };
        const response = await call(`${base}/user/get?${token}`, { headers, redirect: 'manual' });
        const type = response.headers.get('content-type');
        return { status: response.status, type, body: await response.text() };
      } catch {
        return 'broken off';
      }
    };
    const faults = mock.faults().all.filter(({ id, family, operations }) => {
      // Decoding is what a client does with an answer, and so are redirects.
      return family === 'transport' && operations.includes('getUser') && !id.includes('content-encoding');
    });
    expect(faults.length).toBeGreaterThan(10);
    const differing = await Promise.all(
      faults.map(async ({ id }) => {
        const [memory, socket] = await Promise.all([outcome(mock.fetch, id), outcome(fetch, id)]);
        return JSON.stringify(memory) === JSON.stringify(socket) ? [] : [{ id, memory, socket }];
      }),
    );
    expect(differing.flat()).toEqual([]);
  });

  test('answers a hundred at a time', async () => {
    const { fetch } = await mockOf();
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (): Promise<Json> => (await fetch(`/user/get?${token}`)).json()),
    );
    expect(answers.every(answer => answer.resultCode === 1)).toBe(true);
  });
});

test('listen takes a free port of this machine when it is told nothing', async () => {
  const mock = await mockOf();
  const port = await mock.listen();
  const answer: Json = await (await fetch(`http://127.0.0.1:${port}/config`)).json();
  expect(answer).toMatchObject({ data: { apiUrl: `http://127.0.0.1:${port}/` } });
});

test('extraRoutes come before the companions, and keep everything else', async () => {
  const extraRoutes = express.Router();
  extraRoutes.post('/user/login', express.json(), (request, response) => {
    response.json({ resultCode: 1, data: { access_token: `mock-${request.body.userId}` } });
  });
  const { fetch } = await mockOf({ extraRoutes });
  const login: Json = await (
    await fetch('/user/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: 100102 }),
    })
  ).json();
  const own: Json = await (await fetch(`/user/get?access_token=${login.data.access_token}`)).json();
  expect(own.data.userId).toBe(100102);
  expect((await fetch('/user/none')).status).toBe(404);
});

test('extraRoutes have the CORS headers, the journal and the world of the mock', async () => {
  const extraRoutes = express.Router();
  extraRoutes.all('/company/rename', (request, response) => {
    const { world, callerId, userOf } = routeContext(request);
    const user = world.store.view.users.get(String(callerId));
    if (!user) return response.status(403).json({ resultCode: 1030102 });
    world.store.transact(tx => tx.users.put({ ...user, nickname: 'renamed' }));
    return response.json({ resultCode: 1, peer: userOf('mock-100158'), nobody: userOf('none') });
  });
  const mock = await mockOf({ extraRoutes });
  const headers = { 'X-Mock-Session': 'one' };
  const response = await mock.fetch(`/company/rename?${token}`, { headers });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toEqual({ resultCode: 1, peer: 100158 });
  const nameIn = (session?: string) => mock.world(session).store.view.users.get('100164')?.nickname;
  expect([nameIn('one'), nameIn()]).toEqual(['renamed', '张益达']);
  await mock.fetch('/company/rename');
  const { requests } = await mock.admin.requests.list();
  expect(requests).toMatchObject([
    { path: '/company/rename', companion: 'extraRoutes', verdict: 'refused', status: 403 },
  ]);
  const [inSession] = mock.world('one').journal.entries();
  expect(inSession).toMatchObject({ companion: 'extraRoutes', resultCode: 1, status: 200 });
  expect(inSession?.parameters()).toMatchObject({ access_token: '***' });
});

test('a browser may send extraRoutes any header; other paths keep the server’s own', async () => {
  const extraRoutes = express.Router();
  extraRoutes.post('/company/tasks', (_request, response) => void response.json({ tasks: [] }));
  const { fetch } = await mockOf({ extraRoutes });
  const preflight = (path: string) =>
    fetch(path, { method: 'OPTIONS', headers: { 'Access-Control-Request-Headers': 'authorization' } });
  const own = await preflight('/company/tasks');
  expect([own.status, own.headers.get('access-control-allow-headers')]).toEqual([
    200,
    expect.stringContaining('authorization'),
  ]);
  expect((await preflight('/user/get')).headers.get('access-control-allow-headers')).not.toContain(
    'authorization',
  );
  expect((await fetch('/company/none')).status).toBe(404);
});

test('routeContext is for extraRoutes alone', () => {
  expect(() => routeContext({} as never)).toThrow(/did not come through extraRoutes/);
});

test('the app can be mounted in another one, below a path', async () => {
  const { app } = await mockOf();
  const outer = express().use('/im', app);
  const server = outer.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const answer: Json = await (await fetch(`http://127.0.0.1:${port}/im/user/get?${token}`)).json();
  expect(answer.data.userId).toBe(100164);
  expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);
});

test('a read is answered before its handler returns: nothing on its way waits', async () => {
  const { app } = await mockOf();
  const answered: boolean[] = [];
  const server = createServer((request, response) => {
    app(request, response);
    answered.push(response.writableEnded);
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  for (const prefer of [
    'code=1030102',
    'example=documented',
    'fault=transport-status-500-getUser',
    'delay=1',
  ])
    await fetch(`http://127.0.0.1:${port}/user/get?${token}`, { headers: { Prefer: prefer } });
  await fetch(`http://127.0.0.1:${port}/user/get?${token}`);
  expect(answered).toEqual([true, true, true, false, true]);
});

test('close leaves nothing that keeps a process alive', async () => {
  const script = `
    import { createMock } from ${JSON.stringify(new URL('../src/create-mock.ts', import.meta.url).href)};
    const mock = await createMock();
    const base = 'http://127.0.0.1:' + (await mock.listen());
    await mock.listen('upload');
    const codes = [];
    for (const fetched of [mock.fetch('/config'), fetch(base + '/config')])
      codes.push((await (await fetched).json()).resultCode);
    await mock.close();
    console.log(codes.join());`;
  const arguments_ = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_, { timeout: 20_000 });
  expect(stdout.trim()).toBe('1,1');
});

test.each([
  [{ stict: true }, /no option stict\. Did you mean strict\?/],
  [{ now: 'abc' }, /now has to be milliseconds/],
  [{ delay: 'abc' }, /delay has to be two numbers/],
  [{ journalSize: -1 }, /journalSize has to be a whole number/],
])('createMock(%j) is refused in one sentence', async (options, why) => {
  await expect(createMock(options as never)).rejects.toThrow(why);
});

test('listens on this machine alone unless told otherwise, and says what is in the way', async () => {
  const mock = await createMock();
  onTestFinished(() => mock.close());
  const port = await mock.listen('api', { port: 0 });
  expect(mock.adminToken).toBeUndefined();
  await expect(mock.listen('api', { host: '0.0.0.0' })).rejects.toThrow(
    `the service api is on port ${port} already`,
  );
  expect(mock.adminToken).toBeUndefined();
  await expect(mock.listen('uplod' as never)).rejects.toThrow(
    'no service uplod. They are api, upload, files, live.',
  );
});

test('an answer that is cut off, and one that never comes, fail as fetch fails', async () => {
  const mock = await createMock();
  onTestFinished(() => mock.close());
  const meeting = (fault: string) =>
    mock.fetch('/user/get?access_token=mock-100164', { headers: { Prefer: `fault=${fault}` } });
  const cut = await meeting('transport-truncated-getUser');
  expect(cut.status).toBe(200);
  await expect(cut.text()).rejects.toThrow(TypeError);
  await expect(meeting('transport-closed-getUser')).rejects.toThrow(TypeError);
});
