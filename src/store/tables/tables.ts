import { compareKeys, compareText } from '../tree/order.ts';
import type {
  FriendRow,
  GroupMessageRow,
  HiddenRow,
  LastChatRow,
  LoginRow,
  MemberRow,
  MessageRow,
  NoticeRow,
  PinRow,
  ReadRow,
  ResourceRow,
  RoomRow,
  RowTypes,
  TokenRow,
  UserRow,
} from './rows.ts';
import { indexBy, packedTableOf, type TableDefinition, tableOf } from './table-definition.ts';

interface Sent {
  readonly timeSend: number;
  readonly _id: string;
}
const newestSent = (a: Sent, b: Sent) => b.timeSend - a.timeSend || compareText(b._id, a._id);
const byRowId = (a: Sent, b: Sent) => compareText(a._id, b._id);
const newestNotice = (a: NoticeRow, b: NoticeRow) => b.time - a.time || compareText(b.id, a.id);
const oldestFriend = (a: FriendRow, b: FriendRow) => a.createTime - b.createTime || a.toUserId - b.toUserId;
const newestRoom = (a: MemberRow, b: MemberRow) => compareText(b.roomId, a.roomId);
const ownerFirst = (a: MemberRow, b: MemberRow) =>
  a.role - b.role || a.createTime - b.createTime || a.userId - b.userId;
const newestPin = (a: PinRow, b: PinRow) => b.time - a.time || compareKeys(a.jid, b.jid);

const conversation = (row: Pick<MessageRow, 'sender' | 'receiver'>) => `${row.sender}:${row.receiver}`;
const roomOf = (row: Pick<GroupMessageRow, 'room_jid'>) => row.room_jid;
const memberChat = (row: Pick<HiddenRow, 'userId' | 'roomJid'>) => `${row.userId}:${row.roomJid}`;
const isText = (row: { readonly contentType: number }) => row.contentType === 1;
const fromPeople = (row: { readonly sender_jid: string }) => !row.sender_jid.startsWith('10005/');
/** Invisible members (4) and guardians (5) are shown to those who run the group only (server facts 2.13). */
const isSeen = (member: MemberRow) => member.role !== 4 && member.role !== 5;
/** 83 (a red packet was opened) is stored and never listed (server facts 2.8). */
const isListed = (row: Pick<GroupMessageRow, 'contentType'>) => row.contentType !== 83;

/**
 * The tables of the store and every index a read needs, so that no read walks a collection. Collections carry
 * the names the document uses; the groups and orders are those of the answers (decision 021).
 */
export const tables = {
  users: tableOf<UserRow>()({
    collection: () => 'users',
    key: row => String(row.userId),
    indexes: {
      byTelephone: indexBy(byUserId, row => `${row.areaCode}${row.phone}`),
      byPhone: indexBy(byUserId, row => row.phone),
      byAccount: indexBy(byUserId, row => row.account),
    },
  }),
  friends: tableOf<FriendRow>()({
    collection: () => 'friends',
    key: row => `${row.userId}:${row.toUserId}`,
    indexes: {
      byUser: indexBy(oldestFriend, row => String(row.userId)),
      byUserStatus: indexBy(oldestFriend, row => `${row.userId}:${row.status}`),
    },
  }),
  rooms: tableOf<RoomRow>()({
    collection: () => 'shiku_room',
    key: row => row.id,
    indexes: {
      byJid: indexBy(
        (a, b) => compareText(a.id, b.id),
        row => row.jid,
      ),
    },
  }),
  members: tableOf<MemberRow>()({
    collection: () => 'shiku_room_member',
    key: row => `${row.roomId}:${row.userId}`,
    indexes: {
      byRoom: indexBy(ownerFirst, row => row.roomId),
      byRoomVisible: indexBy(ownerFirst, row => row.roomId, isSeen),
      byUser: indexBy(newestRoom, row => String(row.userId)),
      byUserOwned: indexBy(
        newestRoom,
        row => String(row.userId),
        row => row.role === 1,
      ),
      byUserJoined: indexBy(
        newestRoom,
        row => String(row.userId),
        row => row.role !== 1,
      ),
    },
  }),
  notices: tableOf<NoticeRow>()({
    collection: () => 'shiku_room_notice',
    key: row => row.id,
    indexes: { byRoom: indexBy(newestNotice, row => row.roomId) },
  }),
  messages: packedTableOf<MessageRow>()({
    _id: 'id',
    messageId: 'id',
    sender: 'name',
    receiver: 'name',
    contentType: 'name',
    timeSend: 'number',
    delayedTime: 'number',
  })({
    collection: () => 'shiku_msgs',
    key: row => row._id,
    indexes: {
      byConversation: indexBy(newestSent, conversation, row => row.delayedTime === undefined),
      byConversationShort: indexBy(
        newestSent,
        conversation,
        row => row.delayedTime === undefined && row.contentType < 200,
      ),
      byMessageId: indexBy(byRowId, row => row.messageId),
    },
  }),
  groupMessages: packedTableOf<GroupMessageRow>()({
    _id: 'id',
    messageId: 'id',
    room_jid: 'name',
    sender_jid: 'name',
    contentType: 'name',
    timeSend: 'number',
  })({
    collection: row => `mucmsg_${row.room_jid}`,
    key: row => row._id,
    indexes: {
      byRoom: indexBy(newestSent, roomOf, isListed),
      textsByRoom: indexBy(newestSent, roomOf, isText),
      byRoomPeople: indexBy(newestSent, roomOf, row => isListed(row) && fromPeople(row)),
      byMessageId: indexBy(byRowId, row => row.messageId),
      storedByRoom: indexBy(byRowId, roomOf),
    },
  }),
  lastChats: tableOf<LastChatRow>()({
    collection: () => 'shiku_lastChats',
    key: row => (row.isRoom === 1 ? `muc:${row.jid}` : `${row.userId}:${row.jid}`),
    indexes: {
      singlesByUser: indexBy(
        newestSent,
        row => row.userId,
        row => row.isRoom !== 1,
      ),
    },
  }),
  pins: tableOf<PinRow>()({
    collection: () => 'stick_dialog',
    key: row => `${row.userId}:${row.jid}`,
    indexes: { byUser: indexBy(newestPin, row => String(row.userId)) },
  }),
  hidden: packedTableOf<HiddenRow>()({
    userId: 'name',
    roomJid: 'name',
    _id: 'id',
    timeSend: 'number',
    contentType: 'name',
    sender_jid: 'name',
  })({
    collection: () => 'room_group_msg',
    key: row => `${row.userId}:${row._id}`,
    indexes: {
      byMember: indexBy(newestSent, memberChat),
      textsByMember: indexBy(newestSent, memberChat, isText),
      byMemberPeople: indexBy(newestSent, memberChat, fromPeople),
      byMessage: indexBy(
        (a, b) => a.userId - b.userId,
        row => row._id,
      ),
    },
  }),
  reads: packedTableOf<ReadRow>()({ userId: 'name', _id: 'id' })({
    collection: () => 'room_msg_read',
    key: row => `${row.userId}:${row._id}`,
    indexes: {
      byMessage: indexBy(
        (a, b) => a.userId - b.userId,
        row => row._id,
      ),
    },
  }),
  resources: tableOf<ResourceRow>()({ collection: () => 'resources', key: row => row.id, indexes: {} }),
  tokens: tableOf<TokenRow>()({
    collection: () => 'tokens',
    key: row => row.token,
    indexes: {
      byUser: indexBy(
        (a, b) => compareText(a.token, b.token),
        row => String(row.userId),
      ),
    },
  }),
  logins: tableOf<LoginRow>()({
    collection: () => 'user_login',
    key: row => String(row.userId),
    indexes: {},
  }),
} as const satisfies { readonly [Name in keyof RowTypes]: TableDefinition<RowTypes[Name], string> };

function byUserId(a: UserRow, b: UserRow): number {
  return a.userId - b.userId;
}

/** The name of a table in code, e.g. `rooms` for the collection `shiku_room`. */
export type TableName = keyof typeof tables;

/** The index names of a table. */
export type IndexOf<Name extends TableName> = keyof (typeof tables)[Name]['indexes'] & string;

export const tableNames = Object.freeze(Object.keys(tables)) as readonly TableName[];
