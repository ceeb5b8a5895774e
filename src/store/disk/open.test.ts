import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageRow, userRow } from '../testing/sample-rows.ts';
import { addUser, load, TestFolder, usersOf } from '../testing/test-folder.ts';
import { type OpenedStore, openStore } from './open.ts';

let at: TestFolder;
beforeEach(() => {
  at = new TestFolder();
});
afterEach(() => at.remove());

describe('a store on disk', () => {
  test('goes on where it was closed, ids too', async () => {
    const first = await at.open({ seed: '7' });
    expect(first.origin).toBe('new');
    first.store.transact(tx => {
      tx.users.put(userRow(tx.nextUserId(), { nickname: tx.nextHex32('name') }));
    });
    await first.close();
    const second = await at.open();
    expect(second.origin).toBe('existing');
    expect(second.store.dump()).toEqual(first.store.dump());
    expect(second.store.sequence).toBe(1);
    expect(second.store.scenario).toBe('demo');
    expect(readFileSync(at.path('store.wal'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
    const next = (one: OpenedStore) => one.store.read(tx => [tx.nextUserId(), tx.nextHex32('name')]);
    expect(next(second)).toEqual(next(first));
  });

  test('goes on from its log when it was never closed', async () => {
    const first = await at.open();
    await addUser(first, 2);
    first.store.transact(tx => tx.users.delete('1'));
    await first.store.committed();
    const left = at.leaveBehind();
    await first.close();
    at.putBack(left);
    const second = await at.open();
    expect(usersOf(second)).toEqual([2]);
    expect(second.store.sequence).toBe(2);
  });

  test('does not apply twice what the snapshot holds already', async () => {
    const first = await at.open();
    await addUser(first, 2);
    first.store.transact(tx => tx.users.delete('2'));
    await addUser(first, 3);
    const log = readFileSync(at.path('store.wal'));
    await first.close();
    writeFileSync(at.path('store.wal'), log);
    const second = await at.open();
    expect(usersOf(second)).toEqual([1, 3]);
    expect(second.store.sequence).toBe(3);
    await addUser(second, 4);
    await second.close();
    expect(usersOf(await at.open())).toEqual([1, 3, 4]);
  });

  test('does not apply to a restored state what the log held before it', async () => {
    const first = await at.open();
    const kept = first.store.snapshot();
    await addUser(first, 2);
    const log = readFileSync(at.path('store.wal'));
    first.store.restore(kept);
    await first.store.committed();
    await first.close();
    writeFileSync(at.path('store.wal'), log);
    expect(usersOf(await at.open())).toEqual([1]);
  });

  test('shares one append among commits of the same turn, and shows rows once they are durable', async () => {
    const one = await at.open();
    const heard: number[] = [];
    one.store.onCommit(commit => heard.push(commit.sequence));
    for (let userId = 2; userId < 50; userId++) one.store.transact(tx => tx.users.put(userRow(userId)));
    expect(one.store.pending).toBe(true);
    expect(usersOf(one)).toEqual([1]);
    expect(one.store.read(tx => tx.users.size)).toBe(1);
    await one.store.committed();
    expect(one.store.pending).toBe(false);
    expect(usersOf(one).length).toBe(49);
    expect(heard.length).toBe(48);
  });

  test('keeps a restored state and what follows it', async () => {
    const one = await at.open();
    const kept = one.store.snapshot();
    await addUser(one, 2);
    one.store.transact(tx => tx.users.put(userRow(3)));
    one.store.restore(kept);
    one.store.transact(tx => tx.users.put(userRow(4)));
    await one.store.committed();
    expect(usersOf(one)).toEqual([1, 4]);
    const left = at.leaveBehind();
    await one.close();
    at.putBack(left);
    expect(usersOf(await at.open())).toEqual([1, 4]);
  });

  test('folds a grown log into the snapshot while commits go on', async () => {
    const warnings: string[] = [];
    const one = await at.open({ compactFrom: 20_000, warn: text => warnings.push(text) });
    const logSize = () => at.leaveBehind().get('store.wal')?.length ?? 0;
    let count = 0;
    for (let size = 0, folds = 0; folds < 3; ) {
      one.store.transact(tx => tx.messages.put(messageRow(count++)));
      if (count % 3 === 0) await one.store.committed();
      if (logSize() < size) folds += 1;
      size = logSize();
    }
    await one.store.committed();
    const left = at.leaveBehind();
    expect(warnings).toEqual([]);
    await one.close();
    at.putBack(left);
    const again = await at.open();
    expect(again.store.view.messages.size).toBe(count);
    expect(again.store.sequence).toBe(count);
  });

  test.each(['always', 'os'] as const)('with sync %s', async sync => {
    const one = await at.open({ sync });
    await addUser(one, 2);
    await one.close();
    expect(usersOf(await at.open({ sync }))).toEqual([1, 2]);
  });

  test('takes no change once it is closed', async () => {
    const one = await at.open();
    await one.close();
    one.store.transact(tx => tx.users.put(userRow(2)));
    await expect(one.store.committed()).rejects.toThrow(/it is closed/);
    expect(usersOf(one)).toEqual([1]);
  });
});

test('a folder that is lost to another process in the middle of a start is not opened', async () => {
  const lock = at.path('store.lock');
  const taken = async () => {
    rmSync(lock, { recursive: true });
    // Until the next heartbeat has found that out.
    await new Promise(resolve => setTimeout(resolve, 1500));
    return {};
  };
  await expect(at.open({ load: taken })).rejects.toThrow(/another process took it over/);
});

describe('scenarios', () => {
  test('a folder that has a store refuses one without --reset', async () => {
    await (await at.open()).close();
    await expect(at.open({ scenario: 'empty' })).rejects.toThrow(
      /scenario empty: the folder .* already has a store\. Add --reset/,
    );
    const reset = await at.open({ scenario: 'empty', reset: true });
    expect([reset.origin, reset.store.scenario, usersOf(reset)]).toEqual(['reset', 'empty', []]);
  });

  test('--reset leaves the old log out', async () => {
    const first = await at.open();
    for (const userId of [2, 3, 4]) await addUser(first, userId);
    const left = at.leaveBehind();
    await first.close();
    at.putBack(left);
    const reset = await at.open({ reset: true });
    expect(usersOf(reset)).toEqual([1]);
    await addUser(reset, 5);
    await reset.close();
    expect(usersOf(await at.open())).toEqual([1, 5]);
  });

  test('a scenario that cannot be loaded touches nothing', async () => {
    const first = await at.open();
    await addUser(first, 2);
    await first.close();
    const failing = () => {
      throw new Error('no such scenario');
    };
    await expect(at.open({ reset: true, load: failing })).rejects.toThrow('no such scenario');
    expect(usersOf(await at.open())).toEqual([1, 2]);
  });
});

test('in memory no file is made', async () => {
  const one = await openStore({ load, folder: undefined });
  await addUser(one, 2);
  expect(usersOf(one)).toEqual([1, 2]);
  expect(one.filesFolder).toBeUndefined();
  expect(readdirSync(at.folder)).toEqual([]);
});
