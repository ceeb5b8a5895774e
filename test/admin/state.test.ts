import { describe, expect, test } from 'vitest';
import { exampleRequest } from '../../src/cli/terminal/banner.ts';
import { violationsOf } from '../../src/domain/invariants.ts';
import { generate } from '../../src/generate/generate.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { stateOf } from '../../src/store/tables/collections.ts';
import { viewOf } from '../../src/store/tables/state.ts';
import { scenarioCollections } from '../../src/worlds/scenarios.ts';
import { type Json, rooms } from '../harness.ts';
import { startControl } from './harness.ts';

const me = 100164;
const friend = `${me}:100102`;
const testGroup = `mucmsg_${rooms.test.jid}`;

describe('the invariants hold', () => {
  test.each(['demo', 'empty'])('in the scenario %s', async name => {
    expect([
      ...violationsOf(viewOf(stateOf(await scenarioCollections(name, { seed: '1' }), '1', name))),
    ]).toEqual([]);
  });

  test.each(['1', '2'])('in generated data of seed %s', async seed => {
    const rows = await generate({ users: 60, rooms: 12, messages: 3000, seed }, loadContract());
    expect([...violationsOf(viewOf(stateOf(rows, seed, 'large')))]).toEqual([]);
  });

  test('after every operation of the API', async () => {
    const { mock, base } = await startControl();
    for (const operation of mock.contract.operations) {
      if (operation.service !== 'api') continue;
      await fetch(exampleRequest(operation, { apiUrl: base, uploadUrl: base, filesUrl: base }) ?? '');
      expect([...violationsOf(mock.world().store.view)], operation.id).toEqual([]);
    }
  });
});

test('what getState gives in full, replaceState takes back', async () => {
  const { done, ok, mock } = await startControl();
  await ok(me, '/tigase/dialog/add', { jid: '100102', isAdaptive: 1 });
  const { collections } = await done('getState', { query: { full: true } });
  const before = mock.world().store.dump();
  await done('emptyState');
  await done('replaceState', { body: { collections } });
  expect(mock.world().store.dump()).toEqual(before);
});

test('ids go on counting after replaceState, so that none is made twice', async () => {
  const { done } = await startControl();
  const one = await done('sendMessage', { body: { from: 100102, to: me, content: '1' } });
  const { collections } = await done('getState', { query: { full: true } });
  await done('replaceState', { body: { collections } });
  const two = await done('sendMessage', { body: { from: 100102, to: me, content: '2' } });
  expect(two.messageId).not.toBe(one.messageId);
});

describe('a state that breaks something is refused with the place and the reason, and nothing is applied', () => {
  test.each<[name: string, spoil: (collections: Json) => void, pointer: string, reason: RegExp]>([
    [
      'a field that is missing',
      it => delete it.users[1].nickname,
      '/collections/users/1/nickname',
      /must be present/,
    ],
    [
      'a field of another type',
      it => {
        it.friends[0].createTime = 'x';
      },
      '/collections/friends/0/createTime',
      /must be integer/,
    ],
    ['a balance that is missing', it => delete it.users[1].balance, '/collections/users/1', /balance/],
    [
      'a message that says something else',
      it => {
        it.shiku_msgs[0].content = 'x';
      },
      '/collections/shiku_msgs/0/message#/content',
      /content/,
    ],
    [
      'a row twice',
      it => it.users.push(it.users[0]),
      '/collections/users/6',
      /same key as \/collections\/users\/0/,
    ],
    ['a friend without the other row', it => it.friends.pop(), '/collections/friends/', /come in pairs/],
    [
      'friends of another second',
      it => {
        it.friends[0].createTime += 1;
      },
      '/createTime',
      /other row of the pair/,
    ],
    [
      'a friend who is nobody',
      it => {
        it.friends[0].toUserId = 7;
      },
      '/collections/friends/0/toUserId',
      /no user 7/,
    ],
    [
      'members that are not counted',
      it => {
        it.shiku_room[1].userSize = 9;
      },
      '/collections/shiku_room/1/userSize',
      /members/,
    ],
    [
      'a member of no group',
      it => {
        it.shiku_room_member[0].roomId = '60210278cb36d459fe88c000';
      },
      '',
      /no group|members|role 1/,
    ],
    [
      'a group without an owner',
      it => {
        it.shiku_room_member.find((row: Json) => row.role === 1).role = 3;
      },
      '/userId',
      /owner/,
    ],
    [
      'a notice that is not the newest',
      it => {
        it.shiku_room.find((row: Json) => row.notice.id).notice = { time: 0, modifyTime: 0 };
      },
      '/notice',
      /newest notice/,
    ],
    ['a message stored once', it => it.shiku_msgs.pop(), '/messageId', /stored twice/],
    ['a chat list that lags behind', it => it.shiku_lastChats.pop(), '', /shiku_lastChats/],
    [
      'a last chat without messages',
      it => {
        it[testGroup] = [];
      },
      '/messageId',
      /no message/,
    ],
    [
      'a group message elsewhere',
      it => {
        it[`mucmsg_${rooms.six.jid}`] = [it[testGroup][0]];
      },
      '/room_jid',
      /belongs to/,
    ],
    [
      'a phone of two users',
      it => {
        Object.assign(it.users[1], { phone: it.users[2].phone, telephone: it.users[2].telephone });
      },
      '/phone',
      /another user/,
    ],
    [
      'a token of nobody',
      it => it.tokens.push({ token: 'x', userId: 7, createTime: 1, expireTime: -1 }),
      '/collections/tokens/0/userId',
      /no user 7/,
    ],
    [
      'a pin without a time',
      it => it.stick_dialog.push({ userId: me, jid: 'x', isRoom: 1 }),
      '/collections/stick_dialog/2',
      /time/,
    ],
  ])('%s', async (_name, spoil, pointer, reason) => {
    const { done, send, mock } = await startControl();
    const { collections } = await done('getState', { query: { full: true } });
    const before = mock.world().store.dump();
    spoil(collections);
    const { status, body } = await send('replaceState', { body: { collections } });
    expect(body).toMatchObject({ code: 'bad-state', detail: expect.stringMatching(reason) });
    expect(status).toBe(422);
    expect(body.pointer ?? '').toContain(pointer);
    expect(mock.world().store.dump()).toEqual(before);
  });

  test('of a list, the pointer leads into the list; of a row, into the row', async () => {
    const { done, send } = await startControl();
    const { row } = await done('getRow', { path: { collection: 'users', key: me } });
    const wrong = { ...row, sex: 'f' };
    const list = await send('mergeRows', {
      path: { collection: 'users' },
      body: [row, { ...wrong, userId: 1 }],
    });
    expect(list.body.pointer).toBe('/1/sex');
    const single = await send('putRow', { path: { collection: 'users', key: me }, body: wrong });
    expect(single.body.pointer).toBe('/sex');
  });
});

describe('single rows: what follows is kept in step', () => {
  const changed = (edit: Json) =>
    edit.changes.map((change: Json) => `${change.collection} ${change.key}`).sort();

  test('a member who goes is no longer counted', async () => {
    const { done, ok } = await startControl();
    const edit = await done('deleteRow', {
      path: { collection: 'shiku_room_member', key: `${rooms.test.id}:100158` },
    });
    expect(changed(edit)).toEqual([
      `shiku_room ${rooms.test.id}`,
      `shiku_room_member ${rooms.test.id}:100158`,
    ]);
    expect((await ok(me, '/room/get', { roomId: rooms.test.id })).userSize).toBe(2);
  });

  test('the owner cannot go', async () => {
    const { send } = await startControl();
    const { body } = await send('deleteRow', {
      path: { collection: 'shiku_room_member', key: `${rooms.test.id}:${me}` },
    });
    expect(body).toMatchObject({ code: 'bad-state', detail: expect.stringMatching(/owner/) });
  });

  test('friends go in pairs, and come in pairs', async () => {
    const { done, send, mock } = await startControl();
    const key = [...mock.world().store.view.friends.by.byUser(String(me))].at(-1)?.toUserId;
    const { row: one } = await done('getRow', { path: { collection: 'friends', key: `${me}:${key}` } });
    const { row: two } = await done('getRow', { path: { collection: 'friends', key: `${key}:${me}` } });
    const edit = await done('deleteRow', { path: { collection: 'friends', key: `${me}:${key}` } });
    expect(changed(edit)).toEqual([`friends ${key}:${me}`, `friends ${me}:${key}`].sort());
    expect(
      (await send('putRow', { path: { collection: 'friends', key: `${me}:${key}` }, body: one })).status,
    ).toBe(422);
    await done('mergeRows', { path: { collection: 'friends' }, body: [one, two] });
  });

  test('a message goes with its copy, and the chat list shows the one before', async () => {
    const { done, ok, mock } = await startControl();
    const newest = mock.world().store.view.messages.by.byConversation(friend).at(0);
    await done('deleteRow', { path: { collection: 'shiku_msgs', key: newest?._id ?? '' } });
    const rest = await ok(me, '/tigase/shiku_msgs', { receiver: 100102 });
    expect(rest).toHaveLength(2);
    const chats = await ok(100102, '/tigase/getLastChatList');
    expect(chats.find((row: Json) => row.jid === String(me)).messageId).toBe(rest[0].messageId);
  });

  test('a group goes with everything in it', async () => {
    const { done, ok } = await startControl();
    await done('deleteRow', { path: { collection: 'shiku_room', key: rooms.test.id } });
    const { collections } = await done('getState');
    expect(collections).not.toHaveProperty(testGroup);
    expect(collections).toMatchObject({ shiku_room: 2, shiku_lastChats: 6 });
    expect(await ok(me, '/room/list/his', { pageIndex: 0, pageSize: 50 })).toHaveLength(2);
  });

  test('a notice that goes is no longer shown', async () => {
    const { done, ok, mock } = await startControl();
    const [newest, second] = [...mock.world().store.view.notices.by.byRoom(rooms.six.id)];
    await done('deleteRow', { path: { collection: 'shiku_room_notice', key: newest?.id ?? '' } });
    expect((await ok(me, '/room/get', { roomId: rooms.six.id })).notice.id).toBe(second?.id);
  });

  test('a user goes once nothing refers to him but friends, pins and tokens', async () => {
    const { done, send } = await startControl();
    expect((await send('deleteRow', { path: { collection: 'users', key: me } })).status).toBe(422);
    const { userId } = await done('createUser', { body: { nickname: '新人', friends: [me] } });
    await done('createToken', { body: { userId, token: 'own' } });
    const edit = await done('deleteRow', { path: { collection: 'users', key: userId } });
    expect(changed(edit)).toHaveLength(6);
  });
});

test('a new user can be used at once', async () => {
  const { done, ok } = await startControl({ now: 1_615_000_000_000 });
  const { userId, token } = await done('createUser', {
    body: { nickname: '新人', phone: '13911112222', sex: 1, friends: [me] },
  });
  expect(await ok(token, '/user/get')).toMatchObject({
    userId,
    nickname: '新人',
    phone: '13911112222',
    sex: 1,
  });
  const { pageData } = await ok(token, '/friends/page', { userId, pageIndex: 0, pageSize: 50 });
  expect(pageData.map((row: Json) => row.toUserId).sort()).toEqual([10000, me]);
  await done('sendMessage', { body: { from: userId, to: me, content: '你好' } });
});

test('an ended token works again once it is made again', async () => {
  const { done, call } = await startControl();
  await done('endToken', { path: { token: `mock-${me}` } });
  expect((await call(me, '/user/get')).resultCode).toBe(1030102);
  const { users } = await done('listUsers', { query: { query: String(me) } });
  expect(users).toMatchObject([{ userId: me, token: null }]);
  await done('createToken', { body: { userId: me } });
  expect((await call(me, '/user/get')).resultCode).toBe(1);
});
