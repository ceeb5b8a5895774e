import { expect, test } from 'vitest';
import type { Commit, Store } from '../../src/store/store.ts';
import { dataFolder } from './data-folder.ts';
import { afterDemo, friend, me, rooms, startLive } from './harness.ts';

/** A disk that writes when the test says so. */
class HeldDisk {
  readonly #store: Store;
  readonly #waiting: { readonly commit: Commit; readonly end: (ok: boolean) => void }[] = [];

  constructor(store: Store) {
    this.#store = store;
    store.backWith({
      append: commit =>
        new Promise<void>((resolve, reject) => {
          const end = (ok: boolean) => (ok ? resolve() : reject(new Error('the disk is full')));
          this.#waiting.push({ commit, end });
        }),
    });
  }

  get size(): number {
    return this.#waiting.length;
  }

  write(): void {
    for (const { commit, end } of this.#waiting.splice(0)) {
      this.#store.confirm(commit);
      end(true);
    }
  }

  refuse(): void {
    const refused = this.#waiting.splice(0);
    this.#store.rollBack();
    for (const { end } of refused) end(false);
  }
}

async function startHeld() {
  const started = await startLive();
  const [mine, theirs] = [await started.app('short'), await started.app('wide', friend)];
  return { ...started, mine, theirs, disk: new HeldDisk(started.mock.world().store) };
}

test('neither receipt nor delivery goes out before a message is on disk', async () => {
  const { mine, theirs, disk } = await startHeld();
  const ids = [mine.chat(friend), mine.chat(rooms.test.jid)];
  const again = mine.chat(friend, { head: { messageId: ids[0] } });
  mine.chat(friend, { type: 201 });
  await mine.settle();
  await theirs.settle();
  expect(disk.size).toBe(2);
  expect(mine.frames.map(({ command }) => command)).toEqual([6, 100]);
  expect(theirs.frames.map(({ command }) => command)).toEqual([6, 100]);
  disk.write();
  for (const id of [...ids, again]) await mine.next(11, ({ messageId }) => messageId === id);
  expect((await theirs.chats()).map(({ type }) => type)).toEqual([1, 1, 201]);
});

test('what the disk refuses is delivered to nobody, receipted to nobody, and told where that can be said', async () => {
  const { mine, theirs, disk, mock } = await startHeld();
  const id = mine.chat(friend);
  mine.chat(friend, { head: { messageId: id } });
  await mine.settle();
  disk.refuse();
  const errors = [await mine.next(-1), await mine.next(-1)];
  expect(errors.map(({ arg }) => arg)).toEqual([id, id]);
  expect(await theirs.chats()).toEqual([]);
  expect(mine.frames.some(({ command }) => command === 11)).toBe(false);
  const { requests } = await mock.admin.requests.list();
  const refused = requests.filter(({ verdict }) => verdict === 'refused');
  expect(refused.map(({ changes }) => changes)).toEqual([0, 0]);
  mine.chat(friend, { head: { messageId: id } });
  await mine.settle();
  disk.write();
  await mine.next(11, ({ messageId }) => messageId === id);
  expect(await theirs.chats(id)).toHaveLength(1);
});

test('a read receipt is passed on once the mark is on disk, and not where the disk refuses it', async () => {
  const { mine, theirs, disk } = await startHeld();
  const id = mine.chat(friend);
  await mine.settle();
  disk.write();
  await theirs.next(10);
  theirs.chat(me, { type: 26, content: id });
  await theirs.settle();
  disk.refuse();
  expect(await mine.chats()).toEqual([]);
  theirs.chat(me, { type: 26, content: id });
  await theirs.settle();
  expect(await mine.chats()).toEqual([]);
  disk.write();
  expect(await mine.next(10)).toMatchObject({ type: 26, content: id });
});

test('a message of a connection that is gone meanwhile is stored and delivered', async () => {
  const { mine, theirs, disk, ok } = await startHeld();
  const id = mine.chat(friend);
  await mine.settle();
  mine.socket.terminate();
  await theirs.settle();
  disk.write();
  await theirs.next(10, ({ messageHead }) => messageHead.messageId === id);
  expect(await ok(me, '/tigase/shiku_msgs', { receiver: friend, startTime: afterDemo })).toMatchObject([
    { messageId: id },
  ]);
});

test('messages are in the data folder after a restart, and come only once', async () => {
  const data = dataFolder();
  const first = await startLive({ data });
  const id = await (await first.app('wide')).tell(friend);
  await first.mock.close();
  const second = await startLive({ data });
  const [mine, theirs] = [await second.app('wide'), await second.app('wide', friend)];
  await mine.tell(friend, { head: { messageId: id } });
  expect(await theirs.chats()).toEqual([]);
  expect(await second.ok(friend, '/tigase/shiku_msgs', { receiver: me, startTime: afterDemo })).toMatchObject(
    [{ messageId: id }],
  );
});
