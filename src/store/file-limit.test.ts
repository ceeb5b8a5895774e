import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Store } from './store.ts';
import { messageRow, userRow } from './testing/sample-rows.ts';
import { addUser, TestFolder, usersOf } from './testing/test-folder.ts';

let at: TestFolder;
beforeEach(() => {
  at = new TestFolder();
});
afterEach(() => at.remove());

const messages = Array.from({ length: 20 }, (_, n) => messageRow(n));
const large = Store.load({ shiku_msgs: messages }).snapshot();

test('a state that could not be read again is refused, and the file stays', async () => {
  const { store, close } = await at.open({ fileLimit: 3000 });
  const before = readFileSync(at.path('store.json'));
  store.restore(large);
  await expect(store.committed()).rejects.toThrow(
    /Failed to write the store .*store\.json: it would be larger than 2 GB.*Delete rows/,
  );
  expect(readFileSync(at.path('store.json'))).toEqual(before);
  await addUser({ store }, 2);
  await close();
  expect(usersOf(await at.open({ fileLimit: 3000 }))).toEqual([1, 2]);
});

test('a scenario that could not be read again begins nothing', async () => {
  const options = { load: () => ({ shiku_msgs: messages }), fileLimit: 3000 };
  await expect(at.open(options)).rejects.toThrow(/larger than 2 GB/);
  expect(usersOf(await at.open())).toEqual([1]);
});

test('a file that is as large as it may be is written and read', async () => {
  const first = await at.open();
  first.store.restore(large);
  await first.store.committed();
  await first.close();
  const fileLimit = readFileSync(at.path('store.json')).length;
  await expect(at.open({ fileLimit: fileLimit - 1 })).rejects.toThrow(
    /Failed to read the store .*store\.json: it is larger than 2 GB\. Put a good copy in its place \(/,
  );
  const again = await at.open({ fileLimit });
  again.store.restore(Store.empty().snapshot());
  again.store.restore(large);
  await again.store.committed();
  expect(again.store.view.messages.size).toBe(20);
});

test('changes that no longer fit into the snapshot stay in the log, until that is full as well', async () => {
  const said: string[] = [];
  const load = () => ({ users: [userRow(1)], shiku_msgs: messages.slice(0, 10) });
  const options = { load, fileLimit: 10_000, warn: (text: string) => said.push(text) };
  const { store, close } = await at.open(options);
  const kept = [1];
  let refusal = '';
  while (refusal === '') {
    const userId = kept.length + 1;
    store.transact(tx => tx.users.put(userRow(userId, { nickname: 'x'.repeat(100) })));
    const refused = (error: Error) => {
      refusal = error.message;
    };
    await store.committed().then(() => kept.push(userId), refused);
  }
  expect(refusal).toMatch(/Failed to append to the log .*store\.wal: it would be larger than 2 GB/);
  expect(usersOf({ store })).toEqual(kept);
  await close();
  expect(said.join('')).toMatch(/^Failed to write the store .*store\.json: it would be larger than 2 GB/);
  expect(usersOf(await at.open(options))).toEqual(kept);
});
