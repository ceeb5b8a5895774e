import type { World } from '../call.ts';
import type { GroupMessageRow, MessageRow, RoomRow, UserRow } from '../state/rows.ts';
import { lastOfGroup, lastOfPerson, refreshLast } from './last-chat-row.ts';
import { type MessageText, messageText } from './message-text.ts';

/** What somebody sends. */
export interface Sent {
  readonly type: number;
  readonly content?: string | undefined;
  /** After the slash of a jid: `web`, or `Server` for the server's own. */
  readonly resource?: string;
  readonly messageId?: string;
  /** Milliseconds of the sending client's clock. default: now */
  readonly timeSend?: number;
  readonly fileName?: string;
  readonly objectId?: string;
  readonly other?: string;
}

const server = '10005/Server';

/** Writes a message of one person to another: a copy for each, and the last chat of each (server facts 2.7). */
export function sendToPerson(world: World, from: UserRow, to: UserRow, sent: Sent): void {
  writeCopies(world, from, to, `${from.userId}/${sent.resource ?? 'web'}`, sent);
  if (world.choices.friendCounters === 'counting') count(world, from.userId, to.userId);
}

/** Notes with two friends that they have talked. */
function count({ state, now }: World, from: number, to: number): void {
  const lastTalkTime = Math.floor(now() / 1000);
  for (const key of [`${from} ${to}`, `${to} ${from}`]) {
    const friend = state.friends.get(key);
    if (friend) state.friends.put({ ...friend, lastTalkTime, msgNum: (friend.msgNum ?? 0) + 1 });
  }
}

/** Tells a person what happened in a group; it is kept with their chats, but is no last chat (server facts 2.12). */
export function tellPerson(world: World, actor: UserRow, to: UserRow, sent: Sent): void {
  if (world.choices.groupNewsInSingleChats && actor.userId !== to.userId)
    writeCopies(world, actor, to, server, sent, false);
}

function writeCopies(
  world: World,
  from: UserRow,
  to: UserRow,
  fromJid: string,
  sent: Sent,
  refresh = true,
): void {
  const { messageId = world.ids.uuid(), timeSend = world.now(), type, content } = sent;
  const [author, other] = [String(from.userId), String(to.userId)];
  const message = messageText({
    ...inner(sent, from, messageId, timeSend),
    chatType: 1,
    from: fromJid,
    to: other,
    toUserId: other,
    toUserName: to.nickname,
  });
  for (const [direction, owner, partner] of [
    [0, author, other],
    [1, other, author],
  ] as const) {
    const row: MessageRow = {
      _id: world.ids.object(world.now()),
      message,
      direction,
      sender: owner,
      receiver: partner,
      sender_jid: fromJid,
      receiver_jid: other,
      ts: world.now(),
      contentType: type,
      messageId,
      timeSend,
      deleteTime: 0,
      isRead: 0,
      isEncrypt: false,
      ...(content === undefined ? {} : { content }),
    };
    world.state.messages.put(row);
    if (refresh) refreshLast(world, lastOfPerson(world, row, from, to));
    if (author === other) break;
  }
}

/** Writes a message of a member into a group, and makes it the group's last. */
export function sendToGroup(world: World, room: RoomRow, from: UserRow, sent: Sent): void {
  writeGroupRow(world, room, from, `${from.userId}/${sent.resource ?? 'web'}`, sent, {
    toUserId: room.jid,
    toUserName: room.name,
  });
}

/** Writes what the server tells a group: `target` is whom it is about. */
export function tellGroup(world: World, room: RoomRow, actor: UserRow, sent: Sent, target?: UserRow): void {
  const about = target && { toUserId: String(target.userId), toUserName: target.nickname };
  writeGroupRow(world, room, actor, server, { ...sent, objectId: room.jid }, about);
}

function writeGroupRow(
  world: World,
  room: RoomRow,
  from: UserRow,
  fromJid: string,
  sent: Sent,
  about: Pick<MessageText, 'toUserId' | 'toUserName'> = {},
): void {
  const { messageId = world.ids.uuid(), timeSend = world.now(), type, content } = sent;
  const row: GroupMessageRow = {
    _id: world.ids.object(world.now()),
    message: messageText({
      ...inner(sent, from, messageId, timeSend),
      ...about,
      chatType: 2,
      from: fromJid,
      to: room.jid,
    }),
    room_jid: room.jid,
    sender_jid: fromJid,
    sender: String(from.userId),
    ts: world.now(),
    contentType: type,
    messageId,
    timeSend,
    deleteTime: 0,
    ...(content === undefined ? {} : { content }),
    readCount: 0,
  };
  world.state.groupMessages.put(row);
  const byDefault = world.choices.receiverOfNews === 'group' ? room.name : undefined;
  refreshLast(world, lastOfGroup(world, row, from.nickname, about.toUserName ?? byDefault));
}

function inner(sent: Sent, from: UserRow, messageId: string, timeSend: number) {
  const { type, content, fileName, objectId, other } = sent;
  const { nickname: fromUserName } = from;
  return {
    type,
    content,
    fileName,
    objectId,
    other,
    messageId,
    timeSend,
    fromUserId: String(from.userId),
    fromUserName,
  };
}
