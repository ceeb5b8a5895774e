import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { afterTheSamples, type Json, rooms, startMock } from '../harness.ts';

const me = 100164;

describe('POST /__admin/messages', () => {
  test('answers with the id that both copies carry', async () => {
    const { admin, ok } = await startMock();
    const { status, body } = await admin('/messages', { from: 100158, to: me, content: '在吗' });
    expect(status).toBe(201);
    expect((await ok(me, '/tigase/shiku_msgs', { receiver: 100158 }))[0]).toMatchObject({
      messageId: body.messageId,
      direction: 1,
      content: '在吗',
      sender_jid: '100158/web',
    });
  });

  test.each([rooms.test.jid, rooms.test.id])('takes a group by %s', async room => {
    const { admin, ok } = await startMock();
    expect((await admin('/messages', { from: 100158, room, content: 'x' })).status).toBe(201);
    expect((await ok(me, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid }))[0].content).toBe('x');
  });

  test.each([
    { name: 'nobody', body: { from: 1, to: me, content: 'x' }, status: 404, code: 'unknown-user' },
    { name: 'to nobody', body: { from: me, to: 1, content: 'x' }, status: 404, code: 'unknown-user' },
    { name: 'to no group', body: { from: me, room: 'x', content: 'x' }, status: 404, code: 'unknown-room' },
    {
      name: 'a stranger to the group',
      body: { from: 100102, room: rooms.test.jid, content: 'x' },
      status: 409,
      code: 'not-a-member',
    },
    {
      name: 'both kinds',
      body: { from: me, to: 100158, room: rooms.test.jid, content: 'x' },
      status: 400,
      code: 'bad-body',
    },
    { name: 'neither kind', body: { from: me, content: 'x' }, status: 400, code: 'bad-body' },
    {
      name: 'a text for a number',
      body: { from: '100164', to: 100158, content: 'x' },
      status: 400,
      code: 'bad-body',
    },
    {
      name: 'an unknown field',
      body: { from: me, to: 100158, contents: 'x' },
      status: 400,
      code: 'bad-body',
    },
    { name: 'a list', body: [], status: 400, code: 'bad-body' },
  ])('refuses $name, and changes nothing', async ({ body, status, code }) => {
    const { admin, mock } = await startMock();
    const before = mock.world().store.dump();
    const answer = await admin('/messages', body);
    expect(answer).toMatchObject({
      status,
      body: { status, code, detail: expect.stringMatching(/^Failed to /) },
    });
    expect(mock.world().store.dump()).toEqual(before);
  });
});

describe('POST /__admin/tokens', () => {
  test('opens a login that a dissolved group ended, and gives the same token again', async () => {
    const { admin, call, ok, raw } = await startMock();
    await ok(me, '/room/member/delete', { roomId: rooms.six.id, userId: me });
    const refused = await raw('/user/get', { access_token: `mock-${me}`, flag: 'rw' });
    expect(decodeURIComponent(refused.headers.get('x-contract-warning') ?? '')).toContain(
      'POST /__admin/tokens',
    );
    expect(await admin('/tokens', { userId: me })).toEqual({
      status: 201,
      body: { token: `mock-${me}`, userId: me },
    });
    expect((await call(me, '/user/get')).resultCode).toBe(1);
  });

  test('makes tokens with a name and an end', async () => {
    const { admin, call, mock } = await startMock({ now: afterTheSamples });
    await admin('/tokens', { userId: me, token: 'short', expiresIn: 60 });
    await admin('/tokens', { userId: me, token: 'over', expiresIn: 0 });
    expect((await call('short', '/user/get')).data.userId).toBe(me);
    expect((await call('over', '/user/get')).resultCode).toBe(1030102);
    mock.world().store.clock.advance(60_000);
    expect((await call('short', '/user/get')).resultCode).toBe(1030102);
  });

  test.each(['fixed', 'own', 'named'])(
    'with expiresIn 0 ends the login in a session alone, whichever token is used there: the %s one',
    async kind => {
      const { admin, raw } = await startMock();
      const session = { 'X-Mock-Session': 'one' };
      const make = async (body: object) =>
        (await admin('/tokens', { userId: me, ...body }, session)).body.token;
      const own: string = await make({});
      const used = kind === 'fixed' ? `mock-${me}` : kind === 'own' ? own : await make({ token: 'named' });
      const code = async (token: string, headers: Record<string, string> = session) => {
        const response = await raw('/user/get', { access_token: token, flag: 'rw' }, { headers });
        return ((await response.json()) as Json).resultCode;
      };
      expect(await code(used)).toBe(1);
      expect(await make({ expiresIn: 0 })).toBe(own);
      expect(await code(used)).toBe(1030102);
      expect(await code(own, {})).toBe(1030102);
      expect(await code(`mock-${me}`, {})).toBe(1);
      expect(await make({})).toBe(own);
      expect([await code(own), await code(`mock-${me}`)]).toEqual([1, 1]);
    },
  );

  test('with expiresIn 0 ends every login in the shared world, and makes no token', async () => {
    const { admin, call, mock } = await startMock();
    await admin('/tokens', { userId: me, token: 'named' });
    const ended = await admin('/tokens', { userId: me, expiresIn: 0 });
    expect(ended.body.token).toBe(`mock-${me}`);
    for (const token of ['named', `mock-${me}`])
      expect((await call(token, '/user/get')).resultCode).toBe(1030102);
    const session = { 'X-Mock-Session': 'one' };
    expect((await admin('/tokens', { userId: 100102, expiresIn: 0 }, session)).body.token).toBe(
      'mock-100102',
    );
    expect([...mock.world('one').store.view.tokens.all].map(row => row.token).sort()).toEqual([
      'mock-100102',
      `mock-${me}`,
      'named',
    ]);
  });

  test.each([{ userId: 1 }, { userId: me, token: '' }, {}])('refuses %j', async body => {
    const { admin } = await startMock();
    expect((await admin('/tokens', body)).status).toBeGreaterThanOrEqual(400);
  });

  test('with --keep-login-on-dissolve the login stays', async () => {
    const { call, ok } = await startMock({ keepLoginOnDissolve: true });
    await ok(me, '/room/member/delete', { roomId: rooms.six.id, userId: me });
    expect((await call(me, '/user/get')).resultCode).toBe(1);
  });
});

test('POST /__admin/reset brings the demo data back, tokens included', async () => {
  const { admin, ok, mock } = await startMock();
  const before = mock.world().store.dump();
  await ok(me, '/room/update', { roomId: rooms.six.id, roomName: 'x' });
  await ok(me, '/room/member/delete', { roomId: rooms.six.id, userId: me });
  expect((await admin('/reset')).status).toBe(200);
  expect(mock.world().store.dump()).toEqual(before);
  expect((await ok(me, '/user/get')).userId).toBe(me);
});

describe('the control API', () => {
  test.each([
    ['GET', '/reset', 405, 'wrong-method'],
    ['POST', '/nothing', 404, 'not-found'],
    ['GET', '/user/get', 404, 'not-found'],
    ['OPTIONS', '/reset', 405, 'wrong-method'],
  ])(
    'answers %s %s with a problem, and never falls through to the API',
    async (method, path, status, code) => {
      const { base } = await startMock();
      const response = await fetch(`${base}/__admin${path}`, { method });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect((await response.json()) as Json).toMatchObject({
        code,
        detail: expect.stringMatching(/^Failed to /),
      });
    },
  );

  test.each(['http://evil.test', 'null'])('refuses a page of %s', async origin => {
    const { admin, mock } = await startMock();
    const before = mock.world().store.dump();
    const answer = await admin('/messages', { from: 100158, to: me, content: 'x' }, { Origin: origin });
    expect(answer).toMatchObject({ status: 403, body: { code: 'stranger' } });
    expect(mock.world().store.dump()).toEqual(before);
  });

  test.each([
    ['evil.test', 403],
    ['127.0.0.1.evil.test', 403],
    ['im.example.test', 200],
    ['localhost', 200],
  ])('sent to the name %s, as a page under that name could do, is %i', async (name, status) => {
    const { base } = await startMock({ publicUrl: 'https://im.example.test' });
    const { port } = new URL(base);
    const answer = await request(base)
      .post('/__admin/reset')
      .set({ Host: `${name}:${port}`, Origin: `http://${name}:${port}` });
    expect(answer.status).toBe(status);
  });

  test('takes a page of its own origin', async () => {
    const { admin, base } = await startMock();
    expect((await admin('/reset', {}, { Origin: base })).status).toBe(200);
  });

  test.each([
    ['{', 400, 'bad-body'],
    ['x'.repeat(2_000_000), 413, 'too-large'],
  ])('refuses a body that is no good', async (body, status, code) => {
    const { base } = await startMock();
    const response = await fetch(`${base}/__admin/messages`, { method: 'POST', body });
    expect(response.status).toBe(status);
    expect((await response.json()) as Json).toMatchObject({ code });
  });
});
