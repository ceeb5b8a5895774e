import { expect, test } from 'vitest';
import { afterTheSamples, type Json, rooms, type StartedMock, startMock } from './harness.ts';

const me = 100164;
const inSession = (name: string) => ({ headers: { 'X-Mock-Session': name } });
const roomName = async (mock: StartedMock, init: RequestInit = {}, token = `mock-${me}`): Promise<string> => {
  const response = await mock.raw('/room/get', { access_token: token, roomId: rooms.six.id }, init);
  return ((await response.json()) as Json).data.name;
};
const rename = (mock: StartedMock, roomName: string, init: RequestInit) =>
  mock.raw('/room/update', { access_token: `mock-${me}`, roomId: rooms.six.id, roomName }, init);

test('what one session writes, no other sees', async () => {
  const mock = await startMock();
  await rename(mock, 'one', inSession('one'));
  await rename(mock, 'two', { headers: { cookie: 'other=1; mock-session=two' } });
  expect(await roomName(mock, inSession('one'))).toBe('one');
  expect(await roomName(mock, inSession('two'))).toBe('two');
  expect(await roomName(mock, inSession('three'))).toBe('006');
  expect(await roomName(mock)).toBe('006');
});

test('a session begins with the shared state as it is then', async () => {
  const mock = await startMock();
  await rename(mock, 'before', {});
  expect(await roomName(mock, inSession('one'))).toBe('before');
  await rename(mock, 'after', {});
  expect(await roomName(mock, inSession('one'))).toBe('before');
});

test('a token made in a session selects it by itself', async () => {
  const mock = await startMock();
  await rename(mock, 'mine', inSession('one'));
  const { body } = await mock.admin('/tokens', { userId: me }, { 'X-Mock-Session': 'one' });
  expect(body.token).not.toBe(`mock-${me}`);
  expect(await roomName(mock, {}, body.token)).toBe('mine');
  expect(await roomName(mock, inSession('two'))).toBe('006');
});

test('reset in a session starts that session again, and no other', async () => {
  const mock = await startMock();
  await rename(mock, 'shared', {});
  await rename(mock, 'one', inSession('one'));
  await mock.admin('/reset', {}, { 'X-Mock-Session': 'one' });
  expect(await roomName(mock, inSession('one'))).toBe('006');
  expect(await roomName(mock)).toBe('shared');
});

test('each session has its own clock and its own journal', async () => {
  const mock = await startMock({ now: afterTheSamples });
  const now = async (init: RequestInit) =>
    ((await (await mock.raw('/config', {}, init)).json()) as Json).currentTime;
  mock.mock.world('one').store.clock.advance(5000);
  expect(await now(inSession('one'))).toBe(afterTheSamples + 5000);
  expect(await now({})).toBe(afterTheSamples);
  expect(mock.mock.world('one').journal.entries()).toHaveLength(1);
  expect(mock.mock.world().journal.entries()).toHaveLength(1);
});
