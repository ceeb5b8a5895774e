import { expect, test } from 'vitest';
import { Sessions } from './sessions.ts';
import { Store } from './store.ts';
import { userRow } from './testing/sample-rows.ts';

const base = () => Store.load({ users: [userRow(1)] });

test('a session is a world of its own, and comes back by its name', () => {
  const store = base();
  const sessions = new Sessions({ base: store, extras: name => ({ journalOf: name }) });
  sessions.use('a').store.transact(tx => tx.users.put(userRow(2)));
  sessions.use('b').store.clock.advance(60_000);
  expect(sessions.use('a').store.view.users.size).toBe(2);
  expect(sessions.use('b').store.view.users.size).toBe(1);
  expect(store.view.users.size).toBe(1);
  expect(sessions.use('a').extras).toEqual({ journalOf: 'a' });
  expect(sessions.list().map(session => session.name)).toEqual(['a', 'b']);
});

test('a deleted session begins anew', () => {
  const sessions = new Sessions({ base: base(), extras: () => undefined });
  sessions.use('a').store.transact(tx => tx.users.put(userRow(2)));
  expect(sessions.delete('a')).toBe(true);
  expect(sessions.delete('a')).toBe(false);
  expect(sessions.use('a').store.view.users.size).toBe(1);
});

test('of ten thousand sessions the limit stays, the least recently used go and are counted', () => {
  const sessions = new Sessions({ base: base(), extras: () => undefined, limit: 100 });
  sessions.use('first');
  for (let n = 0; n < 10_000; n++) {
    sessions.use(`session ${n}`);
    sessions.use('first');
  }
  expect(sessions.size).toBe(100);
  expect(sessions.dropped).toBe(10_001 - 100);
  expect(sessions.peek('first')).toBeDefined();
  expect(sessions.peek('session 0')).toBeUndefined();
});

test('guests push out guests alone, and a session that others use as well is no guest', () => {
  const sessions = new Sessions({ base: base(), extras: () => undefined, limit: 10 });
  for (let n = 0; n < 10; n++) sessions.use(`own ${n}`);
  sessions.use('both', true);
  sessions.use('both');
  for (let n = 0; n < 100; n++) sessions.use(`guest ${n}`, true);
  // An own one more than the limit pushes out the own one unused for longest.
  expect(
    sessions
      .list()
      .filter(session => !session.guest)
      .map(session => session.name),
  ).toEqual(['both', ...[9, 8, 7, 6, 5, 4, 3, 2, 1].map(n => `own ${n}`)]);
  expect(sessions.list().filter(session => session.guest)).toHaveLength(10);
  expect(sessions.size).toBe(20);
  sessions.clear();
  for (let n = 0; n < 11; n++) sessions.use(`guest ${n}`, true);
  expect(sessions.size).toBe(10);
});

test('a session that nobody uses ends after the idle limit', () => {
  let now = 0;
  const sessions = new Sessions({
    base: base(),
    extras: () => undefined,
    idleLimit: 1000,
    machine: () => now,
  });
  sessions.use('idle');
  now = 600;
  sessions.use('busy');
  now = 1300;
  expect(sessions.list().map(session => session.name)).toEqual(['busy']);
  expect(sessions.dropped).toBe(1);
});
