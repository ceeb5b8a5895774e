import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from './disk/open.ts';
import { userRow } from './testing/sample-rows.ts';
import { addUser, load, TestFolder, usersOf } from './testing/test-folder.ts';

let at: TestFolder;
beforeEach(() => {
  at = new TestFolder();
});
afterEach(() => at.remove());

describe('the log', () => {
  test('cut at any byte of its last two lines loses only the lines that were cut', async () => {
    const first = await at.open();
    for (const userId of [2, 3, 4]) await addUser(first, userId);
    const left = at.leaveBehind();
    await first.close();
    const log = left.get('store.wal') as Buffer;
    const ends = [...log.keys()].filter(i => log[i] === 0x0a).map(i => i + 1);
    // The first line says which log it is.
    const [, one, two] = ends as [number, number, number];
    for (let length = one; length <= log.length; length++) {
      at.putBack(left);
      truncateSync(at.path('store.wal'), length);
      const warnings: string[] = [];
      const again = await openStore({ folder: at.folder, load, warn: text => warnings.push(text) });
      const whole = ends.slice(1).filter(end => end <= length).length;
      expect(usersOf(again)).toEqual([1, 2, 3, 4].slice(0, whole + 1));
      expect(warnings.length).toBe(ends.includes(length) ? 0 : 1);
      if (length % 40 === 0) await addUser(again, 9);
      await again.close();
      if (length % 40 === 0) {
        const third = await openStore({ folder: at.folder, load });
        expect(usersOf(third)).toEqual([...[1, 2, 3, 4].slice(0, whole + 1), 9]);
        await third.close();
      }
    }
    expect(two).toBeGreaterThan(one);
  }, 60_000);

  test.each<[string, (log: string[]) => string[], RegExp]>([
    [
      'a damaged line in the middle',
      ([head, a, b, c]) => [`${head}`, `${a}`, `${b}`.replace('nick', 'nock'), `${c}`],
      /store\.wal line 3: the line is damaged/,
    ],
    [
      'a damaged last line that was whole',
      ([head, a, b, c]) => [`${head}`, `${a}`, `${b}`, `${c}`.replace('nick', 'nock')],
      /store\.wal line 4/,
    ],
    [
      'a last line whose line feed is another byte',
      ([head, a, b, c]) => [`${head}`, `${a}`, `${b}`, `${c}\v`],
      /store\.wal line 4/,
    ],
    [
      'a missing line',
      ([head, a, , c]) => [`${head}`, `${a}`, `${c}`],
      /store\.wal line 3: it follows 1 with 3/,
    ],
    ['a damaged first line', ([head, ...rest]) => [`${head} `, ...rest], /first line of the log is not/],
    ['its first line cut', ([head]) => [`${head}`.slice(0, 20)], /first line of the log is not/],
    ['no first line', ([, ...rest]) => rest, /first line of the log is not/],
    ['text of another kind', () => ['hello'], /first line of the log is not/],
    ['nothing in it', () => [], /the log is missing/],
  ])('with %s stops the start and stays as it is', async (_what, change, message) => {
    const first = await at.open();
    for (const userId of [2, 3, 4]) {
      first.store.transact(tx => tx.users.put(userRow(userId, { nickname: 'nick' })));
      await first.store.committed();
    }
    const left = at.leaveBehind();
    await first.close();
    const lines = (left.get('store.wal') as Buffer).toString().trimEnd().split('\n');
    const changed = change(lines)
      .map(line => (line.endsWith('\v') ? line : `${line}\n`))
      .join('');
    left.set('store.wal', Buffer.from(changed));
    at.putBack(left);
    await expect(at.open()).rejects.toThrow(message);
    await expect(at.open()).rejects.toThrow(/Nothing was overwritten/);
    expect(at.leaveBehind()).toEqual(left);
  });
});

describe('store.json', () => {
  const good = async () => {
    const first = await at.open();
    await addUser(first, 2);
    await first.close();
    return readFileSync(at.path('store.json'), 'utf8');
  };

  test.each<[string, (text: string) => string, RegExp]>([
    ['emptied', () => '', /the file is empty/],
    ['cut', text => text.slice(0, text.length / 2), /line \d+, column \d+: the text ends too early/],
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
    [
      'with a row of null',
      text => text.replace(/"users":\[\n\{.*\}/, '"users":[null'),
      /its key is ""\..*all fields of its key\. Put/,
    ],
    [
      'with a collection of null',
      text => text.replace(/"friends":\[\s*\]/, '"friends":null'),
      /another form than was written/,
    ],
    ['with a collection nobody knows', text => text.replace('"friends"', '"freinds"'), /freinds/],
    [
      'of a newer version',
      text => text.replace('"version":2', '"version":3'),
      /format version 3.*newer version of the tool/,
    ],
  ])('%s stops the start and stays as it is', async (_what, change, message) => {
    const text = change(await good());
    writeFileSync(at.path('store.json'), text);
    await expect(at.open()).rejects.toThrow(message);
    await expect(at.open()).rejects.toThrow(
      /Failed to read the store .*store\.json: .*\.bak.*--reset.*--data/,
    );
    expect(readFileSync(at.path('store.json'), 'utf8')).toBe(text);
    expect(usersOf(await at.open({ reset: true }))).toEqual([1]);
    expect(readFileSync(at.path('store.json.bak'), 'utf8')).toBe(text);
  });

  test('is valid JSON, and the copy before it stays', async () => {
    expect(JSON.parse(await good()).collections.users.length).toBe(2);
    expect(JSON.parse(readFileSync(at.path('store.json.bak'), 'utf8')).collections.users.length).toBe(1);
  });

  test('cut, without a copy before it, names no copy', async () => {
    await (await at.open()).close();
    rmSync(at.path('store.json.bak'), { force: true });
    truncateSync(at.path('store.json'), 50);
    const refusal = await at.open().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refusal).toMatch(/Put a good copy in its place, start over with --reset/);
  });

  test('missing beside its copy stops the start', async () => {
    await good();
    rmSync(at.path('store.json'));
    await expect(at.open()).rejects.toThrow(/store\.json: the file is missing/);
    expect(existsSync(at.path('store.json'))).toBe(false);
  });

  test('left half written under its temporary name does no harm', async () => {
    await good();
    writeFileSync(at.path('store.json.tmp'), '{"format":"imapi-st');
    writeFileSync(at.path('store.wal.tmp'), 'x');
    expect(usersOf(await at.open())).toEqual([1, 2]);
    expect(readdirSync(at.folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  });
});
