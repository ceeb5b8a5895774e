import { isMilliseconds, Maybe, MessageText, matches, Once } from './matching.ts';
import type { Model, Room, Row } from './model.ts';

export interface Message {
  /** Settled by the first answer that shows it. */
  readonly id: Once<string>;
  readonly time: number;
  readonly type: number;
  readonly content: string;
  /** From `10005/…`. */
  readonly fromServer: boolean;
  /** Who wrote it, or in a control message who acted. */
  readonly author: number;
  /** The message itself, as it stands in the row's `message`. */
  readonly body: Row;
}

const messageId = () => new Once<string>('the id of a message', matches(/^\S+$/));
const device = (userId: number) =>
  new Once<string>(`a device of ${userId}`, matches(new RegExp(`^${userId}/\\w+$`)));
const storedAt = () => new Once<number>('milliseconds', isMilliseconds);

function bodyOf(message: Omit<Message, 'body'>, head: Row, more: Row): Row {
  return {
    content: message.content,
    deleteTime: 0,
    encryptType: 0,
    fileSize: 0,
    fileTime: 0,
    fromUserId: String(message.author),
    isEncrypt: false,
    isReadDel: false,
    location_x: 0,
    location_y: 0,
    messageHead: { ...head, messageId: message.id, offline: false },
    timeSend: message.time,
    type: message.type,
    ...more,
  };
}

/** Somebody writes to somebody: two copies, one for each. */
export function say(model: Model, author: number, peer: number, content: string, type: number): Message {
  const head = { id: messageId(), time: model.now, type, content, fromServer: false, author };
  const from = device(author);
  const body = bodyOf(
    head,
    { chatType: 1, from, to: String(peer) },
    {
      fromUserName: model.nickname(author),
      toUserId: String(peer),
      toUserName: model.nickname(peer),
    },
  );
  const message: Message = { ...head, body };
  for (const [owner, other, direction] of [
    [author, peer, 0],
    [peer, author, 1],
  ] as const) {
    const row = {
      _id: model.newRowId(),
      message: new MessageText(body),
      direction,
      sender: String(owner),
      receiver: String(other),
      sender_jid: from,
      receiver_jid: String(peer),
      ts: storedAt(),
      contentType: type,
      messageId: head.id,
      timeSend: model.now,
      deleteTime: 0,
      isRead: new Once('0 or 1', value => value === 0 || value === 1),
      isEncrypt: false,
      content,
    };
    model.copies.push({ owner, peer: other, message, row, deleted: false });
  }
  return message;
}

function keep(model: Model, jid: string, message: Message, from: unknown): void {
  const row = {
    _id: model.newRowId(),
    message: new MessageText(message.body),
    room_jid: jid,
    sender_jid: from,
    sender: String(message.author),
    ts: storedAt(),
    contentType: message.type,
    messageId: message.id,
    timeSend: message.time,
    deleteTime: 0,
    content: message.content,
    readCount: 0,
  };
  model.groupMessages.set(jid, [...(model.groupMessages.get(jid) ?? []), { message, row }]);
}

/** Somebody writes to a group. */
export function sayInGroup(model: Model, room: Room, author: number, content: string, type: number): Message {
  const head = { id: messageId(), time: model.now, type, content, fromServer: false, author };
  const from = device(author);
  const body = bodyOf(
    head,
    { chatType: 2, from, to: room.jid },
    {
      fromUserName: model.nameIn(room, author),
      toUserId: room.jid,
      toUserName: room.name,
    },
  );
  const message: Message = { ...head, body };
  keep(model, room.jid, message, from);
  return message;
}

/** The server tells a group what somebody did; `more` is what the sources know beyond what all such messages have. */
export function announce(
  model: Model,
  room: Room,
  author: number,
  type: number,
  content: string,
  more: Row = {},
): void {
  const head = { id: messageId(), time: model.now, type, content, fromServer: true, author };
  const body = bodyOf(
    head,
    { chatType: 2, from: '10005/Server', to: room.jid },
    {
      fromUserName: model.nameIn(room, author),
      objectId: new Maybe(room.jid),
      toUserId: new Maybe(room.jid),
      toUserName: new Maybe(room.name),
      ...more,
    },
  );
  keep(model, room.jid, { ...head, body }, '10005/Server');
}

/** Whom a control message is about, where the sources do not say that it names him. */
export const perhapsAbout = (model: Model, room: Room, userId: number): Row => ({
  toUserId: new Maybe(String(userId)),
  toUserName: new Maybe(model.nameIn(room, userId)),
});

/** The message that somebody has joined, with the group's switches. */
export function announceMember(model: Model, room: Room, author: number, joined: number): void {
  const { isLook, allowSendCard, isSecretGroup, isNeedVerify, showMember, showRead, maxUserSize } = room.row;
  const other = {
    lsLook: isLook,
    allowSendCard,
    isSecretGroup,
    joinSeqNo: 0,
    isNeedVerify,
    showMember,
    showRead,
    maxUserSize,
  };
  announce(model, room, author, 907, room.name, {
    fileName: room.id,
    fileSize: showRead,
    objectId: room.jid,
    other: JSON.stringify(other),
    toUserId: String(joined),
    toUserName: model.nickname(joined),
  });
}
