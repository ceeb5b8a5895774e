import { expect, test } from 'vitest';
import type { Group } from '../suite/trial.ts';
import { Rooms } from './rooms.ts';

/** Rooms of a run, and how many groups were made. */
function begun(most: number) {
  const rooms = new Rooms(most);
  const made: Group[] = [];
  const make = async () => {
    const group: Group = { id: `${made.length}`, jid: `${made.length}`, own: true };
    made.push(group);
    return group;
  };
  return { rooms, made, make };
}

test('a case that is the last of its group has a new one, which no other case gets', async () => {
  const { rooms, made, make } = begun(6);
  rooms.give('change', await rooms.take('change', make));
  const last = await rooms.take('last', make);
  rooms.give('last', last);
  expect(await rooms.take('change', make)).toBe(made[0]);
  expect(await rooms.take('change', make)).not.toBe(last);
});

test('where there may be but one group, its last case has that one', async () => {
  const { rooms, made, make } = begun(1);
  rooms.give('change', await rooms.take('change', make));
  const last = await rooms.take('last', make);
  rooms.give('last', last);
  expect([last, rooms.main, made.length]).toEqual([made[0], made[0], 1]);
});

test('a case gets the group it wants, or another while somebody else has it', async () => {
  const { rooms, make } = begun(6);
  const [first, second] = [await rooms.take('change', make), await rooms.take('change', make)];
  for (const group of [first, second]) rooms.give('change', group);
  expect(await rooms.take('change', make, second)).toBe(second);
  expect(await rooms.take('change', make, second)).toBe(first);
});

test('what is only refused shares a group until the last has given it back', async () => {
  const { rooms, made, make } = begun(6);
  const [one, other] = await Promise.all([rooms.take('refused', make), rooms.take('refused', make)]);
  rooms.give('refused', one);
  const change = await rooms.take('change', make);
  rooms.give('refused', other);
  expect([one === other, change === one]).toEqual([true, false]);
  expect(await rooms.take('change', make)).toBe(made[0]);
});
