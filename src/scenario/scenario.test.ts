import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { violationsOf } from '../domain/invariants.ts';
import { loadContract } from '../spec/contract.ts';
import { type Collections, stateOf } from '../store/tables/collections.ts';
import { viewOf } from '../store/tables/state.ts';
import { scenarioCollections } from '../worlds/scenarios.ts';
import { type Ago, agoInMs } from './ago.ts';
import { scenario } from './scenario.ts';
import type { Teller } from './teller.ts';

const now = Date.UTC(2026, 10, 30, 12);
const contract = loadContract();
const base = await scenarioCollections('empty', { seed: '1' });
const rowsOf = (tell: (teller: Teller) => void): Collections => scenario(tell).rows(base, now, '1', contract);
const contents = (rows: readonly object[] = []) => rows.map(row => Reflect.get(row, 'content'));

describe('a scenario', () => {
  test('is users with their tokens, friends, groups and what they wrote, at its time', () => {
    const rows = rowsOf(s => {
      const [li, han] = [s.user('李雷'), s.user('韩梅梅', { phone: '13800000001', sex: 0 })];
      expect(li.token).toBe(`mock-${li.id}`);
      s.friends(li, han).chat(li, han).text(li, '在吗？', { ago: '5m' });
      s.room('周报', [li, han], { jid: 'weekly' })
        .text(han, '写完了', { ago: '2h' })
        .notice(li, '周五交')
        .picture(han, 'http://127.0.0.1:8089/0/0/202103/o/a.png');
    });
    expect(rows.users).toContainEqual(expect.objectContaining({ nickname: '韩梅梅', phone: '13800000001' }));
    expect(rows.friends).toContainEqual(
      expect.objectContaining({ userId: 200001, toUserId: 200002, status: 2 }),
    );
    expect(rows.shiku_msgs?.map(row => [Reflect.get(row, 'content'), Reflect.get(row, 'ts')])).toEqual([
      ['在吗？', now - 300_000],
      ['在吗？', now - 300_000],
    ]);
    // Joined, the text two hours ago, then what has no time, in the order in which it was told.
    expect(contents(rows.mucmsg_weekly)).toEqual([
      expect.any(String),
      '写完了',
      '周五交',
      'http://127.0.0.1:8089/0/0/202103/o/a.png',
    ]);
  });

  test('has groups and people before the oldest thing that is said in them', () => {
    const rows = rowsOf(s => {
      const li = s.user('李雷');
      s.room('旧群', [li], { jid: 'old' }).text(li, '好久不见', { ago: '400d' });
    });
    const [room] = (rows.shiku_room ?? rows.rooms ?? []) as { createTime: number }[];
    expect(room?.createTime).toBeLessThan((now - 400 * 86_400_000) / 1000);
  });

  test('gives the same rows each time, and other ids for another seed', () => {
    const told = scenario(s => void s.room('群', [s.user('李雷')]));
    expect(told.rows(base, now, '1', contract)).toEqual(told.rows(base, now, '1', contract));
  });

  test.each<[string, (s: Teller) => unknown]>([
    ['张三 is not in the group 群', s => s.room('群', [s.user('李雷')]).text(s.user('张三'), 'x')],
    [
      '张三 is not in the chat of 李雷 and 韩梅梅',
      s => s.chat(s.user('李雷'), s.user('韩梅梅')).text(s.user('张三'), 'x'),
    ],
    ['two users have the id 7', s => [s.user('a', { id: 7 }), s.user('b', { id: 7 })]],
    [
      'two groups have the jid j',
      s => [s.room('a', [s.user('李雷')], { jid: 'j' }), s.room('b', [s.user('b')], { jid: 'j' })],
    ],
    ['there is no user 5 (5)', s => s.room('群', [s.known(5)])],
    ['has no members', s => s.room('群', [] as never)],
    [
      'ago is "2 hours"',
      s => s.chat(s.user('a'), s.user('b')).text(s.known(200_001), 'x', { ago: '2 hours' as never }),
    ],
  ])('refuses what cannot be: %s', (why, tell) => {
    expect(() => rowsOf(s => void tell(s))).toThrow(why);
  });

  test('breaks no invariant and no schema, whatever is told', () => {
    const step = fc.record({
      kind: fc.constantFrom('text', 'notice', 'single', 'room', 'user', 'friends'),
      who: fc.nat(5),
      other: fc.nat(5),
      ago: fc.option(
        fc.nat(100).map((hours): Ago => `${hours}h`),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        const rows = rowsOf(s => {
          const users = Array.from({ length: 6 }, (_, index) => s.user(`用户${index}`));
          const at = (index: number) => users[index] ?? s.known(200_001);
          let room = s.room('群', [at(0), ...users]);
          for (const { kind, who, other, ago } of steps) {
            const when = ago === undefined ? {} : { ago };
            if (kind === 'text') room.text(at(who), 'x', when);
            if (kind === 'notice') room.notice(at(who), 'x', when);
            if (kind === 'single' && who !== other) s.chat(at(who), at(other)).text(at(who), 'x', when);
            if (kind === 'room') room = s.room('群', [at(who), ...users]);
            if (kind === 'friends' && who !== other) s.friends(at(who), at(other));
          }
        });
        expect([...violationsOf(viewOf(stateOf(rows, '1', 'own')))]).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test.each<[Ago, number]>([
  [1500, 1500],
  ['90s', 90_000],
  ['5m', 300_000],
  ['1.5h', 5_400_000],
  ['30d', 2_592_000_000],
])('%s is %i ms', (ago, want) => {
  expect(agoInMs(ago)).toBe(want);
});
