import { describe, expect, onTestFinished, test } from 'vitest';
import { AdminError, createAdminClient } from '../../src/control-api/client/index.ts';
import { createMock } from '../../src/create-mock.ts';
import type { MockOptions } from '../../src/mock-options.ts';
import { afterTheSamples, rooms, startMock } from '../harness.ts';

const me = 100164;
const peer = 100102;

async function startClient(options: MockOptions = {}) {
  const started = await startMock(options);
  return { ...started, admin: createAdminClient(started.base) };
}

test('a test’s round: snapshot, somebody writes, the app asks, restore', async () => {
  const { admin, ok } = await startClient();
  await admin.snapshots.save('clean');
  const { messageId } = await admin.messages.send({ from: peer, to: me, content: '在吗' });
  const waiting = admin.requests.wait({ operationId: 'listMessages', parameters: { receiver: peer } });
  expect((await ok(me, '/tigase/shiku_msgs', { receiver: peer }))[0].messageId).toBe(messageId);
  expect(await waiting).toMatchObject([{ operationId: 'listMessages', verdict: 'ok' }]);
  expect((await admin.chats.messages(me, String(peer), 1))[0]).toMatchObject({ messageId, mine: false });
  await admin.snapshots.restore('clean');
  expect((await ok(me, '/tigase/shiku_msgs', { receiver: peer }))[0].messageId).not.toBe(messageId);
  expect(await admin.snapshots.list()).toEqual(['clean']);
  await admin.snapshots.delete('clean');
});

test('a session for each worker', async () => {
  const { admin, ok } = await startClient();
  const worker = admin.inSession('worker-1');
  await worker.state.empty();
  expect((await worker.state.counts()).collections.users).toBe(0);
  expect((await admin.state.counts()).collections.users).toBe(6);
  await worker.reset();
  const { token } = await worker.tokens.create({ userId: me });
  await ok(token, '/user/get');
  expect(await worker.requests.count({ operationId: 'getUser' })).toBe(1);
  expect(await admin.requests.count()).toBe(0);
  expect((await admin.sessions.list()).sessions).toMatchObject([{ name: 'worker-1', requests: 1 }]);
  await admin.sessions.end('worker-1');
  await admin.sessions.endAll();
});

test('everything else it can do', async () => {
  const { admin, ok, raw, base } = await startClient({ now: afterTheSamples });
  expect((await admin.version()).name).toBe('imapi-mock');
  const { collections } = { collections: await admin.state.all() };
  await admin.state.replace(collections);
  await admin.state.merge({ users: collections.users ?? [] });
  expect((await admin.state.rows('users', { limit: 1 })).rows).toHaveLength(1);
  const row = await admin.state.row('shiku_room', rooms.six.id);
  await admin.state.putRow('shiku_room', rooms.six.id, { ...row, name: '007' });
  expect((await ok(me, '/room/get', { roomId: rooms.six.id })).name).toBe('007');
  await admin.state.deleteRow('resources', 'bdb89a47460d453993c19619e608b6dc');
  await admin.state.replaceRows('stick_dialog', []);
  await admin.state.mergeRows('stick_dialog', [{ userId: me, jid: '100102', isRoom: 1, time: 1 }]);
  await admin.state.emptyRows('stick_dialog');
  expect(await admin.scenarios.list()).toContainEqual({ name: 'demo', active: true });
  await admin.scenarios.activate('demo');
  expect((await admin.users.list({ query: '益' })).total).toBe(1);
  const { userId, token } = await admin.users.create({ nickname: '新人' });
  expect((await admin.chats.list(userId)).length).toBe(0);
  await admin.tokens.end(token);

  await admin.faults.set('getUser', { fixedDelay: 1, times: 1 });
  expect(await admin.faults.list()).toMatchObject([{ operationId: 'getUser' }]);
  expect(await admin.faults.delete('getUser')).toEqual([]);
  await admin.faults.clear();
  expect(await admin.faults.catalogue('getUser')).toBeInstanceOf(Array);
  expect(await admin.clock.freeze(new Date(afterTheSamples))).toMatchObject({ now: afterTheSamples });
  expect(await admin.clock.freeze()).toMatchObject({ mode: 'frozen' });
  expect(await admin.clock.advance(5)).toMatchObject({ now: afterTheSamples + 5 });
  expect(await admin.clock.set({ mode: 'real' })).toMatchObject({ mode: 'real' });
  expect(await admin.clock.get()).toMatchObject({ mode: 'real' });

  await raw('/nothing/like it');
  expect(await admin.requests.unmatched()).toMatchObject([{ verdict: 'unknown path' }]);
  const { requests } = await admin.requests.list({ operationId: 'getRoom' });
  expect(await admin.requests.get(requests[0]?.id ?? 0)).toMatchObject({ operationId: 'getRoom' });
  expect(await admin.requests.find({ resultCode: 1 })).toHaveLength(1);
  expect((await admin.requests.har()).log.entries[0]?.request.url).toContain(base);
  await admin.requests.clear();
  expect(await admin.requests.count()).toBe(0);
});

test('a refusal is an error with code, status, pointer and the nearest name', async () => {
  const { admin } = await startClient();
  await admin.snapshots.save('one');
  const refusal = await admin.snapshots.restore('oen').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(AdminError);
  expect(refusal).toMatchObject({ status: 404, code: 'unknown-snapshot', problem: { nearest: 'one' } });
  expect(String(refusal)).toMatch(/Did you mean one\?/);
});

describe('what is no mock is named', () => {
  test.each([
    ['a page', 200, 'text/html', '<h1>Welcome</h1>'],
    ['a page that is missing', 404, 'text/html', 'Not found'],
    ['a problem of somebody else', 410, 'application/problem+json', '{"title":"Gone"}'],
    ['a problem that is cut', 502, 'application/problem+json', '{"tit'],
  ])('%s', async (_, status, type, body) => {
    const fetch = async () => new Response(body, { status, headers: { 'Content-Type': type } });
    await expect(createAdminClient('http://mock', { fetch }).version()).rejects.toThrow(
      /^Failed to use .*\/__admin\/version.* Is it the mock's address\?$/,
    );
  });

  test('a path of the API that the mock does not know', async () => {
    const { base } = await startClient();
    await expect(createAdminClient(`${base}/user`).version()).rejects.toThrow(/Is it the mock's address/);
  });

  test('an address where nobody listens, with the reason', async () => {
    const { base, mock } = await startClient();
    await mock.close();
    await expect(createAdminClient(base).version()).rejects.toThrow(
      /^Failed to reach .*ECONNREFUSED.* Is the mock running\?$/,
    );
  });
});

describe('events', () => {
  test('requests, commits and resets of the world come as they happen', async () => {
    const { admin, ok } = await startClient();
    const leaving = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of admin.events(leaving.signal)) {
        if (event.type === 'hold') continue;
        seen.push(
          event.type === 'request'
            ? `${event.data.operationId} ${event.data.verdict}`
            : `${event.type} ${event.data.changes}`,
        );
        if (event.type === 'reset') return;
      }
    })();
    await expect
      .poll(async () => {
        await ok(me, '/config');
        return seen.length;
      })
      .toBeGreaterThan(0);
    seen.length = 0;
    await ok(me, '/room/update', { roomId: rooms.six.id, roomName: 'x' });
    await admin.inSession('other').reset();
    await admin.reset();
    await reading;
    expect(seen.filter(line => line !== 'getConfig ok')).toEqual([
      expect.stringMatching(/^commit \d/),
      'updateRoom ok',
      'reset 0',
    ]);
  });

  test('a reset comes also where nothing was changed before', async () => {
    const { admin, mock } = await startClient();
    const events = admin.events()[Symbol.asyncIterator]();
    const first = events.next();
    await expect
      .poll(async () => {
        await admin.reset();
        return Promise.race([first, 'none yet']);
      })
      .toMatchObject({ value: { type: 'reset', data: { sequence: 0, changes: 0 } } });
    await mock.close();
  });

  test('end with the signal, and with the mock', async () => {
    const { admin, mock } = await startClient();
    const leaving = new AbortController();
    const ended = async (signal?: AbortSignal) => {
      for await (const _ of admin.events(signal));
      return true;
    };
    const [one, two] = [ended(leaving.signal), ended()];
    await new Promise(resolve => setTimeout(resolve, 100));
    leaving.abort();
    expect(await one).toBe(true);
    // Also before the mock has answered.
    expect(await ended(AbortSignal.abort())).toBe(true);
    await mock.close();
    expect(await two).toBe(true);
  });

  test('are followed across a restart of the mock, with word of the break', async () => {
    const { admin, base, mock, ok } = await startClient();
    const seen: string[] = [];
    const stop = admin.follow({ event: ({ type }) => seen.push(type), state: state => seen.push(state) });
    onTestFinished(stop);
    await expect.poll(() => seen).toEqual(['connecting', 'live']);
    await ok(me, '/config');
    await expect.poll(() => seen.at(-1)).toBe('request');
    await mock.close();
    await expect.poll(() => seen).toContain('lost');
    const another = await createMock();
    onTestFinished(() => another.close());
    await another.listen('api', { host: '127.0.0.1', port: Number(new URL(base).port) });
    await expect.poll(() => seen.at(-1), { timeout: 10_000 }).toBe('reconnected');
    stop();
    await another.admin.reset();
    expect(seen.filter(state => state === 'live')).toHaveLength(2);
    expect(seen.at(-1)).toBe('reconnected');
  });

  test('are not asked for again where the token is refused', async () => {
    const { base } = await startMock({ adminToken: 'a-long-secret' });
    const seen: string[] = [];
    const state = (told: string) => void seen.push(told);
    createAdminClient(base, { token: 'another' }).follow({ event: ({ type }) => state(type), state });
    await expect.poll(() => seen).toEqual(['connecting', 'refused']);
    onTestFinished(createAdminClient(base, { token: 'a-long-secret' }).follow({ event: () => {}, state }));
    await expect.poll(() => seen.slice(2)).toEqual(['connecting', 'live']);
  });

  test('of a session by its name in the address, for clients that cannot send a header', async () => {
    const { base, raw } = await startClient();
    const response = await fetch(`${base}/__admin/events?session=one`);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe(': welcome\n\n');
    await raw('/config');
    await raw('/config', {}, { headers: { 'X-Mock-Session': 'one' } });
    expect((await reader?.read())?.value).toMatch(/^event: request\ndata: \{"id":1,.*"session":"one"/);
    await reader?.cancel();
  });
});

test('a token where others reach the mock', async () => {
  const { mock, base } = await startMock({ adminToken: 'a-long-secret' });
  expect(mock.adminToken).toBe('a-long-secret');
  await expect(createAdminClient(base).reset()).rejects.toMatchObject({ status: 401, code: 'no-token' });
  await expect(createAdminClient(base, { token: 'another' }).reset()).rejects.toMatchObject({ status: 401 });
  await createAdminClient(base, { token: 'a-long-secret' }).reset();
  const console = await fetch(`${base}/__admin/`);
  expect(console.status).toBe(200);
  expect(console.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
});

test('a burst of requests is told whole, and a client that does not read holds nobody up', async () => {
  const { admin, ok, mock, base } = await startClient();
  const lazy = new AbortController();
  await fetch(`${base}/__admin/events`, { signal: lazy.signal });
  const seen: number[] = [];
  const reading = (async () => {
    for await (const event of admin.events())
      if (event.type === 'request' && seen.push(event.data.id) === 5000) return;
  })();
  await expect
    .poll(async () => {
      await ok(me, '/config');
      return seen.length;
    })
    .toBeGreaterThan(0);
  const [entry] = mock.world().journal.entries();
  if (!entry) throw new Error('Failed to find the request in the journal.');
  const { id: _, ...plain } = entry;
  for (let count = 0; count < 5000; count++) mock.world().journal.add(plain);
  await ok(me, '/config');
  await reading;
  expect(seen).toEqual(Array.from(seen, (_, index) => (seen[0] ?? 0) + index));
  lazy.abort();
});
