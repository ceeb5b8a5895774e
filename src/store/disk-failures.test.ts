import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from './disk/open.ts';
import type { OpenOptions } from './disk/open-options.ts';
import type { Store } from './store.ts';
import { type DiskFailure, failingDisk } from './testing/failing-disk.ts';
import { messageRow, userRow } from './testing/sample-rows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imapi-disk-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const load = () => ({ users: [userRow(1)] });
const usersOf = (store: Store) => [...store.view.users.all].map(user => user.userId);
const add = (store: Store, userId: number) => {
  store.transact(tx => tx.users.put(userRow(userId)));
  return store.committed();
};
/** The lines after the first, which says which log it is. */
const entriesOf = (log: string) => log.trimEnd().split('\n').slice(1);
const outcome = (promise: Promise<void>) =>
  promise.then(
    () => 'durable',
    (error: Error) => error.message,
  );

/** A store whose disk fails as `failing.now` says. */
async function openFailing(options: Partial<OpenOptions> = {}) {
  const failing: { now: DiskFailure } = { now: () => undefined };
  const disk = failingDisk((operation, file) => failing.now(operation, file));
  const opened = await openStore({ folder, load, disk, ...options });
  return { ...opened, failing };
}

describe('a write that the disk refuses', () => {
  test('is taken back whole, with everything built on it, and the store serves on', async () => {
    const { store, failing, close } = await openFailing();
    await add(store, 2);
    failing.now = operation => (operation === 'write' ? 'ENOSPC' : undefined);
    const first = outcome(add(store, 3));
    const second = outcome(add(store, 4));
    expect(await first).toMatch(/Failed to append to the log .*store\.wal: ENOSPC.*Free disk space/);
    expect(await second).toMatch(/ENOSPC/);
    expect(usersOf(store)).toEqual([1, 2]);
    expect(store.transact(tx => [...tx.users.all].length).result).toBe(2);
    expect(store.pending).toBe(false);
    failing.now = () => undefined;
    await add(store, 5);
    expect(usersOf(store)).toEqual([1, 2, 5]);
    await close();
    const again = await openStore({ folder, load });
    expect(usersOf(again.store)).toEqual([1, 2, 5]);
    await again.close();
  });

  test('refuses the commits that came while it was under way too', async () => {
    const { store, failing, close } = await openFailing();
    const outcomes: Promise<string>[] = [];
    failing.now = operation => {
      if (operation !== 'write') return undefined;
      // Arrives while the append of the first commit is under way.
      if (outcomes.length === 1) outcomes.push(outcome(add(store, 3)));
      return 'EIO';
    };
    outcomes.push(outcome(add(store, 2)));
    await store.settled();
    failing.now = () => undefined;
    for (const text of await Promise.all(outcomes)) expect(text).toMatch(/EIO/);
    expect(usersOf(store)).toEqual([1]);
    await close();
  });

  test('whose rest cannot even be cut off is cut off before the next one', async () => {
    const { store, failing, close } = await openFailing();
    await add(store, 2);
    failing.now = operation => (operation === 'write' || operation === 'truncate' ? 'EIO' : undefined);
    expect(await outcome(add(store, 3))).toMatch(/EIO/);
    failing.now = operation => (operation === 'truncate' ? 'EIO' : undefined);
    expect(await outcome(add(store, 4))).toMatch(/EIO/);
    failing.now = () => undefined;
    await add(store, 5);
    const log = readFileSync(join(folder, 'store.wal'));
    await close();
    writeFileSync(join(folder, 'store.wal'), log);
    const again = await openStore({ folder, load });
    expect(usersOf(again.store)).toEqual([1, 2, 5]);
    await again.close();
  });

  test('of the sync is taken back as well', async () => {
    const { store, failing, close } = await openFailing({ sync: 'always' });
    failing.now = operation => (operation === 'datasync' ? 'EIO' : undefined);
    expect(await outcome(add(store, 2))).toMatch(/EIO/);
    failing.now = () => undefined;
    expect(usersOf(store)).toEqual([1]);
    expect(entriesOf(readFileSync(join(folder, 'store.wal'), 'utf8'))).toEqual([]);
    await close();
  });

  test.each(['open', 'write', 'sync', 'link', 'rename'])(
    'of a restored state (%s) leaves the state before',
    async failed => {
      const { store, failing, close } = await openFailing();
      const kept = store.snapshot();
      await add(store, 2);
      failing.now = (operation, file) =>
        operation === failed && /json(\.tmp)?$/.test(file) ? 'EROFS' : undefined;
      store.restore(kept);
      const result = await outcome(store.committed());
      failing.now = () => undefined;
      if (failed === 'link') expect(result).toBe('durable');
      else expect(result).toMatch(/Failed to write the store .*store\.json: EROFS/);
      expect(usersOf(store)).toEqual(failed === 'link' ? [1] : [1, 2]);
      await add(store, 3);
      await close();
      const again = await openStore({ folder, load });
      expect(usersOf(again.store)).toEqual(failed === 'link' ? [1, 3] : [1, 2, 3]);
      await again.close();
    },
  );
});

test.each([
  ['write', 'store.json.tmp'],
  ['open', 'store.wal.tmp'],
])('folding that cannot %s %s is told and loses nothing', async (failed, name) => {
  const warnings: string[] = [];
  const { store, failing, close } = await openFailing({
    compactFrom: 5000,
    warn: text => warnings.push(text),
  });
  failing.now = (operation, file) => (operation === failed && file.endsWith(name) ? 'ENOSPC' : undefined);
  let count = 0;
  while (count < 50 || warnings.length === 0) {
    store.transact(tx => tx.messages.put(messageRow(count++)));
    await store.committed();
  }
  failing.now = () => undefined;
  await close();
  expect(warnings.join()).toMatch(/ENOSPC/);
  expect(warnings.length).toBeLessThan(count / 2);
  const again = await openStore({ folder, load });
  expect(again.store.view.messages.size).toBe(count);
  await again.close();
});

describe('a folder that cannot be written to', () => {
  test('stops the start with the folder and what to do', async () => {
    writeFileSync(join(folder, 'file'), '');
    const below = join(folder, 'file', 'data');
    await expect(openStore({ folder: below, load })).rejects.toThrow(
      /Failed to open the store in .*file.data: it cannot be written to .*--data.*--memory/,
    );
  });

  test.runIf(existsSync('/proc/self'))('stops the start in a file system that takes no folders', async () => {
    await expect(openStore({ folder: '/proc/no-such-folder/data', load })).rejects.toThrow(
      /Failed to open the store in \/proc\/no-such-folder\/data: .*--data/,
    );
  });

  test.each<[string, string]>([
    ['store.json.tmp', 'Failed to write the store'],
    ['store.wal.tmp', 'Failed to open the store in'],
  ])('in the middle of the start (%s) leaves no lock behind', async (name, message) => {
    const disk = failingDisk((operation, file) =>
      operation === 'open' && file.endsWith(name) ? 'EROFS' : undefined,
    );
    await expect(openStore({ folder, load, disk })).rejects.toThrow(message);
    const again = await openStore({ folder, load });
    await again.close();
  });
});

const run = (program: string, ...options: string[]) => execFileSync(program, options, { stdio: 'ignore' });

/** Mounts a small file system on the folder; the function that comes back unmounts it. */
const tmpfs = () => {
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder);
    return () => run('umount', folder);
  } catch {
    return undefined;
  }
};

test('a disk that is really full takes back what does not fit and serves on', async context => {
  const unmount = tmpfs();
  if (!unmount) return context.skip('this machine does not let the test mount a small file system');
  try {
    const { store, close } = await openStore({ folder, load });
    let kept = 0;
    let refused = '';
    for (let n = 0; n < 1000 && !refused; n++) {
      store.transact(tx => tx.messages.put(messageRow(n)));
      refused = await store.committed().then(() => '', String);
      if (!refused) kept = n + 1;
    }
    expect(refused).toMatch(/ENOSPC/);
    expect(store.view.messages.size).toBe(kept);
    expect(store.read(tx => tx.messages.by.byMessageId('m0').size)).toBe(1);
    await close();
    const again = await openStore({ folder, load });
    expect(again.store.view.messages.size).toBe(kept);
    await again.close();
  } finally {
    unmount();
  }
});

test.each(['truncate', 'datasync'])(
  'a log that cannot be opened, since %s fails, is left closed',
  async failed => {
    await (await openStore({ folder, load })).close();
    const open: string[] = [];
    const disk = failingDisk((operation, file) => {
      if (operation === 'open') open.push(file);
      if (operation === 'close') open.splice(open.indexOf(file), 1);
      return operation === failed && file.endsWith('.wal') ? 'EIO' : undefined;
    });
    await expect(openStore({ folder, load, disk, sync: 'always' })).rejects.toThrow('EIO');
    expect(open).toEqual([]);
  },
);
