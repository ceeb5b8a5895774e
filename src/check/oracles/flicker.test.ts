import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { answered } from '../../../test/check/answered.ts';
import type { JsonOperationId } from '../../spec/contract.ts';
import { Flicker } from './flicker.ts';

const documented = (id: string): { data: Readonly<Record<string, unknown>>[] } =>
  JSON.parse(readFileSync(`fixtures/documented/${id}.json`, 'utf8'));
const [group = {}] = documented('listRooms').data;
const lagMs = 2000;

interface Told {
  readonly operation?: JsonOperationId;
  readonly everyMs?: number;
  readonly pageIndex?: number;
  /** Sizes of the page, one answer after the other. */
  readonly sizes?: readonly number[];
  /** What the names of the groups begin with. */
  readonly of?: string;
}

/** What is concluded of answers that have rows of these ids, one after the other. */
function concluded(
  answers: readonly string[],
  { operation = 'listRooms', everyMs = 3000, of = '群', pageIndex = 0, sizes = [50] }: Told = {},
) {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  try {
    const flicker = new Flicker(lagMs);
    for (const [at, ids] of answers.entries()) {
      now += everyMs;
      const rows = [...ids].map(id => ({ ...group, _id: id, id, name: `${of} ${id}` }));
      const exchange = answered(operation, rows, { pageIndex, pageSize: sizes[at % sizes.length] ?? 50 });
      flicker.see(exchange, { caller: 100164, isOwn: text => text.includes('imapi-check-test') });
    }
    return flicker.conclude().map(({ breach: { rule, got } }) => `${rule}: ${got}`);
  } finally {
    clock.mockRestore();
  }
}

describe('a row of others that comes and goes', () => {
  test('is told once for an operation, with the one that did so most', () => {
    expect(concluded(['abc', 'ab', 'abc', 'a', 'abc', 'ab', 'abc'])).toEqual([
      'comes-and-goes: it was gone 3 times and came back',
    ]);
  });

  test('is told though other rows come meanwhile', () => {
    expect(concluded(['abcdef', 'abc', 'abd', 'abcd', 'abde', 'abcde'])).toHaveLength(1);
  });

  test('is told where every size of the page shows the whole list', () => {
    const sizes = [50, 60, 1000, 70, 50_000];
    expect(concluded(['abc', 'ab', 'abc', 'ab', 'abc'], { sizes })).toHaveLength(1);
  });

  test.each<{ name: string; answers: readonly string[] } & Told>([
    { name: 'is on a larger page', answers: ['abcd', 'ab', 'abcd', 'ab', 'abcd'], sizes: [50, 3] },
    { name: 'goes for good', answers: ['abc', 'ab', 'ab', 'ab'] },
    { name: 'comes back once, as somebody may be taken in again', answers: ['abc', 'ab', 'abc', 'abc'] },
    { name: 'is gone in the end', answers: ['abc', 'ab', 'abc', 'ab', 'abc', 'ab'] },
    { name: 'does so while replicas may lag', answers: ['abc', 'ab', 'abc', 'ab', 'abc'], everyMs: 400 },
    { name: 'is pushed out by another', answers: ['abc', 'abd', 'abc', 'abd', 'abc'] },
    { name: 'moves between pages', answers: ['abc', 'ab', 'abc', 'ab', 'abc'], pageIndex: 1 },
    { name: 'is of a check', answers: ['abc', 'ab', 'abc', 'ab', 'abc'], of: 'imapi-check-0a1b2c3d' },
    { name: 'may do so', answers: ['abc', 'ab', 'abc', 'ab', 'abc'], operation: 'listLastChats' },
  ])('is not told where it $name', ({ answers, ...told }) => {
    expect(concluded(answers, told)).toEqual([]);
  });
});
