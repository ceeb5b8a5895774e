import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { exampleRequest } from '../../src/cli/terminal/banner.ts';
import { afterTheSamples, type Json, rooms } from '../harness.ts';
import { startControl } from './harness.ts';

const me = 100164;
const text = JSON.stringify;

describe('the journal', () => {
  test('is bounded, counts what made room, and can be off', async () => {
    const { done, ok } = await startControl({ journalSize: 3 });
    for (let round = 0; round < 5; round++) await ok(me, '/config');
    const { requests, meta } = await done('listRequests');
    expect(requests.map(({ id }: Json) => id)).toEqual([5, 4, 3]);
    expect(meta).toEqual({ total: 3, evicted: 2, disabled: false });
    await done('clearRequests');
    await ok(me, '/config');
    expect(await done('listRequests')).toMatchObject({
      requests: [{ id: 6 }],
      meta: { total: 1, evicted: 0 },
    });

    const off = await startControl({ journalSize: 0 });
    await off.ok(me, '/config');
    expect((await off.done('listRequests')).meta).toEqual({ total: 0, evicted: 0, disabled: true });
    expect((await off.send('waitForRequests')).body.detail).toMatch(/journal-size/);
  });

  test('tells the changed rows before and after, and nothing that opens a login', async () => {
    const { done, ok, raw } = await startControl();
    await ok(me, '/user/get', { password: 'open sesame' });
    await ok(me, '/room/member/delete', { roomId: rooms.six.id, userId: me });
    await raw('/user/get', { access_token: 'mock-100102' }, { method: 'POST' });
    const seen: Json[] = [];
    for (const id of [1, 2, 3]) seen.push(await done('getRequest', { path: { id } }));
    expect(text(seen)).not.toMatch(/mock-100|open sesame|2274c9fe|"password\\":\\"[^*]/);
    const [profile, dissolved] = seen;
    const { password, userKey, nickname } = JSON.parse(profile.answer).data;
    expect({ password, userKey, nickname }).toEqual({ password: '***', userKey: '***', nickname: '张益达' });
    const kinds = dissolved.changes.map(({ collection }: Json) => collection);
    expect(kinds).toContain('tokens');
    expect(kinds).toContain('shiku_room');
    const room = dissolved.changes.find(({ collection }: Json) => collection === 'shiku_room');
    expect(room).toMatchObject({ key: rooms.six.id, before: { name: '006' } });
    expect(room.after).toBeUndefined();
    expect(text(await done('getHar'))).not.toMatch(/mock-100|open sesame/);
  });

  test.each<[verdict: string, path: string, parameters: Record<string, string>, prefer?: string]>([
    ['ok', '/user/get', { flag: 'rw' }],
    ['refused', '/room/get', { roomId: 'x' }],
    ['refused', '/user/get', {}, 'code=1030102'],
    ['unknown path', '/user/gets', {}],
  ])('says %s of %s', async (verdict, path, parameters, prefer) => {
    const { done, raw } = await startControl();
    await raw(
      path,
      { access_token: `mock-${me}`, ...parameters },
      prefer === undefined ? {} : { headers: { Prefer: prefer } },
    );
    expect((await done('listRequests')).requests).toMatchObject([{ path, verdict }]);
    expect(await done('countRequests', { body: { verdict } })).toEqual({ count: 1 });
  });

  test('the answers of a fresh mock are all found to be as the contract says', async () => {
    const { done, mock, base } = await startControl();
    for (const operation of mock.contract.operations) {
      if (operation.service === 'upload') continue;
      await fetch(exampleRequest(operation, { apiUrl: base, uploadUrl: base, filesUrl: base }) ?? '');
    }
    const { requests } = await done('findRequests', { body: {} });
    expect(requests.filter(({ verdict }: Json) => verdict !== 'ok')).toEqual([]);
    expect(requests).toHaveLength(mock.contract.operations.length - 1);
  });

  test.each<[path: string, init: RequestInit, parameters: Json, answer: RegExp]>([
    ['/user/gett', {}, { userId: '100102' }, /no operation.*\/user\/get/],
    [
      '/user/gett',
      { method: 'POST', body: new URLSearchParams({ nickname: '改名' }) },
      { nickname: '改名' },
      /no op/,
    ],
    ['/user/gett', { method: 'PUT', body: '{}' }, { userId: '100102' }, /no operation/],
    [
      '/upload/deleteFileServlet',
      { method: 'POST', body: new URLSearchParams({ paths: '/0/x.png' }) },
      { paths: '/0/x.png' },
      /"resultCode":1/,
    ],
    [
      '/own/login',
      { method: 'POST', body: new URLSearchParams({ password: 'geheim', phone: '1' }) },
      { password: '***', phone: '1' },
      /"resultCode":7/,
    ],
  ])(
    '%s beyond the document has its parameters and its answer: %j',
    async (path, init, parameters, answer) => {
      const own = express.Router();
      own.use(express.urlencoded({ extended: false }));
      own.post('/own/login', (_request, response) => void response.json({ resultCode: 7 }));
      const { done, base } = await startControl({ extraRoutes: own });
      const query = { userId: 100102, access_token: `mock-${me}` };
      await (await fetch(`${base}${path}?${new URLSearchParams(query as Json)}`, init)).text();
      const [entry] = (await done('findRequests', { body: {} })).requests;
      expect(entry).toMatchObject({ path, parameters: { access_token: '***', ...parameters } });
      expect(entry.answer).toMatch(answer);
    },
  );

  test('a slip in a path is told in the session that its token was made in', async () => {
    const { done, base } = await startControl();
    const headers = { 'X-Mock-Session': 'one' };
    const { token } = await done('createToken', { body: { userId: me }, headers });
    await fetch(`${base}/user/gett?access_token=${token}`);
    expect((await done('listUnmatchedRequests', { headers })).requests).toMatchObject([
      { path: '/user/gett' },
    ]);
    expect((await done('listUnmatchedRequests')).requests).toEqual([]);
  });

  test.each<[match: Json, count: number]>([
    [{}, 4],
    [{ operationId: 'getRoom' }, 2],
    [{ path: '/room/get', parameters: { roomId: rooms.six.id } }, 1],
    [{ parameters: { pageSize: 7 } }, 1],
    [{ parameters: { access_token: `mock-${me}` } }, 0],
    [{ resultCode: 1 }, 3],
    [{ since: afterTheSamples + 1000 }, 1],
    [{ until: afterTheSamples }, 3],
    [{ after: 3 }, 1],
    [{ method: 'POST' }, 1],
    [{ session: 'one' }, 0],
    [{ fault: 'x' }, 0],
  ])('%j matches %i of four', async (body, count) => {
    const { done, ok, call, raw } = await startControl({ now: afterTheSamples });
    await ok(me, '/room/get', { roomId: rooms.six.id });
    await call(me, '/room/get', { roomId: 'x' });
    await ok(me, '/room/list/his', { pageSize: 7 });
    await done('advanceClock', { body: { ms: 1000 } });
    await raw('/user/get', { access_token: `mock-${me}` }, { method: 'POST' });
    expect(await done('countRequests', { body })).toEqual({ count });
    expect((await done('findRequests', { body })).requests).toHaveLength(count);
  });
});

describe('wait', () => {
  test('answers when the request comes', async () => {
    const { done, ok } = await startControl();
    const waiting = done('waitForRequests', { body: { operationId: 'getUser', count: 2 } });
    await ok(me, '/config');
    await ok(me, '/user/get', { n: 1 });
    await ok(me, '/user/get', { n: 2 });
    expect((await waiting).requests.map(({ parameters }: Json) => parameters.n)).toEqual(['2', '1']);
  });

  test('takes the requests of its own session alone', async () => {
    const { done, ok, raw } = await startControl();
    const headers = { 'X-Mock-Session': 'one' };
    const waiting = done('waitForRequests', { headers, body: { operationId: 'getUser' } });
    await ok(me, '/user/get');
    await raw('/user/get', { access_token: `mock-${me}`, mark: 'mine' }, { headers });
    expect((await waiting).requests).toMatchObject([{ session: 'one', parameters: { mark: 'mine' } }]);
  });

  test('ends when the mock closes', async () => {
    const { send, mock } = await startControl();
    const waiting = send('waitForRequests', { body: { timeoutMs: 60_000 } });
    await new Promise(resolve => setTimeout(resolve, 50));
    await mock.close();
    expect((await waiting).status).toBe(408);
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;
test.skipIf(!hasCurl)('the curl command repeats the request', async () => {
  const { done, ok, raw, base } = await startControl();
  await ok(me, '/room/update', { roomId: rooms.six.id, roomName: `it's "a" $HOME \`x\`` });
  await raw(
    '/user/get',
    { access_token: `mock-${me}` },
    { method: 'POST', headers: { 'X-Mock-Session': 'one' } },
  );
  const { curl } = await done('getRequest', { path: { id: 1 } });
  expect(curl).toContain(`-G '${base}/room/update'`);
  expect(curl).toContain('"access_token=$TOKEN"');
  const { stdout } = await promisify(execFile)('sh', ['-c', curl], {
    env: { ...process.env, TOKEN: `mock-${me}` },
  });
  expect(JSON.parse(stdout)).toMatchObject({ resultCode: 1 });
  const { requests } = await done('listRequests');
  expect(requests[0].parameters).toEqual(requests[1].parameters);
  const session = await done('getRequest', { path: { id: 1 }, headers: { 'X-Mock-Session': 'one' } });
  expect(session.curl).toContain("-H 'X-Mock-Session: one'");
});

test('the archive is HAR 1.2: every field a viewer reads, dates, addresses and sizes that fit', async () => {
  const { done, ok, raw, base } = await startControl({ now: afterTheSamples });
  await ok(me, '/user/get', { 'two words': '张' });
  await raw('/user/get', { access_token: 'x' }, { method: 'POST' });
  await raw('/nothing');
  const { log } = await done('getHar');
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'imapi-mock', version: expect.any(String) } });
  expect(log.entries).toHaveLength(3);
  for (const { startedDateTime, time, request, response, cache, timings } of log.entries) {
    expect(new Date(startedDateTime).toISOString()).toBe(startedDateTime);
    expect(timings.send + timings.wait + timings.receive).toBeCloseTo(time);
    expect(new URL(request.url).origin).toBe(base);
    expect(cache).toEqual({});
    for (const { name, value } of [...request.queryString, ...(request.postData?.params ?? [])])
      expect([typeof name, typeof value]).toEqual(['string', 'string']);
    expect(Buffer.byteLength(response.content.text)).toBe(response.content.size);
    expect(request.postData === undefined).toBe(request.method !== 'POST');
  }
  const [first, , last] = log.entries;
  expect(first.request.queryString).toContainEqual({ name: 'two words', value: '张' });
  expect(new URL(first.request.url).searchParams.get('two words')).toBe('张');
  expect(JSON.parse(first.response.content.text).resultCode).toBe(1);
  expect(last.response).toMatchObject({ status: 404, statusText: 'Not Found' });
});

test('each session has its own journal', async () => {
  const { done, raw } = await startControl();
  const headers = { 'X-Mock-Session': 'one' };
  await raw('/config', {}, { headers });
  expect((await done('listRequests')).requests).toEqual([]);
  expect((await done('listRequests', { headers })).requests).toMatchObject([{ session: 'one' }]);
  expect((await done('listSessions')).sessions).toMatchObject([{ name: 'one', requests: 1 }]);
});
