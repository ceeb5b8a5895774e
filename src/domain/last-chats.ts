import { isObject } from '../base/json.ts';
import type { GroupMessageRow, LastChatRow, MessageRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import type { MessageBody } from './message-writer.ts';

/** Returns the key of the one row that all members of a group share. */
export const groupChatKey = (jid: string) => `muc:${jid}`;

/** Creates the chat-list row for a group's newest message; `_id` is that of the row it replaces. */
export function groupLastChat(message: GroupMessageRow, _id: string, stored?: StoredText): LastChatRow {
  const { sender, room_jid } = message;
  return lastChat(message, { _id, userId: sender, jid: room_jid, isRoom: 1, to: room_jid }, stored);
}

/** Creates the chat-list row of a single message's owner. */
function singleLastChat(message: MessageRow, _id: string, stored?: StoredText): LastChatRow {
  const { sender, receiver, receiver_jid } = message;
  return lastChat(message, { _id, userId: sender, jid: receiver, isRoom: 0, to: receiver_jid }, stored);
}

/** The text of a message that was just written, and what it says: it need not be read again. */
export interface StoredText {
  readonly text: string;
  readonly body: MessageBody;
}

/**
 * Refreshes the row that a group's members share: its newest message, or no row when none is left (document 2.5b).
 */
export function refreshGroupChat(tx: Tx, jid: string, stored?: StoredText): void {
  const key = groupChatKey(jid);
  const newest = tx.groupMessages.by.byRoom(jid).at(0);
  if (!newest) tx.lastChats.delete(key);
  else tx.lastChats.put(groupLastChat(newest, idOf(tx, key), stored));
}

/** Refreshes the row of one side of a single chat in the same way. */
export function refreshSingleChat(tx: Tx, owner: string, peer: string, stored?: StoredText): void {
  const key = `${owner}:${peer}`;
  const newest = tx.messages.by.byConversation(key).at(0);
  if (!newest) tx.lastChats.delete(key);
  else tx.lastChats.put(singleLastChat(newest, idOf(tx, key), stored));
}

const idOf = (tx: Tx, key: string) => tx.lastChats.get(key)?._id ?? tx.nextObjectId('message');

function lastChat(
  message: GroupMessageRow | MessageRow,
  { _id, userId, jid, isRoom, to }: Pick<LastChatRow, '_id' | 'userId' | 'jid' | 'isRoom' | 'to'>,
  stored: StoredText | undefined,
): LastChatRow {
  const body: unknown = stored?.text === message.message ? stored.body : JSON.parse(message.message);
  const { isEncrypt, encryptType, fromUserName, toUserName }: Partial<Record<keyof LastChatRow, unknown>> =
    isObject(body) ? body : {};
  return {
    _id,
    type: message.contentType,
    messageId: message.messageId,
    timeSend: message.timeSend,
    content: message.content,
    userId,
    jid,
    isRoom,
    isEncrypt: isEncrypt === true,
    encryptType: Number(encryptType ?? 0),
    from: message.sender_jid,
    to,
    fromUserName: String(fromUserName ?? ''),
    toUserName: String(toUserName ?? ''),
  };
}
