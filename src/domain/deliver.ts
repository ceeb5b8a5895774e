import type { RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { refreshGroupChat, refreshSingleChat } from './last-chats.ts';
import type { MessageContent, MessageRoute, MessageWriter } from './message-writer.ts';

/** The server's own sender of group control messages (server facts 1.7). */
export const serverJid = '10005/Server';

/** The sender of a single message, and their device. */
export interface Author {
  readonly user: UserRow;
  readonly device: string;
}

/**
 * Stores a single message twice, one row for each side, and shows it in both chat lists (server facts 2.7).
 * @returns the id both copies share
 */
export function deliverSingle(
  tx: Tx,
  writer: MessageWriter,
  author: Author,
  receiver: UserRow,
  message: MessageContent,
): string {
  const from = String(author.user.userId);
  const to = String(receiver.userId);
  const route: MessageRoute = {
    chatType: 1,
    fromUserId: from,
    fromUserName: author.user.nickname,
    from: `${from}/${author.device}`,
    to,
    toUserId: to,
    toUserName: receiver.nickname,
    messageId: tx.nextHex32('messageId'),
    timeSend: tx.now.ms,
  };
  const text = writer.text(writer.body(route, message));
  for (const [owner, peer, direction] of [
    [from, to, 0],
    [to, from, 1],
  ] as const) {
    tx.messages.put({
      _id: tx.nextObjectId('message'),
      message: text,
      direction,
      sender: owner,
      receiver: peer,
      sender_jid: route.from,
      receiver_jid: to,
      ts: tx.now.ms,
      contentType: message.type,
      messageId: route.messageId,
      timeSend: route.timeSend,
      deleteTime: 0,
      isRead: 0,
      isEncrypt: false,
      content: message.content,
    });
    refreshSingleChat(tx, owner, peer);
  }
  return route.messageId;
}

/** The sender of a group message, and the member it is about. */
export interface GroupDelivery {
  readonly user: UserRow;
  /** Author and device; the server's own jid for control messages. */
  readonly from: string;
  readonly toUser?: { readonly id: string; readonly name: string };
}

/**
 * Stores a group message once and shows it in the chat list all members share.
 * @returns its message id
 */
export function deliverToGroup(
  tx: Tx,
  writer: MessageWriter,
  room: Pick<RoomRow, 'jid'>,
  delivery: GroupDelivery,
  message: MessageContent,
): string {
  const sender = String(delivery.user.userId);
  const route: MessageRoute = {
    chatType: 2,
    fromUserId: sender,
    fromUserName: delivery.user.nickname,
    from: delivery.from,
    to: room.jid,
    ...(delivery.toUser && { toUserId: delivery.toUser.id, toUserName: delivery.toUser.name }),
    messageId: tx.nextHex32('messageId'),
    timeSend: tx.now.ms,
  };
  tx.groupMessages.put({
    _id: tx.nextObjectId('message'),
    message: writer.text(writer.body(route, message)),
    room_jid: room.jid,
    sender_jid: route.from,
    sender,
    ts: tx.now.ms,
    contentType: message.type,
    messageId: route.messageId,
    timeSend: route.timeSend,
    deleteTime: 0,
    content: message.content,
    readCount: 0,
  });
  refreshGroupChat(tx, room.jid);
  return route.messageId;
}
