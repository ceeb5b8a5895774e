import { expect, test } from 'vitest';
import { Clock } from './clock.ts';
import { type Commit, Store } from './store.ts';
import { emptyState } from './tables/state.ts';

const old = { mode: 'frozen', at: 1000 } as const;
const fresh = { mode: 'frozen', at: 2000 } as const;
const other = emptyState('1', 'other');
const row = { id: 'a', path: '/', name: '', mediaGroup: '', size: 0, createTime: 0, expireTime: -1 };

/** A store whose commits become durable when the test says so. */
function slowStore() {
  const store = new Store(emptyState('1', 'empty'), { clock: new Clock(old) });
  const waiting: { commit: Commit; done: () => void; failed: (error: Error) => void }[] = [];
  store.backWith({
    append: commit =>
      new Promise((done, failed) => {
        waiting.push({ commit, done, failed });
      }),
  });
  const confirm = () => {
    for (const { commit, done } of waiting.splice(0)) {
      store.confirm(commit);
      done();
    }
  };
  const refuse = () => {
    store.rollBack();
    for (const { failed } of waiting.splice(0)) failed(new Error('full'));
  };
  return { store, confirm, refuse };
}

const timeOfRead = (store: Store) => store.read(tx => tx.now.ms);
const timeOfWrite = (store: Store, id: string) =>
  store.transact(tx => {
    tx.resources.put({ ...row, id });
    return tx.now.ms;
  }).result;

test('readers see the new time with the new rows, writers live in it at once', () => {
  const { store, confirm } = slowStore();
  let told = 0;
  store.restore(other, { clock: fresh, done: () => told++ });
  expect([store.scenario, timeOfRead(store), told]).toEqual(['empty', 1000, 0]);
  expect(timeOfWrite(store, 'a')).toBe(2000);
  confirm();
  expect([store.scenario, timeOfRead(store), told]).toEqual(['other', 2000, 1]);
  expect(timeOfWrite(store, 'b')).toBe(2000);
});

test('one state after another, each with its own', () => {
  const { store, confirm } = slowStore();
  const told: string[] = [];
  store.restore(other, { clock: fresh, done: () => told.push('reset') });
  store.restore(emptyState('1', 'third'));
  expect(timeOfWrite(store, 'a')).toBe(2000);
  confirm();
  expect([store.scenario, timeOfRead(store), told]).toEqual(['third', 2000, ['reset']]);
});

test('what the disk refuses never arrives', async () => {
  const { store, refuse, confirm } = slowStore();
  let told = 0;
  store.restore(other, { clock: fresh, done: () => told++ });
  const committed = store.committed();
  refuse();
  await expect(committed).rejects.toThrow('full');
  expect([store.scenario, timeOfRead(store), told]).toEqual(['empty', 1000, 0]);
  expect(timeOfWrite(store, 'a')).toBe(1000);
  confirm();
  expect([timeOfRead(store), told]).toEqual([1000, 0]);
});

test('rows that are there already arrive at once', () => {
  const { store } = slowStore();
  let told = 0;
  store.restore(store.snapshot(), { clock: fresh, done: () => told++ });
  expect([store.pending, timeOfRead(store), told]).toEqual([false, 2000, 1]);
});
