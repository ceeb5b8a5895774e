import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { conditions } from './conditions.ts';
import type { WeatherOptions } from './http/weather.ts';
import type { OtherServerOptions } from './options.ts';
import { type OtherServer, startOtherServer } from './start.ts';
import { at } from './walk/recorder.ts';

type Parameters = Readonly<Record<string, string | number>>;

/** A server that ends with the test. */
async function started(options: OtherServerOptions): Promise<OtherServer> {
  const server = await startOtherServer(options);
  onTestFinished(server.close);
  return server;
}

/** Calls an operation as the owner. */
const call = ({ url, tokens }: OtherServer, path: string, parameters: Parameters = {}) => {
  const given = { access_token: tokens.owner, ...parameters };
  const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  const query = new URLSearchParams(texts);
  return fetch(`${url}${path}?${query}`, { redirect: 'manual' });
};

const answer = async (server: OtherServer, path: string, parameters: Parameters = {}): Promise<unknown> =>
  (await call(server, path, parameters)).json();

const openRoom = async (server: OtherServer) =>
  String(at(await answer(server, '/room/add', { jid: 'conditions', name: 'before' }), 'data', 'id'));

const nameOf = async (server: OtherServer, roomId: string) =>
  at(await answer(server, '/room/get', { roomId }), 'data', 'name');

describe('a replica that lags', () => {
  test('shows a write when its time has come, and from then on', async () => {
    let ms = Date.UTC(2026, 0, 1);
    const server = await started({ lagMs: 200, now: () => ms });
    const roomId = await openRoom(server);
    expect(await answer(server, '/room/get', { roomId })).toMatchObject({ resultCode: 100411 });
    ms += 200;
    expect(await nameOf(server, roomId)).toBe('before');
    await answer(server, '/room/update', { roomId, roomName: 'after' });
    ms += 199;
    expect(await nameOf(server, roomId)).toBe('before');
    ms += 1;
    expect(await nameOf(server, roomId)).toBe('after');
  });

  test('beside one that does not: what was shown can be gone at the next read', async () => {
    let ms = Date.UTC(2026, 0, 1);
    const server = await started({ lagMs: 200, lagging: 'one', now: () => ms });
    const roomId = await openRoom(server);
    ms += 200;
    await answer(server, '/room/update', { roomId, roomName: 'after' });
    const names: unknown[] = [];
    for (let read = 0; read < 20; read += 1) names.push(await nameOf(server, roomId));
    expect(names.slice(names.indexOf('after'))).toContain('before');
  });
});

describe('weather', () => {
  const pages = async (weather: WeatherOptions, count: number, seed = 1) => {
    const server = await started({ weather, seed });
    const seen: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const response = await call(server, '/user/get').catch(() => undefined);
      const type = response?.headers.get('content-type') ?? '';
      seen.push(
        response
          ? `${response.status} ${type.split(';')[0]} ${response.headers.get('retry-after') ?? ''}`.trim()
          : 'cut',
      );
      await response?.arrayBuffer();
    }
    return seen;
  };

  test.each<[string, WeatherOptions, readonly string[]]>([
    ['pages of a proxy', { bad502: 0.5 }, ['200 application/json', '502 text/html', '504 text/html']],
    ['cut connections', { cut: 0.5 }, ['200 application/json', 'cut']],
    ['a limit', { rateLimitPerSecond: 2 }, ['200 application/json', '429 text/html 1', '503 text/html 1']],
    ['a redirect to a log-in', { gatewayLogin: 'redirect' }, ['302 text/html']],
    [
      'a log-in that forbids, after a while',
      { gatewayLogin: 'forbidden', gatewayAfter: 3 },
      ['200 application/json', '403 text/html'],
    ],
  ])('%s', async (_, weather, kinds) => {
    expect([...new Set(await pages(weather, 40))].sort()).toEqual(kinds);
  });

  test('is the same for the same seed', async () => {
    const weather = { bad502: 0.2, cut: 0.2 };
    expect(await pages(weather, 40, 7)).toEqual(await pages(weather, 40, 7));
    expect(await pages(weather, 40, 7)).not.toEqual(await pages(weather, 40, 8));
  });

  test('a write that got a 504 was done, and one that got a 502 was not', async () => {
    const server = await started({ weather: { bad502: 0.5 } });
    const { phones, userIds } = server;
    const done: string[] = [];
    for (let index = 0; index < 30; index += 1) {
      const content = `weather ${index}`;
      const push = { type: 1, content, sendPhone: phones.owner, toUserPhone: phones.peer };
      const { status } = await call(server, '/console/oneSendOne', push);
      if (status !== 502) done.push(content);
    }
    let read = await call(server, '/tigase/shiku_msgs', { receiver: userIds.peer, pageSize: done.length });
    while (read.status !== 200)
      read = await call(server, '/tigase/shiku_msgs', { receiver: userIds.peer, pageSize: done.length });
    const rows = at(await read.json(), 'data');
    const contents = Array.isArray(rows) ? rows.map(row => at(row, 'content')) : [];
    expect(contents.sort()).toEqual(done.sort());
  });
});

describe('old rows', () => {
  const rowsOf = async (server: OtherServer, path: string, parameters: Parameters) => {
    const data = at(await answer(server, path, { pageSize: 0, ...parameters }), 'data');
    const rows = Array.isArray(data) ? data : at(data, 'pageData');
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
  };

  test.each<[string, string, Parameters, readonly string[]]>([
    [
      'messages',
      '/tigase/shiku_msgs',
      { receiver: 100317 },
      ['isRead', 'deleteTime', 'isEncrypt', 'content'],
    ],
    ['last chats', '/tigase/getLastChatList', {}, ['content']],
    ['groups', '/room/list/his', {}, ['desc', 'subject', 'tags', 'loc']],
    ['friends', '/friends/page', { userId: 0 }, ['orderKey']],
  ])('of %s: some lack a key, others have it', async (_, path, parameters, keys) => {
    const rows = await rowsOf(await started({ oldRows: true }), path, parameters);
    const lacking = keys.map(key => rows.filter(row => !(key in row)).length);
    for (const count of lacking) expect(count).toBeGreaterThan(0);
    for (const count of lacking) expect(count).toBeLessThan(rows.length);
  });

  test('some times are ahead of the clock, and some rows came in late', async () => {
    const rows = await rowsOf(await started({ oldRows: true }), '/tigase/shiku_msgs', { receiver: 100317 });
    expect(Number(rows[0]?.timeSend)).toBeGreaterThan(Date.now());
    const ids = rows.map(row => String(row._id));
    expect(ids).not.toEqual([...ids].sort().reverse());
  });

  test('and many of them on demand', async () => {
    const server = await started({ manyMessages: 2000 });
    expect((await rowsOf(server, '/tigase/shiku_msgs', { receiver: 100317 })).length).toBeGreaterThan(2000);
  });
});

describe('commands for a check', () => {
  const run = promisify(execFile);
  const shell = (command: string, env: Record<string, string>, input = '') => {
    const child = run('sh', ['-c', command], { env: { ...process.env, ...env } });
    child.child.stdin?.end(input);
    return child;
  };

  test('one writes a text into a group', async () => {
    const server = await started({});
    await openRoom(server);
    const order = { from: server.userIds.owner, room: 'conditions', content: '种下', type: 1 };
    await shell(server.plantCommand, { IMAPI_ROLE: 'owner' }, JSON.stringify(order));
    const history = await answer(server, '/tigase/shiku_muc_msgs', { roomId: 'conditions' });
    expect(history).toMatchObject({ data: [{ content: '种下', sender: String(order.from) }] });
  });

  test('one logs in again after a login ended', async () => {
    const server = await started({ choices: { loginEndsAtDissolve: true } });
    const roomId = await openRoom(server);
    await answer(server, '/room/member/delete', { roomId, userId: server.userIds.owner });
    expect(await answer(server, '/user/get')).toMatchObject({ resultCode: 1030102 });
    const { stdout } = await shell(server.tokenCommand, { IMAPI_ROLE: 'owner' });
    expect(stdout).toBe(server.tokens.owner);
    expect(await answer(server, '/user/get')).toMatchObject({ resultCode: 1 });
  });
});

test.each(Object.entries(conditions))('%s: answers sooner or later', async (_, { options }) => {
  const server = await started(options);
  const ask = () => call(server, '/user/get').catch(() => undefined);
  let response = await ask();
  while (response?.status !== 200) response = await ask();
  expect(await response.json()).toMatchObject({ data: { userId: server.userIds.owner }, resultCode: 1 });
});
