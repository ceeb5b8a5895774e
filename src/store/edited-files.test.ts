import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atOnce } from '../base/in-slices.ts';
import { foundLog, mismatchOf } from './disk/found-log.ts';
import { headerLine } from './disk/log-line.ts';
import type { OpenedStore } from './disk/open.ts';
import type { OpenOptions } from './disk/open-options.ts';
import { replaySteps } from './disk/replay.ts';
import { readText } from './disk/saved-text.ts';
import { addUser, TestFolder, usersOf } from './testing/test-folder.ts';

let at: TestFolder;
beforeEach(() => {
  at = new TestFolder();
});
afterEach(() => at.remove());

const text = (name: string) => readFileSync(at.path(name), 'utf8');

/** Opens the folder as somebody does who accepts what is there; also gives what was said. */
async function accept(options: Partial<OpenOptions> = {}) {
  const said: string[] = [];
  const opened = await at.open({ acceptEdited: true, warn: line => said.push(line), ...options });
  return { opened, said };
}

/** The files of a killed process: user 1 in the snapshot, 2 and 3 in the log. */
async function killed(): Promise<Map<string, Buffer>> {
  const first = await at.open();
  await addUser(first, 2);
  await addUser(first, 3);
  const left = at.leaveBehind();
  await first.close();
  at.putBack(left);
  return left;
}

/** Opens, closes and opens again without any word about the files. */
async function opensInSilence(): Promise<OpenedStore> {
  const said: string[] = [];
  const warn = (line: string) => said.push(line);
  await (await at.open({ warn })).close();
  const again = await at.open({ warn });
  expect(said).toEqual([]);
  return again;
}

function* flipped(bytes: Buffer): Generator<Buffer> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    yield changed;
  }
}

describe('not one flipped bit is taken', () => {
  test('of store.json', async () => {
    const { 'store.json': whole } = Object.fromEntries(await killed());
    const isTaken = async (bytes: Buffer) => {
      const read = await readText(bytes).catch(() => undefined);
      return read !== undefined && read.seal !== 'broken';
    };
    expect(await isTaken(whole as Buffer)).toBe(true);
    const taken: number[] = [];
    let bit = 0;
    for (const bytes of flipped(whole as Buffer)) {
      if (await isTaken(bytes)) taken.push(bit);
      bit += 1;
    }
    expect(taken).toEqual([]);
  });

  test('of store.wal', async () => {
    const { 'store.json': snapshot, 'store.wal': whole } = Object.fromEntries(await killed());
    const saved = await readText(snapshot as Buffer);
    const isTaken = (bytes: Buffer) => {
      const found = foundLog(bytes);
      return mismatchOf(saved, found) === undefined && atOnce(replaySteps(saved, found)).damage === undefined;
    };
    expect(isTaken(whole as Buffer)).toBe(true);
    expect([...flipped(whole as Buffer)].filter(isTaken)).toEqual([]);
  });
});

describe('files that are not what was written are refused with what to do, and taken when that is accepted', () => {
  test.each<[string, (json: string) => string]>([
    ['edited by hand', json => json.replace('"account":"a1"', '"account":"b1"')],
    ['formatted', json => JSON.stringify(JSON.parse(json), null, 2)],
    ['saved with a byte order mark', json => `\uFEFF${json}`],
    ['saved with other line ends', json => json.replaceAll('\n', '\r\n')],
    ['with its checksum taken out', json => json.replace(/,\n"checksum":"\w+"/, '')],
    ['said to be of version 1', json => json.replace('"version":2', '"version":1')],
    ['with something after it', json => `${json} `],
  ])('store.json %s', async (_what, edit) => {
    await killed();
    const edited = edit(text('store.json'));
    writeFileSync(at.path('store.json'), edited);
    await expect(at.open()).rejects.toThrow(
      /Failed to read the store .*store\.json: it was changed after it was written.*--accept-edited-store.*--reset.*--data/,
    );
    expect(text('store.json')).toBe(edited);
    const { opened, said } = await accept();
    expect(usersOf(opened)).toEqual([1, 2, 3]);
    expect(opened.store.view.users.get('1')?.account).toBe(/"account": ?"(\w+)"/.exec(edited)?.[1]);
    expect(said).toEqual([expect.stringMatching(/Accepted the store .* though it was changed/)]);
    expect(text('store.json.bak')).toBe(edited);
    await opened.close();
    expect(usersOf(await opensInSilence())).toEqual([1, 2, 3]);
  });

  test.each<[string, () => void, RegExp]>([
    ['gone', () => rmSync(at.path('store.wal')), /the log is missing/],
    ['emptied', () => writeFileSync(at.path('store.wal'), ''), /the log is missing/],
    [
      'of another store',
      () => writeFileSync(at.path('store.wal'), text('store.wal').replace(/^.*\n/, otherHeader)),
      /another copy of store\.json/,
    ],
  ])('a log that is %s', async (_what, change, why) => {
    await killed();
    change();
    const log = existsSync(at.path('store.wal')) ? text('store.wal') : '';
    await expect(at.open()).rejects.toThrow(why);
    await expect(at.open()).rejects.toThrow(/store\.wal.*--accept-edited-store.*continues without a log/);
    const { opened, said } = await accept();
    expect(usersOf(opened)).toEqual([1]);
    expect(said).toEqual([expect.stringMatching(why)]);
    if (log !== '') expect(text('store.wal.bak')).toBe(log);
    await addUser(opened, 4);
    await opened.close();
    expect(usersOf(await opensInSilence())).toEqual([1, 4]);
  });

  test('the copy before, put in the place of store.json', async () => {
    await killed();
    await (await at.open()).close();
    writeFileSync(at.path('store.json'), text('store.json.bak'));
    await expect(at.open()).rejects.toThrow(
      /the log starts after change 2, and store\.json ends with change 0/,
    );
    const { opened } = await accept();
    expect(usersOf(opened)).toEqual([1]);
  });

  test('a damaged line of the log: what comes before it is kept', async () => {
    await killed();
    const damaged = text('store.wal').replace('"account":"a3"', '"account":"b3"');
    writeFileSync(at.path('store.wal'), damaged);
    await expect(at.open()).rejects.toThrow(/store\.wal line 3: .*--accept-edited-store/);
    const { opened, said } = await accept();
    expect(usersOf(opened)).toEqual([1, 2]);
    expect(said).toEqual([expect.stringMatching(/line 3: .* uses the log up to that line/)]);
    expect(text('store.wal.bak')).toBe(damaged);
    await opened.close();
    expect(usersOf(await opensInSilence())).toEqual([1, 2]);
  });

  test('what accepting cannot help is refused all the same', async () => {
    await killed();
    writeFileSync(at.path('store.json'), text('store.json').slice(0, 200));
    await expect(accept()).rejects.toThrow(/line \d+, column \d+: the text ends too early/);
  });
});

/** The first line of a log that goes with no store here. */
const otherHeader = headerLine({ id: 'another', follows: '', after: 0 });

describe('a store of the version before', () => {
  /** Without checksums and ids, as that version wrote it. */
  async function old({ log = true } = {}): Promise<void> {
    await killed();
    const { checksum: _, log: __, ...saved } = JSON.parse(text('store.json'));
    writeFileSync(at.path('store.json'), JSON.stringify({ ...saved, version: 1 }));
    const [, ...lines] = text('store.wal').split('\n');
    writeFileSync(at.path('store.wal'), log ? lines.join('\n') : '');
  }

  test.each([
    { log: true, users: [1, 2, 3] },
    { log: false, users: [1] },
  ])('opens, says so once, and has checksums from then on (log: $log)', async ({ log, users }) => {
    await old({ log });
    const said: string[] = [];
    const first = await at.open({ warn: line => said.push(line) });
    expect(usersOf(first)).toEqual(users);
    expect(said).toEqual([expect.stringMatching(/store\.json comes from an earlier version.* from now on/)]);
    await first.close();
    expect(JSON.parse(text('store.json'))).toMatchObject({ version: 2, checksum: expect.any(String) });
    expect(usersOf(await opensInSilence())).toEqual(users);
  });

  test('opens where its log was never made', async () => {
    await old({ log: false });
    rmSync(at.path('store.wal'));
    expect(usersOf(await at.open())).toEqual([1]);
  });

  test('goes on when it was killed between its first snapshot with a checksum and the log that follows', async () => {
    await old();
    const log = readFileSync(at.path('store.wal'));
    const first = await at.open({ compactFrom: 1_000_000 });
    await first.close();
    const folded = JSON.parse(text('store.json'));
    expect(folded.log).toBe('');
    writeFileSync(at.path('store.wal'), log);
    const again = await at.open();
    expect(usersOf(again)).toEqual([1, 2, 3]);
    await addUser(again, 4);
    await again.close();
    expect(usersOf(await opensInSilence())).toEqual([1, 2, 3, 4]);
  });

  test('begins again when it is told to', async () => {
    await old();
    const reset = await at.open({ reset: true });
    expect(usersOf(reset)).toEqual([1]);
    await addUser(reset, 9);
    await reset.close();
    expect(usersOf(await opensInSilence())).toEqual([1, 9]);
  });
});

test('a store whose store.json is gone begins again when it is told to', async () => {
  await killed();
  rmSync(at.path('store.json'));
  await expect(at.open()).rejects.toThrow(/the file is missing.*--reset/);
  const reset = await at.open({ reset: true });
  expect(usersOf(reset)).toEqual([1]);
  await reset.close();
  expect(usersOf(await opensInSilence())).toEqual([1]);
});
