import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MockOptions } from '../../src/mock-options.ts';
import { afterTheSamples, type Json, rooms } from '../harness.ts';
import { startControl } from './harness.ts';

const me = 100164;
const later = afterTheSamples + 86_400_000;

async function onDisk(): Promise<MockOptions> {
  const data = await mkdtemp(join(tmpdir(), 'imapi-reset-'));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  return { data };
}

test('starts again whole: rows, faults, clock, journal', async () => {
  const { done, ok, mock } = await startControl({ now: afterTheSamples });
  const before = mock.world().store.dump();
  await ok(me, '/room/update', { roomId: rooms.six.id, roomName: 'x' });
  await done('setFault', { path: { operationId: '*' }, body: { fixedDelay: 1 } });
  await done('setClock', { body: { mode: 'offset', by: 5000 } });
  await done('reset');
  expect(mock.world().store.dump()).toEqual(before);
  expect(await done('listFaults')).toEqual({ faults: [] });
  expect(await done('getClock')).toEqual({ mode: 'frozen', at: afterTheSamples, now: afterTheSamples });
  expect((await done('listRequests')).meta).toMatchObject({ total: 0, evicted: 0 });
});

test('goes back to the scenario that was activated', async () => {
  const { done, mock } = await startControl();
  await done('activateScenario', { path: { name: 'empty' } });
  await done('createUser', { body: { nickname: 'x' } });
  await done('reset');
  expect(mock.world().store.scenario).toBe('empty');
  expect((await done('getState')).collections).toMatchObject({ users: 6, shiku_room: 0 });
});

test('a session is reset alone, and begins like the shared world did', async () => {
  const { done, mock } = await startControl({ now: afterTheSamples });
  const headers = { 'X-Mock-Session': 'one' };
  await done('emptyState', { headers });
  await done('setClock', { headers, body: { mode: 'real' } });
  await done('emptyState');
  await done('reset', { headers });
  expect((await done('getState', { headers })).collections.users).toBe(6);
  expect((await done('getClock', { headers })).now).toBe(afterTheSamples);
  expect(mock.world().store.view.users.size).toBe(0);
});

describe.each([
  ['in memory', async () => ({})],
  ['on disk', onDisk],
] as const)('%s', (_where, options) => {
  test('no request under way sees half a reset: old rows go with the old time, new rows with the new', async () => {
    const { done, raw } = await startControl({ ...(await options()), now: afterTheSamples });
    const seen: { name: string; time: number }[] = [];
    let running = true;
    const look = async () => {
      while (running) {
        const response = await raw('/room/get', {
          access_token: `mock-${me}`,
          flag: 'rw',
          roomId: rooms.six.id,
        });
        const { data, currentTime } = (await response.json()) as Json;
        seen.push({ name: data.name, time: currentTime });
      }
    };
    const looking = Promise.all(Array.from({ length: 8 }, look));
    const marked = { name: 'marked', time: later };
    const fresh = { name: '006', time: afterTheSamples };
    const { row } = await done('getRow', { path: { collection: 'shiku_room', key: rooms.six.id } });
    for (let round = 0; round < 15; round++) {
      // Marking is two steps; what is seen between them is not looked at.
      await done('putRow', {
        path: { collection: 'shiku_room', key: rooms.six.id },
        body: { ...row, name: 'marked' },
      });
      await done('setClock', { body: { mode: 'frozen', now: later } });
      seen.length = 0;
      await done('reset');
      await new Promise(resolve => setTimeout(resolve, 3));
      const halves = seen.filter(
        it => ![marked, fresh].some(({ name, time }) => it.name === name && it.time === time),
      );
      // A request that was answered before the clock was set may come in late.
      expect(halves.filter(it => !(it.name === 'marked' && it.time === afterTheSamples))).toEqual([]);
      expect(halves.length, 'late answers').toBeLessThanOrEqual(8);
      expect(seen.length).toBeGreaterThan(0);
    }
    running = false;
    await looking;
    expect(await done('getClock')).toMatchObject({ now: afterTheSamples });
  });

  test('two restores at once leave one of the two, whole; resets and writes at once leave the scenario and the writes after it', async () => {
    const { done, mock, call } = await startControl(await options());
    for (const name of ['one', 'two']) {
      await done('reset');
      for (const room of [rooms.six, rooms.test])
        await call(me, '/room/update', { roomId: room.id, roomName: name });
      await done('saveSnapshot', { path: { name } });
    }
    const names = () => [rooms.six, rooms.test].map(({ id }) => mock.world().store.view.rooms.get(id)?.name);
    for (let round = 0; round < 10; round++) {
      await Promise.all(['one', 'two', 'one'].map(name => done('restoreSnapshot', { path: { name } })));
      expect([
        ['one', 'one'],
        ['two', 'two'],
      ]).toContainEqual(names());
    }
    const writes = Array.from({ length: 20 }, (_, index) =>
      call(me, '/room/update', { roomId: rooms.six.id, roomName: `w${index}` }),
    );
    await Promise.all([
      ...writes,
      done('reset'),
      done('activateScenario', { path: { name: 'demo' } }),
      done('reset'),
    ]);
    expect(mock.world().store.view.rooms.get(rooms.test.id)?.name).toBe('测试群');
    expect(mock.world().store.scenario).toBe('demo');
  });
});

test('a reset while another scenario is being activated does not bring the old one back', async () => {
  const { done, mock } = await startControl();
  await Promise.all([done('activateScenario', { path: { name: 'empty' } }), done('reset')]);
  expect(mock.world().store.scenario).toBe('empty');
});

test('a folder in which a login has ended begins with it open, at the start and after each reset', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'imapi-reset-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(import.meta.dirname, '../../fixtures/demo'), folder, { recursive: true });
  const ended = { token: `mock-${me}`, userId: me, createTime: 1612839425, expireTime: 1612839425 };
  await writeFile(join(folder, 'tokens.json'), JSON.stringify([ended]));
  const { done, ok } = await startControl({ scenario: folder });
  await ok(me, '/user/get');
  await ok(me, '/room/delete', { roomId: rooms.test.id });
  await done('reset');
  await ok(me, '/user/get');
  await done('activateScenario', { path: { name: folder } });
  await ok(me, '/user/get');
});
