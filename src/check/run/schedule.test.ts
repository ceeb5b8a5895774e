import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Case, Needs } from '../suite/case.ts';
import { schedule } from './schedule.ts';

const item = (id: string, needs: Needs): Case => ({
  id,
  title: id,
  operation: 'getUser',
  layer: 'W',
  source: 'document',
  effect: 'write',
  needs,
  run: async () => {},
});

/** Runs cases and tells which were ever at work together. */
async function together(cases: readonly Case[], concurrency: number, rooms = 1, alone = false) {
  const running = new Set<string>();
  const pairs = new Set<string>();
  let most = 0;
  await schedule(cases, { limit: () => concurrency, rooms, alone }, async ({ id }) => {
    for (const other of running) pairs.add([id, other].sort().join('+'));
    running.add(id);
    most = Math.max(most, running.size);
    await wait(3);
    running.delete(id);
  });
  return { pairs: [...pairs], most };
}

test('who changes something shared is alone with it', async () => {
  const cases = [
    item('read1', { room: 'read' }),
    item('read2', { room: 'read' }),
    item('change', { room: 'change' }),
    item('chat', { chat: 'change' }),
    item('free', {}),
    item('sandboxed', { room: 'change', sandbox: true }),
  ];
  const { pairs, most } = await together(cases, 10);
  expect(pairs).toContain('read1+read2');
  expect(pairs.filter(pair => /^change\+read|read\d\+change|change\+read/.test(pair))).toEqual([]);
  expect(pairs).toContain('change+chat');
  expect(most).toBeGreaterThan(3);
});

test('with several groups as many change, what is only refused shares one, and nobody reads meanwhile', async () => {
  const change = ['c1', 'c2', 'c3', 'c4'].map(id => item(id, { room: 'change' }));
  const refused = ['r1', 'r2', 'r3'].map(id => item(id, { room: 'refused' }));
  const read = ['read1', 'read2'].map(id => item(id, { room: 'read' }));
  const { pairs, most } = await together([...read, ...refused, ...change], 10, 3);
  expect(pairs).toContain('c1+c2');
  expect(pairs).toContain('r1+r2');
  expect(pairs.filter(pair => /read/.test(pair))).toEqual(['read1+read2']);
  // Two changes and all that is refused, or three changes.
  expect(most).toBeLessThanOrEqual(5);
});

test('looked at again, what has to be refused shares its group with nobody', async () => {
  const refused = ['r1', 'r2', 'r3', 'r4'].map(id => item(id, { room: 'refused' }));
  expect((await together(refused, 10, 2, true)).most).toBe(2);
  expect((await together(refused, 10, 1, true)).most).toBe(1);
});

test('who looks for their own messages alone writes beside others of their kind, and alone when looked at again', async () => {
  const cases = [
    item('read', { chat: 'read' }),
    item('write1', { chat: 'write' }),
    item('write2', { chat: 'write' }),
    item('change', { chat: 'change' }),
  ];
  expect((await together(cases, 10)).pairs).toEqual(['write1+write2']);
  expect((await together(cases, 10, 1, true)).pairs).toEqual([]);
});

test('of a part of a group one case at a time has it', async () => {
  const cases = [
    item('name1', { room: 'write', part: 'name' }),
    item('name2', { room: 'write', part: 'name' }),
    item('row', { room: 'write', part: 'own-row' }),
  ];
  const { pairs } = await together(cases, 10);
  expect(pairs).toContain('name1+row');
  expect(pairs).not.toContain('name1+name2');
});

test('what takes long by itself begins before others of its kind, and reads wait for writes', async () => {
  const begun: string[] = [];
  const cases: Case[] = [
    item('free', {}),
    item('read', { room: 'read' }),
    { ...item('long read', { room: 'read' }), lengthy: true },
    item('write', { room: 'write' }),
    item('change', { room: 'change' }),
    { ...item('long change', { room: 'change' }), lengthy: true },
    item('name', { room: 'write', part: 'name' }),
    item('chat', { chat: 'change' }),
    { ...item('long chat', { chat: 'change' }), lengthy: true },
    { ...item('once', { room: 'change' }), once: true as const },
  ];
  await schedule(cases, { limit: () => 1, rooms: 3 }, async ({ id }) => {
    begun.push(id);
  });
  const wanted = [
    'once',
    'long chat',
    'chat',
    'long change',
    'name',
    'change',
    'write',
    'long read',
    'read',
    'free',
  ];
  expect(begun).toEqual(wanted);
});

test('one at a time is one at a time', async () => {
  expect((await together([item('a', {}), item('b', {}), item('c', {})], 1)).most).toBe(1);
});

test('a signal starts nothing more, an error ends everything after what is under way', async () => {
  const begun: string[] = [];
  const controller = new AbortController();
  const cases = ['a', 'b', 'c', 'd'].map(id => item(id, {}));
  await schedule(
    cases,
    { limit: () => 1, rooms: 1 },
    async ({ id }) => {
      begun.push(id);
      if (id === 'b') controller.abort();
    },
    controller.signal,
  );
  expect(begun).toEqual(['a', 'b']);
  await expect(
    schedule(cases, { limit: () => 2, rooms: 1 }, async ({ id }) => {
      if (id === 'a') throw new Error('broken');
    }),
  ).rejects.toThrow('broken');
});

test.each([
  ['shares nothing where it has one', true, 2],
  ['waits for what others hold where it has none', false, 1],
])('a case that wants a world of its own %s', async (_, worlds, most) => {
  let [running, met] = [0, 0];
  const pins = { part: 'own-row', chat: 'write' } as const;
  const cases = [item('pins', pins), item('friends', { ...pins, sandbox: true })];
  await schedule(cases, { limit: () => 10, rooms: 1, worlds }, async () => {
    met = Math.max(met, ++running);
    await new Promise(resolve => setTimeout(resolve, 5));
    running--;
  });
  expect(met).toBe(most);
});
