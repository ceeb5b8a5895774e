import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { generateCommand } from '../src/cli/commands/generate.ts';
import { type GenerateOptions, generate, generateCollections } from '../src/generate/generate.ts';
import { writeFolder } from '../src/generate/write-folder.ts';
import { loadContract } from '../src/spec/contract.ts';
import { Store } from '../src/store/store.ts';
import { type Collections, stateOf } from '../src/store/tables/collections.ts';
import { checkRows } from '../src/worlds/check-rows.ts';
import { scenarioCollections } from '../src/worlds/scenarios.ts';
import { temporaryFolder } from './cli/harness.ts';
import {
  body,
  type Friend,
  type GroupMessage,
  groupBy,
  type LastChat,
  lastChatOf,
  type Member,
  type Notice,
  newest,
  type Room,
  type Row,
  type SingleMessage,
  type User,
  without,
} from './demo-store.ts';
import { startMock } from './harness.ts';

const contract = loadContract();
/** Enough users and rooms that more of them move no message and no membership. */
const small = { users: 70, rooms: 14, messages: 400, seed: '7' };
const make = (changed: Partial<GenerateOptions> = {}) => generate({ ...small, ...changed }, contract);

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const rowsOf = <Kind extends Row>(store: Collections, name: string) => (store[name] ?? []) as Kind[];
const keyOf = (row: object) => {
  const { _id, id, roomId, userId, toUserId } = row as Record<string, unknown>;
  return String(_id ?? id ?? [roomId, userId, toUserId]);
};

describe('the same options', () => {
  test('give the same bytes, in every version of Node and of this package', async () => {
    const text = JSON.stringify(await make());
    expect(JSON.stringify(await make())).toBe(text);
    expect(sha256(text)).toBe('3bdf37f53531289fe5d10a3192b9730440db1b9a8bd454220334e32fef1fb75d');
  });

  test('give the same files', async () => {
    const collections = await generateCollections(small, contract);
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    await writeFolder(one, collections, contract);
    await writeFolder(other, collections, contract);
    for (const file of readdirSync(one))
      expect(readFileSync(join(one, file)).equals(readFileSync(join(other, file))), file).toBe(true);
    expect(readdirSync(one)).toHaveLength(collections.length);
  });
});

test('another seed gives other names, ids of messages and contents', async () => {
  const [one, other] = [await make(), await make({ seed: '8' })];
  for (const [name, key] of [
    ['users', 'nickname'],
    ['shiku_msgs', 'messageId'],
    ['shiku_room', 'jid'],
  ] as const) {
    const values = (store: Collections) => new Set(rowsOf(store, name).map(row => row[key]));
    expect(
      [...values(one)].filter(value => value !== '客服公众号' && values(other).has(value)).length,
    ).toBeLessThan(values(one).size / 4);
  }
});

describe('more of one kind changes no row of before:', () => {
  const derived = ['shiku_lastChats'];

  test.each([
    ['messages', { messages: 900 }],
    ['rooms', { rooms: 30 }],
    ['users', { users: 120 }],
  ])('%s', async (_, more) => {
    const [before, after] = [await make(), await make(more)];
    for (const [name, rows] of Object.entries(before)) {
      if (derived.includes(name) && 'messages' in more) continue;
      const now = new Map(after[name]?.map(row => [keyOf(row), row]));
      for (const row of rows) expect(JSON.stringify(now.get(keyOf(row)))).toBe(JSON.stringify(row));
    }
  });

  test('and with too few rooms and users, what changes is who and where alone', async () => {
    const tight = { users: 20, rooms: 4, messages: 400 };
    const [before, after] = [await make(tight), await make({ ...tight, users: 21, rooms: 5 })];
    const values = (store: Collections) => {
      const rows = Object.values(store).flat() as SingleMessage[];
      const people = rows.filter(row => row.contentType !== undefined && row.contentType < 900);
      const told = people.map(row => [row.messageId, row.timeSend, row.contentType, row.content].join());
      return [...new Set(told)].sort();
    };
    expect(values(after)).toEqual(values(before));
  });
});

describe('a generated store', async () => {
  const store = await make();
  const users = rowsOf<User>(store, 'users');
  const friends = rowsOf<Friend>(store, 'friends');
  const rooms = rowsOf<Room>(store, 'shiku_room');
  const members = rowsOf<Member>(store, 'shiku_room_member');
  const notices = rowsOf<Notice>(store, 'shiku_room_notice');
  const singles = rowsOf<SingleMessage>(store, 'shiku_msgs');
  const groups = rooms.flatMap(({ jid }) => rowsOf<GroupMessage>(store, `mucmsg_${jid}`));
  const byId = new Map(users.map(user => [String(user.userId), user]));
  const now = Date.UTC(2021, 2, 4, 12);

  test('fits the contract row by row', () => {
    expect(() => checkRows(contract, store)).not.toThrow();
  });

  test('holds as many of each as were asked for', () => {
    expect(users.map(user => user.userId)).toEqual([
      10_000,
      ...users.slice(1).map((_, index) => 100_000 + index),
    ]);
    expect(users).toHaveLength(small.users + 1);
    expect(rooms).toHaveLength(small.rooms);
    const written = groups.filter(row => row.sender_jid !== '10005/Server');
    expect(singles.length / 2 + written.length).toBe(small.messages);
    expect(new Set([...singles, ...groups].map(row => row.contentType))).toEqual(
      new Set([1, 2, 3, 6, 9, 905, 907]),
    );
  });

  test('has one id for one row, in the series of the document', () => {
    const messages = [...singles, ...groups, ...rowsOf<LastChat>(store, 'shiku_lastChats')].map(
      row => row._id,
    );
    for (const id of messages) expect(id).toMatch(/^[0-9a-f]{8}1bb77153b4[0-9a-f]{6}$/);
    const others = [...rooms, ...notices].map(row => row.id);
    for (const id of others) expect(id).toMatch(/^[0-9a-f]{8}d656fd634b[0-9a-f]{6}$/);
    for (const { jid } of rooms) expect(jid).toMatch(/^(?!\d+$)[0-9a-f]{32}$/);
    const hex = [...groups, ...singles.filter(row => row.direction === 0)].map(row => row.messageId);
    for (const id of hex) expect(id).toMatch(/^[0-9a-f]{32}$/);
    for (const ids of [messages, others, hex, users.map(user => user.phone), users.map(user => user.account)])
      expect(new Set(ids).size).toBe(ids.length);
  });

  test('derives the two hashes of a user, and invents his phone plainly', () => {
    for (const user of users) {
      expect(user).toMatchObject({ encryAccount: md5(user.account), userKey: md5(user.telephone) });
      expect(user.phone).toBe(`130${String(user.userId).padStart(8, '0')}`);
    }
  });

  test('pairs friends, in the same second, after both registered; the service account with everybody', () => {
    const pair = (row: Friend) => `${row.userId}>${row.toUserId}@${row.createTime}`;
    expect(friends.map(pair).sort()).toEqual(
      friends.map(row => pair({ ...row, userId: row.toUserId, toUserId: row.userId })).sort(),
    );
    expect(new Set(friends.map(row => `${row.userId}>${row.toUserId}`)).size).toBe(friends.length);
    for (const row of friends) {
      const [owner, friend] = [byId.get(String(row.userId)), byId.get(String(row.toUserId))];
      expect(row).toMatchObject({ account: friend?.account, toNickname: friend?.nickname });
      expect(row.createTime).toBeGreaterThanOrEqual(
        Math.max(Number(owner?.createTime), Number(friend?.createTime)),
      );
      expect(row.userId).not.toBe(row.toUserId);
      expect(row.orderKey).toMatch(/^[A-Z#]$/);
    }
    const served = friends.filter(row => row.userId === 10_000).map(row => row.toUserId);
    expect(served).toEqual(users.slice(1).map(user => user.userId));
  });

  test('counts members, with one owner each, who joined no earlier than the room and themselves', () => {
    for (const room of rooms) {
      const own = members.filter(member => member.roomId === room.id);
      expect(own).toHaveLength(room.userSize);
      expect(own.filter(member => member.role === 1).map(member => member.userId)).toEqual([room.userId]);
      expect(new Set(own.map(member => member.userId)).size).toBe(own.length);
      for (const member of own) {
        expect([1, 2, 3]).toContain(member.role);
        expect(member.createTime).toBeGreaterThanOrEqual(room.createTime);
        const user = byId.get(String(member.userId));
        expect(member.createTime).toBeGreaterThanOrEqual(Number(user?.createTime));
        expect(member.nickname).toBe(user?.nickname);
      }
    }
    expect(members.some(member => member.role === 2)).toBe(true);
  });

  test('shows the newest notice of each room, and tells the group of each', () => {
    for (const room of rooms) {
      const own = notices.filter(notice => notice.roomId === room.id);
      expect(room.notice).toEqual(newest(own, 'time') ?? { modifyTime: 0, time: 0 });
      const told = groups.filter(row => row.room_jid === room.jid && row.contentType === 905);
      expect(told.map(row => body(row).fileName).sort()).toEqual(own.map(notice => notice.id).sort());
    }
    expect(notices.length).toBeGreaterThan(0);
  });

  test('tells a group of everybody who joined after its owner', () => {
    for (const room of rooms) {
      const joined = groups.filter(row => row.room_jid === room.jid && row.contentType === 907);
      const own = members.filter(member => member.roomId === room.id && member.role !== 1);
      expect(joined.map(row => body(row).toUserId).sort()).toEqual(own.map(row => String(row.userId)).sort());
      for (const row of joined) {
        const member = own.find(({ userId }) => String(userId) === body(row).toUserId);
        expect(Math.floor(row.timeSend / 1000)).toBeGreaterThanOrEqual(Number(member?.createTime));
        expect(body(row)).toMatchObject({ objectId: room.jid, fileName: room.id });
      }
    }
  });

  test('lets only members write to a group, once they are in it', () => {
    for (const row of groups) {
      const room = rooms.find(({ jid }) => jid === row.room_jid);
      const member = members.find(
        ({ roomId, userId }) => roomId === room?.id && String(userId) === row.sender,
      );
      expect(row.timeSend).toBeGreaterThanOrEqual(Number(member?.createTime) * 1000);
      expect(row.timeSend).toBeLessThan(now);
      expect(body(row).fromUserName).toBe(byId.get(row.sender)?.nickname);
    }
  });

  test('keeps a single message twice, between friends', () => {
    const twins = groupBy(singles, row => row.messageId);
    expect(singles).toHaveLength(2 * twins.size);
    const befriended = new Map(friends.map(row => [`${row.userId}:${row.toUserId}`, row.createTime]));
    for (const [one, two] of twins.values()) {
      expect(one?.direction).toBe(0);
      expect(two).toEqual({
        ...one,
        _id: two?._id,
        direction: 1,
        sender: one?.receiver,
        receiver: one?.sender,
      });
      const since = befriended.get(`${one?.sender}:${one?.receiver}`);
      expect(one?.timeSend).toBeGreaterThan(Number(since) * 1000);
      expect(one?.timeSend).toBeLessThan(now);
    }
  });

  test('lists each chat with its newest message', () => {
    // Of two messages of one moment the store shows the one with the later id.
    const last = <Kind extends GroupMessage | SingleMessage>(rows: Kind[]) =>
      [...rows].sort((a, b) => b.timeSend - a.timeSend || (a._id < b._id ? 1 : -1))[0] as Kind;
    const wanted = [
      ...[...groupBy(groups, row => row.room_jid).values()].map(rows => {
        const row = last(rows);
        return { ...lastChatOf(row, row.sender, row.room_jid, 1), toUserName: body(row).toUserName ?? '' };
      }),
      ...[...groupBy(singles, row => `${row.sender}:${row.receiver}`).values()].map(rows => {
        const row = last(rows);
        return lastChatOf(row, row.sender, row.receiver, 0);
      }),
    ];
    const listed = rowsOf<LastChat>(store, 'shiku_lastChats');
    expect(listed.map(row => JSON.stringify(without(row, '_id'))).sort()).toEqual(
      wanted.map(row => JSON.stringify(row)).sort(),
    );
  });

  test('loads, and a mock answers from it; it holds each answer against the contract', async () => {
    expect(Store.load(store).view.users.size).toBe(small.users + 1);
    const { mock, ok } = await startMock();
    mock.world().store.restore(stateOf(store, small.seed, 'large'));
    const me = 100_000;
    const all = { pageSize: 100_000 };
    const own = members.filter(member => member.userId === me);
    const joined = await ok(me, '/room/list/his', all);
    expect(joined.map((room: Room) => room.id).sort()).toEqual(own.map(member => member.roomId).sort());
    const [room] = joined;
    expect((await ok(me, '/room/get', { roomId: room.id, ...all })).members).toHaveLength(room.userSize);
    expect(await ok(me, '/room/member/list', { roomId: room.id })).toHaveLength(room.userSize);
    const told = await ok(me, '/room/noticesPage', { roomId: room.id, ...all });
    expect(told.total).toBe(notices.filter(notice => notice.roomId === room.id).length);
    const page = await ok(me, '/friends/page', { userId: me, ...all });
    expect(page.total).toBe(friends.filter(friend => friend.userId === me).length);
    expect(await ok(me, '/user/get', { userId: 100_001 })).toMatchObject({ nickname: users[2]?.nickname });

    const chats: LastChat[] = await ok(me, '/tigase/getLastChatList', { pageSize: 0 });
    for (const chat of chats) {
      const [path, parameters] =
        chat.isRoom === 1
          ? ['/tigase/shiku_muc_msgs', { roomId: chat.jid, ...all }]
          : ['/tigase/shiku_msgs', { receiver: chat.jid, maxType: 0, ...all }];
      const [first] = await ok(me, path, parameters);
      expect(first).toMatchObject({ messageId: chat.messageId, content: chat.content });
    }
    expect(new Set(chats.map(chat => chat.isRoom))).toEqual(new Set([0, 1]));
    const found = await ok(me, '/tigase/search', { content: '好' });
    expect(found.shikuMsgs.length + found.mucmsgs.length).toBeGreaterThan(0);

    const made = await ok(me, '/room/add', { name: '新群', desc: '', jid: '' });
    expect(rooms.map(({ id }) => id)).not.toContain(made.id);
  });
});

describe('numbers', () => {
  test.each([
    [{ users: 1, rooms: 0, messages: 0 }],
    [{ users: 1, rooms: 3, messages: 40 }],
    [{ users: 2, rooms: 60, messages: 10 }],
    [{ users: 300, rooms: 0, messages: 50 }],
    [{ users: 60, rooms: 2, messages: 50, now: Date.UTC(2030, 0, 1) }],
  ])('%o give a valid store', async options => {
    const store = await make(options);
    expect(() => checkRows(contract, store)).not.toThrow();
    expect(Store.load(store).view.users.size).toBe(options.users + 1);
  });

  test.each([
    [{ users: 0 }, 'Failed to generate 0 users: rooms and messages need users. Ask for 1 to 100000.'],
    [{ rooms: 8_001 }, 'Failed to generate 8001 rooms: the number is not possible. Ask for 0 to 8000.'],
    [{ messages: 1.5 }, 'Failed to generate 1.5 messages: the number is not possible. Ask for 0 to 4000000.'],
    [{ now: 0 }, 'Failed to generate up to that moment: it is out of range. Choose one from 2002 to 2099.'],
  ])('%o are refused', async (options, message) => {
    await expect(make(options)).rejects.toThrow(message);
  });
});

describe('scenarios', () => {
  test('empty has the users of the demo data, friends with nobody but the service account', async () => {
    const [empty, demo] = [
      await scenarioCollections('empty', { seed: '1' }),
      await scenarioCollections('demo', { seed: '1' }),
    ];
    expect(empty.users).toEqual(demo.users);
    expect(rowsOf<Friend>(empty, 'friends').length).toBe(2 * (rowsOf(demo, 'users').length - 1));
    for (const { userId, toUserId } of rowsOf<Friend>(empty, 'friends'))
      expect([userId, toUserId]).toContain(10_000);
    expect(Object.keys(empty)).toEqual(['users', 'friends']);
  });

  test('another name is refused', async () => {
    await expect(scenarioCollections('huge', { seed: '1' })).rejects.toThrow(
      'Choose demo, empty, large, a module that exports one, or a folder',
    );
  });
});

describe('imapi generate', () => {
  const printed = vi.spyOn(process.stdout, 'write');
  const complained = vi.spyOn(process.stderr, 'write');
  afterEach(() => void [printed, complained].map(spy => spy.mockReset()));

  const run = async (...args: string[]) => {
    printed.mockReturnValue(true);
    complained.mockReturnValue(true);
    await generateCommand().exitOverride().parseAsync(args, { from: 'user' });
    return printed.mock.calls.map(([text]) => text).join('');
  };
  const numbers = ['--users', '20', '--rooms', '4', '--messages', '60'];

  test('writes a file for each collection that holds what generate gives', async () => {
    const out = join(temporaryFolder(), 'new', 'data');
    const text = await run(...numbers, '--seed', '7', '--out', out);
    const given = await make({ users: 20, rooms: 4, messages: 60 });
    expect(readdirSync(out).sort()).toEqual(
      Object.keys(given)
        .map(name => `${name}.json`)
        .sort(),
    );
    for (const [name, rows] of Object.entries(given))
      expect(JSON.parse(readFileSync(join(out, `${name}.json`), 'utf8'))).toEqual(rows);
    expect(text).toMatch(/^ +21 {2}users\n.*14 files, 0\.\d MB, in /s);
    expect(complained).not.toHaveBeenCalled();
  });

  test('keeps the decimals of doubles, as the demo data does', async () => {
    const out = temporaryFolder();
    await run(...numbers, '--out', out);
    for (const [name, text] of [
      ['users', '"balance":0.0'],
      ['users', '"chatSyncTimeLen":30.0'],
      ['friends', '"chatRecordTimeOut":-1.0'],
      ['shiku_room', '"lng":0.0'],
      ['shiku_msgs', '\\"location_x\\":0.0'],
    ] as const)
      expect(readFileSync(join(out, `${name}.json`), 'utf8')).toContain(text);
  });

  test('--json prints a summary for scripts', async () => {
    const out = temporaryFolder();
    const summary = JSON.parse(await run(...numbers, '--out', out, '--json'));
    expect(summary).toMatchObject({ folder: out, seed: '1', files: 14, rows: { users: 21, shiku_room: 4 } });
    expect(Object.keys(summary.rows)).toContain('mucmsg_<jid>');
  });

  test('touches nothing in a folder that is not empty', async () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'users.json'), '[]');
    await expect(run(...numbers, '--out', out)).rejects.toThrow(
      `Failed to write to ${out}: the folder is not empty. Empty it first, or choose another with --out.`,
    );
    expect(readFileSync(join(out, 'users.json'), 'utf8')).toBe('[]');
  });

  test('says when the folder is a file', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, '');
    await expect(run(...numbers, '--out', file)).rejects.toThrow('there is a file of that name');
  });

  test.runIf(existsSync('/proc/self'))('says where no folder can be made', async () => {
    await expect(run(...numbers, '--out', '/proc/no-such-folder/data')).rejects.toThrow(
      /Failed to make the folder \/proc\/no-such-folder\/data: .* Choose another with --out\./,
    );
  });

  test('refuses numbers that cannot be before it makes a folder', async () => {
    const folder = temporaryFolder();
    await expect(run('--users', '0', '--out', join(folder, 'data'))).rejects.toThrow(
      'Failed to generate 0 users',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('has examples in its help', async () => {
    await run('--help').catch(() => undefined);
    expect(printed.mock.calls.join('')).toContain('imapi generate --users 20');
  });
});

describe('writing a folder', () => {
  test('leaves nothing of its own behind when it fails', async () => {
    const folder = temporaryFolder();
    const collections = await generateCollections(small, contract);
    const [last] = collections.slice(-1);
    mkdirSync(join(folder, `${last?.name}.json`));
    await expect(writeFolder(folder, collections, contract)).rejects.toThrow(
      `Failed to write to ${folder}: EEXIST`,
    );
    expect(readdirSync(folder)).toEqual([`${last?.name}.json`]);
  });

  test('leaves nothing behind when it is stopped', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const progress = (rows: number) => rows > 100 && stop.abort(new Error('stopped'));
    const collections = await generateCollections(small, contract);
    await expect(
      writeFolder(folder, collections, contract, { signal: stop.signal, progress }),
    ).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual([]);
  });
});
