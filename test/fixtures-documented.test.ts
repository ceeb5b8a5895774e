import { describe, expect, test } from 'vitest';
import type { GroupMessage, Message, Room, Row } from './demo-store.ts';
import {
  documented,
  friends,
  groupMessages,
  lastChatOf,
  members,
  messages,
  newest,
  notices,
  roomOf,
  userOf,
  without,
} from './demo-store.ts';

describe('every documented row is in the demo store', () => {
  const roomAsListed = (id: string): Row => {
    const member = members.find(row => row.roomId === id && row.userId === 100164) ?? {};
    return { ...roomOf(id), member: without(member, 'roomId', 'addRoomDetails'), notices: [] };
  };

  test('getUser', () => {
    expect(without(userOf(100164) ?? {}, 'balance')).toEqual(documented('getUser'));
  });

  test('listFriends', () => {
    const own = friends.filter(row => row.userId === 100164).sort((a, b) => a.createTime - b.createTime);
    expect(own).toEqual(documented<{ pageData: Row[] }>('listFriends').pageData);
  });

  test('listRooms', () => {
    expect(documented<Room[]>('listRooms')).toEqual([roomAsListed('60210278cb36d459fe88c196')]);
  });

  test('listGroupMessages and listMessages, newest first', () => {
    const own = messages.filter(row => row.sender === '100164' && row.receiver === '100102');
    const byTime = (a: Message, b: Message) => b.timeSend - a.timeSend;
    expect([...groupMessages].sort(byTime)).toEqual(documented('listGroupMessages'));
    expect(own.sort(byTime)).toEqual(documented('listMessages'));
  });

  test('listLastChats, from the messages sent until that sample', () => {
    const last = newest(
      groupMessages.filter(row => row.timeSend <= 1612852375737),
      'timeSend',
    ) as GroupMessage;
    const [sample = {}] = documented<Row[]>('listLastChats');
    expect(lastChatOf(last, last.sender, last.room_jid, 1)).toEqual(without(sample, '_id'));
  });

  test('addRoom and getRoom, whose room was renamed and then got notices', () => {
    const sample = documented<Room & { member: Row; members: Row[] }>('getRoom');
    const room = roomOf(sample.id) ?? {};
    const own = members.filter(row => row.roomId === sample.id);
    expect(without(room, 'notice')).toEqual(without(sample, 'notice', 'notices', 'member', 'members'));
    expect(own.map(row => ({ ...without(row, 'roomId', 'addRoomDetails'), hiding: -1 }))).toEqual(
      sample.members,
    );
    expect({ ...without(own[0] ?? {}, 'roomId'), hiding: -1 }).toEqual(sample.member);
    expect(without(documented<Row>('addRoom'), 'notice', 'notices', 'members')).toEqual({
      ...without(room, 'notice'),
      name: '005',
      userSize: 0,
    });
  });

  test('listNotices, newest first', () => {
    const { pageData } = documented<{ pageData: Row[] }>('listNotices');
    expect([...notices].sort((a, b) => b.time - a.time)).toEqual(pageData);
    expect(documented<{ noticeId: string }>('updateRoom').noticeId).toBe(pageData[0]?.id);
  });

  test('search', () => {
    const { friend, group } = documented<{ friend: Row[]; group: Room[] }>('search');
    expect(userOf(100164)).toMatchObject(friend[0] ?? {});
    expect(group).toEqual([roomAsListed('603c8fa87a9732085424961f')]);
  });
});
