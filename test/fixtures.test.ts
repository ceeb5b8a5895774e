import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import type { Friend, GroupMessage, Message, Row, SingleMessage } from './demo-store.ts';
import {
  body,
  collections,
  demo,
  demoFolder,
  documented,
  friends,
  groupBy,
  groupMessages,
  lastChatOf,
  lastChats,
  members,
  messages,
  mucCollections,
  newest,
  notices,
  rawDemo,
  resources,
  roomOf,
  rooms,
  userOf,
  users,
  without,
} from './demo-store.ts';

/** A picture has its size where other messages have a place. */
const withoutPlace = messages.filter(row => body(row).location_x === 0);

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

describe('the collections', () => {
  test('are the ones the document names, and no tokens', () => {
    expect(collections.sort()).toEqual([
      'friends',
      'mucmsg_6c1536dbf97540d1b906d76f4272a90d',
      'resources',
      'room_group_msg',
      'shiku_lastChats',
      'shiku_msgs',
      'shiku_room',
      'shiku_room_member',
      'shiku_room_notice',
      'stick_dialog',
      'users',
    ]);
  });

  test.each([
    ['users', ['"balance": 0.0', '"lat": 0.0', '"chatSyncTimeLen": 30.0', '"totalConsume": 0.0'], 6],
    ['friends', ['"chatRecordTimeOut": -1.0'], friends.length],
    ['shiku_room', ['"chatRecordTimeOut": -1.0', '"lng": 0.0'], 3],
    ['shiku_msgs', ['\\"isReadDel\\":false,\\"location_x\\":0.0'], withoutPlace.length],
  ])('%s keeps the decimals of doubles', (collection, texts, times) => {
    for (const text of texts) expect(rawDemo(collection).split(text)).toHaveLength(times + 1);
  });

  test('give every row an id of its own', () => {
    const ids = [...messages, ...groupMessages, ...lastChats].map(row => row._id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}1bb77153b4e8b[0-9a-f]{3}$/);
  });
});

test('every resource has its file, of the size it says, and its thumbnail', () => {
  const fileOf = (path: string) => statSync(new URL(`files${path}`, demoFolder));
  for (const { path, thumbnailPath, size } of resources) {
    expect(fileOf(path).size).toBe(size);
    if (thumbnailPath !== undefined) expect(fileOf(thumbnailPath).isFile()).toBe(true);
  }
});

describe('users', () => {
  test.each([
    [10000, '客服公众号', '13000010000'],
    [100102, 'A9gz0', '13000000102'],
    [100158, '测试001', '13112345611'],
    [100159, '朋友001', '15825511111'],
    [100164, '张益达', '18094152050'],
    [100174, '周仕彦', '15730107952'],
  ])('%i is %s with phone %s', (userId, nickname, phone) => {
    expect(userOf(userId)).toMatchObject({
      userId,
      nickname,
      phone,
      telephone: `86${phone}`,
      areaCode: '86',
    });
  });

  test('have the keys of the documented profile, and derive the two hashes as it does', () => {
    const keys = [...Object.keys(documented<Row>('getUser')), 'balance'].sort();
    for (const user of users) {
      expect(Object.keys(user).sort()).toEqual(keys);
      expect(user).toMatchObject({ encryAccount: md5(user.account), userKey: md5(user.telephone) });
    }
  });
});

describe('friends', () => {
  test('come in pairs made in the same second, once each, never with oneself', () => {
    const pair = (row: Friend) => `${row.userId}>${row.toUserId}@${row.createTime}`;
    const pairs = friends.map(pair).sort();
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs).toEqual(
      friends.map(row => pair({ ...row, userId: row.toUserId, toUserId: row.userId })).sort(),
    );
    expect(friends.filter(row => row.userId === row.toUserId)).toEqual([]);
  });

  test('show the account, role, type, name and first letter of the friend', () => {
    for (const row of friends) {
      const to = userOf(row.toUserId);
      const [letter = ''] = pinyin(to?.nickname ?? '', { pattern: 'first', toneType: 'none', type: 'array' });
      const orderKey = /^[a-z]$/i.test(letter) ? letter.toUpperCase() : '#';
      expect(row).toMatchObject({ account: to?.account, toNickname: to?.nickname, orderKey });
      expect(row).toMatchObject({
        toFriendsRole: to?.role,
        toUserType: to?.userType,
        hiding: to?.settings.hiding,
      });
    }
  });

  test('pair the service account with everybody', () => {
    const served = friends.filter(row => row.userId === 10000).map(row => row.toUserId);
    expect(served).toEqual(users.map(user => user.userId).filter(id => id !== 10000));
  });
});

describe('rooms', () => {
  test.each(rooms.map(room => [room.name, room] as const))('%s counts its members', (_, room) => {
    const own = members.filter(member => member.roomId === room.id);
    expect(own).toHaveLength(room.userSize);
    expect(own.filter(member => member.role === 1).map(member => member.userId)).toEqual([room.userId]);
    expect(own.map(member => member.createTime)).toEqual(own.map(() => room.createTime));
    expect(room.nickname).toBe(userOf(room.userId)?.nickname);
  });

  test.each(rooms.map(room => [room.name, room] as const))('%s shows its newest notice', (_, room) => {
    const own = notices.filter(notice => notice.roomId === room.id);
    expect(room.notice).toEqual(newest(own, 'time') ?? { modifyTime: 0, time: 0 });
  });

  test('have members and notices that name users and rooms that are there', () => {
    for (const row of [...members, ...notices]) {
      expect(roomOf(row.roomId)).toBeDefined();
      expect(row.nickname).toBe(userOf(row.userId)?.nickname);
    }
    expect(new Set(members.map(row => `${row.roomId}:${row.userId}`)).size).toBe(members.length);
  });
});

describe('messages', () => {
  test('say in the row what they say in the text', () => {
    for (const row of [...messages, ...groupMessages]) {
      const { content, timeSend, type, messageHead, fromUserId } = body(row);
      expect({ ...row, messageId: messageHead.messageId }).toEqual(row);
      expect(row).toMatchObject({ content, timeSend, contentType: type });
      // What is deleted is marked in the row alone.
      if (row.delayedTime === undefined) expect(row.deleteTime).toBe(body(row).deleteTime);
      expect(row.sender_jid).toBe(messageHead.from);
      expect(userOf(fromUserId)?.nickname).toBe(body(row).fromUserName);
    }
  });

  test('of two people are stored twice, once for each of them', () => {
    const twins = groupBy(messages, row => row.messageId);
    expect(messages).toHaveLength(twins.size * 2);
    for (const [one, two] of twins.values()) {
      expect(two).toEqual({
        ...one,
        _id: two?._id,
        direction: 1 - (one?.direction ?? 0),
        sender: one?.receiver,
        receiver: one?.sender,
      });
      for (const row of [one, two]) {
        expect(row?.direction === 0).toBe(row?.sender === body(row as Message).fromUserId);
        expect(userOf(row?.sender)).toBeDefined();
        expect(userOf(row?.receiver)).toBeDefined();
        expect(row?.receiver_jid).toBe(body(row as Message).messageHead.to);
        expect(body(row as Message)).toMatchObject({
          messageHead: { chatType: 1 },
          toUserId: row?.receiver_jid,
        });
      }
    }
  });

  test('of a group name the group they are stored under, its room and its people', () => {
    for (const name of mucCollections) {
      const room = rooms.find(({ jid }) => name === `mucmsg_${jid}`);
      const people = members
        .filter(member => member.roomId === room?.id)
        .map(member => String(member.userId));
      for (const row of demo<GroupMessage>(name)) {
        const { messageHead, objectId, fileName, toUserId } = body(row);
        expect(row.room_jid).toBe(room?.jid);
        expect(messageHead).toMatchObject({ chatType: 2, to: room?.jid });
        expect([undefined, room?.jid]).toContain(objectId);
        expect([undefined, room?.id]).toContain(fileName);
        expect(people).toContain(row.sender);
        expect([undefined, room?.jid, ...people]).toContain(toUserId);
      }
    }
  });

  test('leave their conversation with its newest as the last chat, and nothing else', () => {
    const singles = groupBy(messages, row => `${row.sender}:${row.receiver}`);
    const groups = groupBy(groupMessages, row => row.room_jid);
    const isShown = (row: Row) => row.delayedTime === undefined;
    const wanted = [
      ...[...groups.values()].map(rows => ({ row: newest(rows, 'timeSend'), isRoom: 1 })),
      ...[...singles.values()].map(rows => ({ row: newest(rows.filter(isShown), 'timeSend'), isRoom: 0 })),
    ].map(({ row, isRoom }) => {
      const last = row as SingleMessage & GroupMessage;
      return lastChatOf(last, last.sender, isRoom === 1 ? last.room_jid : last.receiver, isRoom);
    });
    expect(lastChats.map(row => JSON.stringify(without(row, '_id'))).sort()).toEqual(
      wanted.map(row => JSON.stringify(row)).sort(),
    );
  });

  test.each([
    ['text', 1, 190],
    ['picture', 2, 2],
    ['voice', 3, 1],
    ['place', 4, 1],
    ['card', 8, 1],
    ['file', 9, 1],
    ['recall', 202, 1],
  ])('between the two friends has every kind there is to look at: %s', (_, type, atLeast) => {
    const chat = messages.filter(row => row.sender === '100164' && row.receiver === '100158');
    expect(chat.filter(row => row.contentType === type).length).toBeGreaterThanOrEqual(atLeast);
  });

  test('names files that are there, a user, and a message that was recalled', () => {
    for (const row of messages) {
      const { type, content, objectId, fileSize } = body(row);
      if ([2, 3, 4, 9].includes(type)) {
        const file = resources.find(({ path }) => content === `http://127.0.0.1:8089${path}`);
        expect(file).toBeDefined();
        if (type !== 4) expect(fileSize).toBe(file?.size);
      }
      if (type === 8) expect(content).toBe(userOf(objectId)?.nickname);
      if (type === 202) {
        const recalled = messages.filter(({ messageId }) => messageId === content);
        expect(recalled.map(({ delayedTime }) => Number(delayedTime) <= row.ts / 1000)).toEqual([true, true]);
      }
    }
  });
});

test('one chat has something unread, and the friends have pinned each other', () => {
  const unread = messages.filter(row => row.direction === 1 && row.sender === '100164' && row.isRead === 0);
  expect(unread.filter(row => row.receiver === '100159')).toHaveLength(3);
  const pins = demo<Row>('stick_dialog').map(({ userId, jid, isRoom }) => ({ userId, jid, isRoom }));
  expect(pins).toEqual([
    { userId: 100158, jid: '100164', isRoom: 1 },
    { userId: 100164, jid: '100158', isRoom: 1 },
  ]);
});
