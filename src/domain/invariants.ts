import type { Steps } from '../base/in-slices.ts';
import type { RowTypes } from '../store/tables/rows.ts';
import type { View } from '../store/tables/state.ts';
import { type TableName, tableNames, tables } from '../store/tables/tables.ts';
import { userById } from './find.ts';
import { groupChatKey } from './last-chats.ts';
import { otherCopy } from './other-copy.ts';

/** A row that is not consistent with the others. */
export interface Violation {
  readonly collection: string;
  readonly key: string;
  /** JSON pointer in the row. */
  readonly pointer: string;
  readonly reason: string;
}

type Reason = readonly [pointer: string, reason: string];
type Rules = { readonly [Name in TableName]: (row: RowTypes[Name], view: View) => Iterable<Reason> };

/** The type of the one message that a dissolved group leaves, so that former members learn of it. */
const roomDissolved = 903;

/** The rules of each row; every rule reads indexes alone, so that it costs no walk. */
const rules: Rules = {
  *users({ userId, areaCode, phone, telephone, account }, { users }) {
    if (telephone !== `${areaCode}${phone}`) yield ['/telephone', 'it is not areaCode and phone'];
    if (users.by.byTelephone(telephone).size > 1) yield ['/phone', 'another user has it'];
    if (users.by.byAccount(account).size > 1) yield ['/account', 'another user has it'];
    if (!Number.isSafeInteger(userId) || userId <= 0) yield ['/userId', 'it is not a positive whole number'];
  },
  *friends({ userId, toUserId, createTime }, view) {
    yield* user(view, '/userId', userId);
    yield* user(view, '/toUserId', toUserId);
    if (userId === toUserId) yield ['/toUserId', 'users cannot be their own friends'];
    const other = view.friends.get(`${toUserId}:${userId}`);
    if (!other) yield ['', `friends come in pairs: there is no row ${toUserId}:${userId}`];
    else if (other.createTime !== createTime)
      yield ['/createTime', `the other row of the pair says ${other.createTime}`];
  },
  *rooms({ id, jid, userId, userSize, notice }, view) {
    yield* user(view, '/userId', userId);
    if (/^\d+$/.test(jid)) yield ['/jid', 'a name of digits only means a user'];
    if (view.rooms.by.byJid(jid).size > 1) yield ['/jid', 'another group has it'];
    const members = view.members.by.byRoom(id);
    if (userSize !== members.size) yield ['/userSize', `the group has ${members.size} members`];
    // Owners come first in the order of members.
    const owners = members.slice(0, 2).filter(member => member.role === 1);
    if (owners.length !== 1 || owners[0]?.userId !== userId)
      yield ['/userId', 'the group must have exactly one member with role 1, its owner'];
    const newest = view.notices.by.byRoom(id).at(0);
    if (newest ? notice.id !== newest.id || notice.text !== newest.text : notice.time !== 0)
      yield ['/notice', newest ? `its newest notice is ${newest.id}` : 'it has no notice'];
  },
  *members({ roomId, userId }, view) {
    yield* room(view, roomId);
    yield* user(view, '/userId', userId);
  },
  *notices({ roomId, userId }, view) {
    yield* room(view, roomId);
    yield* user(view, '/userId', userId);
  },
  *messages(row, view) {
    yield* user(view, '/sender', Number(row.sender));
    yield* user(view, '/receiver', Number(row.receiver));
    const copies = view.messages.by.byMessageId(row.messageId).size;
    if (copies !== 2 || !otherCopy(view, row))
      yield ['/messageId', 'a message is stored twice, once for each side, with direction 0 and 1'];
    if (row.delayedTime === undefined && !view.lastChats.get(`${row.sender}:${row.receiver}`))
      yield ['', 'its conversation has no row in shiku_lastChats'];
  },
  *groupMessages({ room_jid, sender, contentType }, view) {
    yield* user(view, '/sender', Number(sender));
    const exists = view.rooms.by.byJid(room_jid).size > 0;
    if (!exists && contentType !== roomDissolved) yield ['/room_jid', 'no group has this jid'];
    const listed = view.groupMessages.by.byRoom(room_jid).size > 0;
    if (exists && listed && !view.lastChats.get(groupChatKey(room_jid)))
      yield ['', 'its group has no row in shiku_lastChats'];
  },
  *lastChats({ userId, jid, isRoom, messageId }, view) {
    yield* user(view, '/userId', Number(userId));
    const newest =
      isRoom === 1
        ? view.groupMessages.by.byRoom(jid).at(0)
        : view.messages.by.byConversation(`${userId}:${jid}`).at(0);
    if (newest?.messageId !== messageId)
      yield [
        '/messageId',
        newest ? `the newest message is ${newest.messageId}` : 'the conversation has no message',
      ];
  },
  *pins({ userId }, view) {
    yield* user(view, '/userId', userId);
  },
  *hidden({ userId, _id, roomJid }, view) {
    yield* user(view, '/userId', userId);
    if (view.groupMessages.get(_id)?.room_jid !== roomJid) yield ['/_id', 'the group has no such message'];
  },
  *reads() {},
  *resources() {},
  *tokens({ userId }, view) {
    yield* user(view, '/userId', userId);
  },
  *logins({ userId }, view) {
    yield* user(view, '/userId', userId);
  },
};

/** Finds the violations of a whole state. */
export function* violationsOf(view: View): Generator<Violation> {
  for (const name of tableNames) for (const row of view[name].all) yield* violationsOfRow(view, name, row);
}

/** Finds the first violation of a whole state, if any. Steps count rows. */
export function* firstViolationSteps(view: View): Steps<Violation | undefined> {
  for (const name of tableNames) {
    for (const row of view[name].all) {
      for (const violation of violationsOfRow(view, name, row)) return violation;
      yield 1;
    }
  }
  return undefined;
}

/** Finds the violations of one row. */
export function* violationsOfRow<Name extends TableName>(
  view: View,
  name: Name,
  row: RowTypes[Name],
): Generator<Violation> {
  const { collection, key } = tables[name];
  for (const [pointer, reason] of rules[name](row, view)) {
    yield { collection: collection(row as never), key: key(row as never), pointer, reason };
  }
}

function* user(view: View, pointer: string, userId: number): Generator<Reason> {
  if (!userById(view, userId)) yield [pointer, `there is no user ${userId}`];
}

function* room(view: View, roomId: string): Generator<Reason> {
  if (!view.rooms.get(roomId)) yield ['/roomId', `there is no group ${roomId}`];
}
