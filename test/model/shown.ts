import { documented } from '../demo-store.ts';
import { Maybe, objectId, Shape, someText } from './matching.ts';
import type { Message } from './messages.ts';
import { type Member, type Model, memberIn, type Room, type Row, type User } from './model.ts';

const keysOf = (row: object | undefined): readonly string[] => Object.keys(row ?? {});
const ownKeys = keysOf(documented<Row>('getUser'));
const searchKeys = keysOf(documented<{ friend: Row[] }>('search').friend[0]);
/** Server facts 2.2; `payPassword` is only "mostly" absent. */
const privateKeys = [
  'password',
  'userKey',
  'offlineNoPushMsg',
  'loginLog',
  'role',
  'myInviteCode',
  'payPassword',
];

const only = (row: Row, keys: readonly string[]): Row => Object.fromEntries(keys.map(key => [key, row[key]]));
const without = (row: Row, keys: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));

/** A user as he sees himself. */
export const ownProfile = (user: User): Row => only(user.row, ownKeys);

/** A user as others see him. Whether his settings hide number and last login is not settled: both are taken. */
export function otherProfile(model: Model, me: number, user: User): Row {
  const hideable = (key: string, hidden: unknown) =>
    new Shape(`${user.row[key]} or hidden`, value => value === user.row[key] || value === hidden);
  const relation = model.friendship(me, user.userId);
  return {
    ...without(ownProfile(user), privateKeys),
    payPassword: new Maybe(user.row.payPassword),
    phone: hideable('phone', ''),
    telephone: hideable('telephone', ''),
    showLastLoginTime: hideable('showLastLoginTime', 0),
    friendsCount: 0,
    fansCount: 0,
    attCount: 0,
    ...(relation && {
      friends: {
        ...relation.row,
        account: new Maybe(relation.row.account),
        hiding: new Maybe(relation.row.hiding),
        orderKey: new Maybe(relation.row.orderKey),
      },
    }),
  };
}

/** A user as the search shows him. */
export const searchUser = (user: User): Row => ({ ...only(user.row, searchKeys), balance: 0 });

const memberRow = (member: Member): Row => ({
  ...member.row,
  role: member.role,
  nickname: member.nickname,
  createTime: member.joined,
});

/** A membership in a list of groups. */
const memberInList = (member: Member): Row => ({ ...memberRow(member), hiding: 0 });

/** A membership in a list of members: what its owner has set for himself is shown. */
export const memberInGroup = (model: Model, member: Member): Row => ({
  ...memberRow(member),
  hiding: (model.user(member.userId)?.row.settings as Row | undefined)?.hiding,
});

/** How somebody came in: for owner and admins alone, and known of who made the group. */
export function wayIn(member: Member): Row {
  if (member.role > 2) return {};
  return { addRoomDetails: member.creator ? 'create_room_member' : new Maybe(someText) };
}

/** A group as every answer shows it. */
export function roomCore(model: Model, room: Room): Row {
  const latest = room.notices.at(-1);
  return {
    ...room.row,
    name: room.name,
    userId: room.owner,
    nickname: model.nameIn(room, room.owner),
    userSize: room.members.length,
    notice: latest?.row ?? { modifyTime: 0, time: 0 },
    notices: [],
  };
}

/** A group in the list of somebody's groups. */
export function roomInList(model: Model, room: Room, me: number): Row {
  const member = memberIn(room, me);
  return { ...roomCore(model, room), ...(member && { member: memberInList(member) }) };
}

/** A row of the chat list. */
export function lastChat(me: number, jid: string, isRoom: 0 | 1, message: Message): Row {
  const { body } = message;
  const head = body.messageHead as Row;
  const { toUserName } = body;
  return {
    _id: objectId,
    type: message.type,
    messageId: message.id,
    timeSend: message.time,
    content: message.content,
    userId: String(isRoom === 1 ? message.author : me),
    jid,
    isRoom,
    isEncrypt: body.isEncrypt,
    encryptType: body.encryptType,
    from: head.from,
    to: head.to,
    fromUserName: body.fromUserName,
    // The chat list always has the name, the message of the server not always.
    toUserName: typeof toUserName === 'string' ? toUserName : someText,
  };
}
