import { expect, test } from 'vitest';
import { FieldSeed } from './field.ts';
import { loadFaker } from './field-faker.ts';

const nickname = new FieldSeed('7', 'users', 'nickname');

test('a value does not depend on the values asked for before it', () => {
  const fresh = new FieldSeed('7', 'users', 'nickname');
  for (const index of [9, 3, 3, 100_000]) nickname.fraction(index, 5);
  for (const index of [0, 1, 3, 4_000_000]) {
    expect(nickname.fraction(index)).toBe(fresh.fraction(index));
    expect(nickname.hex32(index)).toBe(fresh.hex32(index));
  }
});

test.each([
  ['seed', new FieldSeed('8', 'users', 'nickname')],
  ['collection', new FieldSeed('7', 'shiku_room', 'nickname')],
  ['field', new FieldSeed('7', 'users', 'name')],
  // Joined without care these two would be the same.
  ['where the names are cut', new FieldSeed('7', 'usersnick', 'name')],
])('another %s gives other values', (_, other) => {
  const same = Array.from({ length: 1_000 }, (_, index) => nickname.bits(index) === other.bits(index));
  expect(same.filter(Boolean)).toEqual([]);
});

test('no two indexes share an id', () => {
  const ids = Array.from({ length: 50_000 }, (_, index) => nickname.hex32(index));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids.slice(0, 100)) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids.map(id => id.slice(0, 8))).size).toBe(ids.length);
});

test('fractions are spread evenly, from index to index and from step to step', () => {
  const tenths = (of: (index: number) => number) => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index++) {
      const tenth = Math.floor(of(index) * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    return counts;
  };
  for (const counts of [
    tenths(index => nickname.fraction(index)),
    tenths(step => nickname.fraction(3, step)),
  ])
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test('faker draws from the field and index it was pointed at, and starts over each time', async () => {
  const faker = await loadFaker();
  const name = (index: number) => faker.at(nickname, index).person.fullName();
  const [first, second] = [name(1), name(2)];
  expect(first).not.toBe(second);
  expect([name(2), name(1)]).toEqual([second, first]);
});
