import { expect, test } from 'vitest';
import { type Json, rooms, startMock } from './harness.ts';

const me = 'mock-100164';
const profile = { access_token: me };
const prefer = (text: string) => ({ headers: { Prefer: text } });

test('a request meets the fault it prefers, and no other request does', async () => {
  const mock = await startMock();
  const page = await mock.raw('/user/get', profile, prefer('fault=transport-page-getUser'));
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('preference-applied')).toBe('fault=transport-page-getUser');
  expect(await page.text()).toMatch(/^<!DOCTYPE html>/);
  expect(await mock.ok(100164, '/user/get')).toMatchObject({ userId: 100164 });
});

test.each([
  ['fault=transport-page-getUsr', /Did you mean transport-page-getUser\?/],
  ['fault=transport-page-search', /does not apply to getUser/],
])('%s is refused with a warning, and the answer is the right one', async (text, warning) => {
  const mock = await startMock();
  const answer = await mock.raw('/user/get', profile, prefer(text));
  expect(decodeURIComponent(answer.headers.get('x-contract-warning') ?? '')).toMatch(warning);
  expect(await answer.json()).toMatchObject({ resultCode: 1 });
});

test('the journal says which fault a request met, and what was sent', async () => {
  const mock = await startMock();
  await mock.raw('/user/get', profile, prefer('fault=envelope-code-as-text-getUser'));
  const [entry] = mock.mock.world().journal.entries();
  expect(entry?.fault).toBe('envelope-code-as-text-getUser');
  expect(JSON.parse(entry?.answer() ?? '')).toMatchObject({ resultCode: '1' });
});

test.each(['transport-closed-getUser', 'transport-truncated-getUser'])(
  '%s is a network error for the client',
  async id => {
    const mock = await startMock();
    const answer = mock.raw('/user/get', profile, prefer(`fault=${id}`)).then(it => it.text());
    await expect(answer).rejects.toThrow();
    expect(await mock.ok(100164, '/user/get')).toMatchObject({ userId: 100164 });
  },
);

test('a lost write says success and leaves everything as it was', async () => {
  const mock = await startMock();
  const { mucmsg_6c1536dbf97540d1b906d76f4272a90d: before } = mock.mock.world().store.dump();
  const given = { access_token: me, roomId: rooms.test.id, roomName: '新名' };
  const answer = await mock.raw('/room/update', given, prefer('fault=state-write-lost-updateRoom'));
  expect(await answer.json()).toMatchObject({ resultCode: 1 });
  expect((await mock.ok(100164, '/room/get', { roomId: rooms.test.id })).name).not.toBe('新名');
  expect(mock.mock.world().store.dump().mucmsg_6c1536dbf97540d1b906d76f4272a90d).toEqual(before);
});

test('a stale read shows the rows of one change ago', async () => {
  const mock = await startMock();
  const name = async (init?: RequestInit) => {
    const answer = await mock.raw('/room/get', { access_token: me, roomId: rooms.test.id }, init);
    return ((await answer.json()) as Json).data.name;
  };
  const old = await name();
  await mock.ok(100164, '/room/update', { roomId: rooms.test.id, roomName: '新名' });
  expect(await name(prefer('fault=state-stale-getRoom'))).toBe(old);
  expect(await name()).toBe('新名');
});

test('a fault that is switched on in a session is met in that session alone', async () => {
  const mock = await startMock();
  const fault = mock.mock.faults().get('identity-any-token-getUser');
  mock.mock.world('one').faults.set('getUser', { fault });
  const code = async (headers: Record<string, string>) =>
    ((await (await mock.raw('/user/get', { access_token: 'nobody' }, { headers })).json()) as Json)
      .resultCode;
  expect(await code({ 'X-Mock-Session': 'one' })).toBe(1);
  expect(await code({ 'X-Mock-Session': 'two' })).toBe(1030102);
  expect(await code({})).toBe(1030102);
});

test('a session begins with the faults of the shared world', async () => {
  const mock = await startMock();
  mock.mock.world().faults.set('*', { fixedDelay: 40 });
  const started = performance.now();
  await mock.raw('/user/get', profile, { headers: { 'X-Mock-Session': 'new' } });
  expect(performance.now() - started).toBeGreaterThan(35);
});

test('an upload and a file meet faults as well', async () => {
  const mock = await startMock();
  const upload = async (init: RequestInit) => {
    const body = new FormData();
    body.set('file', new Blob(['one']), 'one.txt');
    return fetch(`${mock.base}/upload/UploadServlet`, { method: 'POST', body, ...init });
  };
  expect(await (await upload(prefer('fault=files-upload-fails'))).json()).toMatchObject({ resultCode: -1 });
  const { data } = (await (await upload({})).json()) as Json;
  const { oUrl } = data.others[0];
  const faulty = await fetch(oUrl, prefer('fault=files-other-bytes'));
  expect([faulty.status, await faulty.text()]).toEqual([200, 'ond']);
  expect(await (await fetch(oUrl)).text()).toBe('one');
});
