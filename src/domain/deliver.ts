import type { RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { refreshGroupChat, refreshSingleChat } from './last-chats.ts';
import type { MessageBody, MessageContent, MessageRoute, MessageWriter } from './message-writer.ts';

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
  storeSingle(tx, writer, { from, to }, writer.body(route, message));
  return route.messageId;
}

/**
 * Stores a message in the copies of both sides, and shows it in both chat lists.
 * @param sides the user ids
 */
export function storeSingle(
  tx: Tx,
  writer: MessageWriter,
  { from, to }: { readonly from: string; readonly to: string },
  body: MessageBody,
): void {
  const { messageHead, type, timeSend, deleteTime, isEncrypt, content } = body;
  const text = writer.text(body);
  const sides = [
    [from, to, 0],
    [to, from, 1],
  ] as const;
  for (const [owner, peer, direction] of sides) {
    tx.messages.put({
      _id: tx.nextObjectId('message'),
      message: text,
      direction,
      sender: owner,
      receiver: peer,
      sender_jid: messageHead.from,
      receiver_jid: messageHead.to,
      ts: tx.now.ms,
      contentType: type,
      messageId: messageHead.messageId,
      timeSend,
      deleteTime,
      isRead: 0,
      isEncrypt,
      content,
    });
  }
  // After both: what looks at a table makes the next row copy its way through the trees again.
  for (const [owner, peer] of sides) refreshSingleChat(tx, owner, peer, { text, body });
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
  storeInGroup(tx, writer, { from: sender, jid: room.jid }, writer.body(route, message));
  return route.messageId;
}

/**
 * Stores a message in the history of a group, and shows it in the chat list its members share.
 * @param place the author's user id and the group
 */
export function storeInGroup(
  tx: Tx,
  writer: MessageWriter,
  { from, jid }: { readonly from: string; readonly jid: string },
  body: MessageBody,
): void {
  const { messageHead, type, timeSend, deleteTime, content } = body;
  const text = writer.text(body);
  tx.groupMessages.put({
    _id: tx.nextObjectId('message'),
    message: text,
    room_jid: jid,
    sender_jid: messageHead.from,
    sender: from,
    ts: tx.now.ms,
    contentType: type,
    messageId: messageHead.messageId,
    timeSend,
    deleteTime,
    content,
    readCount: 0,
  });
  refreshGroupChat(tx, jid, { text, body });
}
