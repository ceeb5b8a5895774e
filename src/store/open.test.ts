import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenedStore, type OpenOptions, openStore } from './open.ts';
import { messageRow, userRow } from './testing/sample-rows.ts';

let folder: string;
let opened: OpenedStore[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imapi-store-'));
  opened = [];
});
afterEach(async () => {
  for (const one of opened) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

const load = (scenario: string) => ({ users: scenario === 'empty' ? [] : [userRow(1)] });
async function open(options: Partial<OpenOptions> = {}): Promise<OpenedStore> {
  const one = await openStore({ folder, load, ...options });
  opened.push(one);
  return one;
}
const path = (name: string) => join(folder, name);
const usersOf = ({ store }: OpenedStore) => [...store.view.users.all].map(user => user.userId);
async function addUser({ store }: OpenedStore, userId: number): Promise<void> {
  store.transact(tx => tx.users.put(userRow(userId)));
  await store.committed();
}
/** The files as a killed process would leave them: what is on disk now, under another name. */
function leaveBehind(): Map<string, Buffer> {
  return new Map(['store.json', 'store.wal'].map(name => [name, readFileSync(path(name))]));
}
function putBack(files: Map<string, Buffer>): void {
  for (const [name, bytes] of files) writeFileSync(path(name), bytes);
}

describe('a store on disk', () => {
  test('goes on where it was closed, ids too', async () => {
    const first = await open({ seed: '7' });
    expect(first.origin).toBe('new');
    first.store.transact(tx => {
      tx.users.put(userRow(tx.nextUserId(), { nickname: tx.nextHex32('name') }));
    });
    await first.close();
    const second = await open();
    expect(second.origin).toBe('existing');
    expect(second.store.dump()).toEqual(first.store.dump());
    expect(second.store.sequence).toBe(1);
    expect(second.store.scenario).toBe('demo');
    expect(readFileSync(path('store.wal')).length).toBe(0);
    const next = (one: OpenedStore) => one.store.read(tx => [tx.nextUserId(), tx.nextHex32('name')]);
    expect(next(second)).toEqual(next(first));
  });

  test('goes on from its log when it was never closed', async () => {
    const first = await open();
    await addUser(first, 2);
    first.store.transact(tx => tx.users.delete('1'));
    await first.store.committed();
    const left = leaveBehind();
    await first.close();
    putBack(left);
    const second = await open();
    expect(usersOf(second)).toEqual([2]);
    expect(second.store.sequence).toBe(2);
  });

  test('does not apply twice what the snapshot holds already', async () => {
    const first = await open();
    await addUser(first, 2);
    first.store.transact(tx => tx.users.delete('2'));
    await addUser(first, 3);
    const log = readFileSync(path('store.wal'));
    await first.close();
    writeFileSync(path('store.wal'), log);
    const second = await open();
    expect(usersOf(second)).toEqual([1, 3]);
    expect(second.store.sequence).toBe(3);
    await addUser(second, 4);
    await second.close();
    expect(usersOf(await open())).toEqual([1, 3, 4]);
  });

  test('shares one append among commits of the same turn, and shows rows once they are durable', async () => {
    const one = await open();
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
    const one = await open();
    const kept = one.store.snapshot();
    await addUser(one, 2);
    one.store.transact(tx => tx.users.put(userRow(3)));
    one.store.restore(kept);
    one.store.transact(tx => tx.users.put(userRow(4)));
    await one.store.committed();
    expect(usersOf(one)).toEqual([1, 4]);
    const left = leaveBehind();
    await one.close();
    putBack(left);
    expect(usersOf(await open())).toEqual([1, 4]);
  });

  test('folds a grown log into the snapshot while commits go on', async () => {
    const warnings: string[] = [];
    const one = await open({ compactFrom: 20_000, warn: text => warnings.push(text) });
    for (let n = 0; n < 400; n++) {
      one.store.transact(tx => tx.messages.put(messageRow(n)));
      if (n % 3 === 0) await one.store.committed();
    }
    await one.store.committed();
    const left = leaveBehind();
    const [snapshot, log] = [...left.values()].map(bytes => bytes.length);
    expect(snapshot).toBeGreaterThan(20_000);
    expect(log).toBeLessThan(300_000);
    expect(warnings).toEqual([]);
    await one.close();
    putBack(left);
    const again = await open();
    expect(again.store.view.messages.size).toBe(400);
    expect(again.store.sequence).toBe(400);
  });

  test.each(['always', 'os'] as const)('with sync %s', async sync => {
    const one = await open({ sync });
    await addUser(one, 2);
    await one.close();
    expect(usersOf(await open({ sync }))).toEqual([1, 2]);
  });

  test('takes no change once it is closed', async () => {
    const one = await open();
    await one.close();
    opened = [];
    one.store.transact(tx => tx.users.put(userRow(2)));
    await expect(one.store.committed()).rejects.toThrow(/it is closed/);
    expect(usersOf(one)).toEqual([1]);
  });
});

describe('the log', () => {
  test('cut at any byte of its last two lines loses only the lines that were cut', async () => {
    const first = await open();
    for (const userId of [2, 3, 4]) await addUser(first, userId);
    const left = leaveBehind();
    await first.close();
    const log = left.get('store.wal') as Buffer;
    const ends = [...log.keys()].filter(i => log[i] === 0x0a).map(i => i + 1);
    const [one, two] = ends as [number, number];
    for (let length = one; length <= log.length; length++) {
      putBack(left);
      truncateSync(path('store.wal'), length);
      const warnings: string[] = [];
      const again = await openStore({ folder, load, warn: text => warnings.push(text) });
      const whole = ends.filter(end => end <= length).length;
      expect(usersOf(again)).toEqual([1, 2, 3, 4].slice(0, whole + 1));
      expect(warnings.length).toBe(ends.includes(length) ? 0 : 1);
      if (length % 40 === 0) await addUser(again, 9);
      await again.close();
      if (length % 40 === 0) {
        const third = await openStore({ folder, load });
        expect(usersOf(third)).toEqual([...[1, 2, 3, 4].slice(0, whole + 1), 9]);
        await third.close();
      }
    }
    expect(two).toBeGreaterThan(one);
  }, 60_000);

  test.each<[string, (log: string[]) => string[], RegExp]>([
    [
      'a damaged line in the middle',
      ([a, b, c]) => [`${a}`, `${b}`.replace('nick', 'nock'), `${c}`],
      /store\.wal line 2: the line is not what was written/,
    ],
    [
      'a damaged last line that was whole',
      ([a, b, c]) => [`${a}`, `${b}`, `${c}`.replace('nick', 'nock')],
      /store\.wal line 3/,
    ],
    ['a missing line', ([a, , c]) => [`${a}`, `${c}`], /store\.wal line 2: it follows 1 with 3/],
    ['text of another kind', () => ['hello'], /store\.wal line 1/],
  ])('with %s stops the start and stays as it is', async (_what, change, message) => {
    const first = await open();
    for (const userId of [2, 3, 4]) {
      first.store.transact(tx => tx.users.put(userRow(userId, { nickname: 'nick' })));
      await first.store.committed();
    }
    const left = leaveBehind();
    await first.close();
    opened = [];
    const lines = (left.get('store.wal') as Buffer).toString().trimEnd().split('\n');
    left.set('store.wal', Buffer.from(`${change(lines).join('\n')}\n`));
    putBack(left);
    await expect(open()).rejects.toThrow(message);
    await expect(open()).rejects.toThrow(/Nothing was overwritten/);
    expect(leaveBehind()).toEqual(left);
  });
});

describe('store.json', () => {
  const good = async () => {
    const first = await open();
    await addUser(first, 2);
    await first.close();
    opened = [];
    return readFileSync(path('store.json'), 'utf8');
  };

  test.each<[string, (text: string) => string, RegExp]>([
    ['emptied', () => '', /the file is empty/],
    ['cut', text => text.slice(0, text.length / 2), /JSON/],
    ['JSON of another shape', () => '{"users": []}', /JSON, but not a store of this tool/],
    ['a list', () => '[]', /not a store of this tool/],
    [
      'without collections',
      text => JSON.stringify({ ...JSON.parse(text), collections: undefined }),
      /parts of it are missing/,
    ],
    [
      'without counters',
      text => JSON.stringify({ ...JSON.parse(text), counters: {} }),
      /counters are missing/,
    ],
    ['with a collection nobody knows', text => text.replace('"friends"', '"freinds"'), /freinds/],
    [
      'of a newer version',
      text => text.replace('"version":1', '"version":2'),
      /format version 2.*newer version of the tool/,
    ],
  ])('%s stops the start and stays as it is', async (_what, change, message) => {
    const text = change(await good());
    writeFileSync(path('store.json'), text);
    await expect(open()).rejects.toThrow(message);
    await expect(open()).rejects.toThrow(/Failed to read the store .*store\.json: .*\.bak.*--reset.*--data/);
    expect(readFileSync(path('store.json'), 'utf8')).toBe(text);
    expect(usersOf(await open({ reset: true }))).toEqual([1]);
    expect(readFileSync(path('store.json.bak'), 'utf8')).toBe(text);
  });

  test('formatted by hand is read all the same', async () => {
    writeFileSync(path('store.json'), JSON.stringify(JSON.parse(await good()), null, 2));
    expect(usersOf(await open())).toEqual([1, 2]);
  });

  test('is valid JSON, and the copy before it stays', async () => {
    expect(JSON.parse(await good()).collections.users.length).toBe(2);
    expect(JSON.parse(readFileSync(path('store.json.bak'), 'utf8')).collections.users.length).toBe(1);
  });

  test('missing beside its copy stops the start', async () => {
    await good();
    rmSync(path('store.json'));
    await expect(open()).rejects.toThrow(/store\.json: the file is gone/);
    expect(existsSync(path('store.json'))).toBe(false);
  });

  test('left half written under its temporary name does no harm', async () => {
    await good();
    writeFileSync(path('store.json.tmp'), '{"format":"imapi-st');
    writeFileSync(path('store.wal.tmp'), 'x');
    expect(usersOf(await open())).toEqual([1, 2]);
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('scenarios', () => {
  test('a folder that has a store refuses one without --reset', async () => {
    await (await open()).close();
    opened = [];
    await expect(open({ scenario: 'empty' })).rejects.toThrow(
      /scenario empty: the folder .* has a store already\. Add --reset/,
    );
    const reset = await open({ scenario: 'empty', reset: true });
    expect([reset.origin, reset.store.scenario, usersOf(reset)]).toEqual(['reset', 'empty', []]);
  });

  test('--reset leaves the old log out', async () => {
    const first = await open();
    for (const userId of [2, 3, 4]) await addUser(first, userId);
    const left = leaveBehind();
    await first.close();
    putBack(left);
    const reset = await open({ reset: true });
    expect(usersOf(reset)).toEqual([1]);
    await addUser(reset, 5);
    await reset.close();
    expect(usersOf(await open())).toEqual([1, 5]);
  });

  test('a scenario that cannot be loaded touches nothing', async () => {
    const first = await open();
    await addUser(first, 2);
    await first.close();
    const failing = () => {
      throw new Error('no such scenario');
    };
    await expect(open({ reset: true, load: failing })).rejects.toThrow('no such scenario');
    expect(usersOf(await open())).toEqual([1, 2]);
  });
});

test('in memory no file is made', async () => {
  const one = await openStore({ load, folder: undefined });
  await addUser(one, 2);
  expect(usersOf(one)).toEqual([1, 2]);
  expect(one.filesFolder).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});
