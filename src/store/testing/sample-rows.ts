import type {
  FriendRow,
  GroupMessageRow,
  LastChatRow,
  MemberRow,
  MessageRow,
  UserRow,
} from '../tables/rows.ts';

/** Rows for tests: whole enough for keys, indexes and a page of text of a real size; the rest is left out. */
export function messageRow(
  n: number,
  owner = '100164',
  peer = '100102',
  fields: Partial<MessageRow> = {},
): MessageRow {
  const timeSend = 1_600_000_000_000 + n * 1000;
  const row = {
    _id: objectId(n, '1bb77153b4'),
    message: JSON.stringify({
      content: `text ${n}`,
      fromUserId: owner,
      toUserId: peer,
      timeSend,
      pad: 'x'.repeat(400),
    }),
    direction: 0,
    sender: owner,
    receiver: peer,
    sender_jid: `${owner}/web`,
    receiver_jid: peer,
    ts: timeSend,
    contentType: 1,
    messageId: `m${n}`,
    timeSend,
    deleteTime: 0,
    isRead: 0,
    isEncrypt: false,
    content: `text ${n}`,
    ...fields,
  };
  return row as MessageRow;
}

export function groupMessageRow(
  n: number,
  jid: string,
  fields: Partial<GroupMessageRow> = {},
): GroupMessageRow {
  const timeSend = 1_600_000_000_000 + n * 1000;
  const row = {
    _id: objectId(n, '1bb77153b4'),
    message: '{}',
    room_jid: jid,
    sender_jid: '100164/web',
    sender: '100164',
    ts: timeSend,
    contentType: 1,
    messageId: `g${n}`,
    timeSend,
    deleteTime: 0,
    content: `text ${n}`,
    readCount: 0,
    ...fields,
  };
  return row as GroupMessageRow;
}

export function userRow(userId: number, fields: Partial<UserRow> = {}): UserRow {
  return {
    userId,
    areaCode: '86',
    phone: `1${userId}`,
    account: `a${userId}`,
    balance: 0,
    ...fields,
  } as UserRow;
}

export function friendRow(userId: number, toUserId: number, createTime = 0): FriendRow {
  return { userId, toUserId, createTime } as FriendRow;
}

export function memberRow(roomId: string, userId: number, role = 3, createTime = 0): MemberRow {
  return { roomId, userId, role, createTime } as MemberRow;
}

export function lastChatRow(userId: number, jid: string, isRoom = 0, timeSend = 0): LastChatRow {
  return {
    _id: objectId(userId, '1bb77153b4'),
    userId: String(userId),
    jid,
    isRoom,
    timeSend,
  } as LastChatRow;
}

/** An object id of that series made of the number. */
function objectId(n: number, middle: string): string {
  return `${(0x60000000 + n).toString(16)}${middle}${(n % 0x1000000).toString(16).padStart(6, '0')}`;
}
