import type { GroupMessageRow, LastChatRow, MessageRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';

/** Returns the key of the one row that all members of a group share. */
export const groupChatKey = (jid: string) => `muc:${jid}`;

/** Creates the chat-list row for a group's newest message; `_id` is that of the row it replaces. */
export function groupLastChat(message: GroupMessageRow, _id: string): LastChatRow {
  return {
    ...common(message, _id),
    userId: message.sender,
    jid: message.room_jid,
    isRoom: 1,
    ...tail(message),
  };
}

/** Creates the chat-list row of a single message's owner. */
function singleLastChat(message: MessageRow, _id: string): LastChatRow {
  return {
    ...common(message, _id),
    userId: message.sender,
    jid: message.receiver,
    isRoom: 0,
    ...tail(message),
  };
}

/**
 * Refreshes the row that a group's members share: its newest message, or no row when none is left (document 2.5b).
 */
export function refreshGroupChat(tx: Tx, jid: string): void {
  const key = groupChatKey(jid);
  const newest = tx.groupMessages.by.byRoom(jid).at(0);
  if (!newest) tx.lastChats.delete(key);
  else tx.lastChats.put(groupLastChat(newest, tx.lastChats.get(key)?._id ?? tx.nextObjectId('message')));
}

/** Refreshes the row of one side of a single chat in the same way. */
export function refreshSingleChat(tx: Tx, owner: string, peer: string): void {
  const key = `${owner}:${peer}`;
  const newest = tx.messages.by.byConversation(key).at(0);
  if (!newest) tx.lastChats.delete(key);
  else tx.lastChats.put(singleLastChat(newest, tx.lastChats.get(key)?._id ?? tx.nextObjectId('message')));
}

function common(message: GroupMessageRow | MessageRow, _id: string) {
  const { contentType: type, messageId, timeSend, content } = message;
  return { _id, type, messageId, timeSend, content };
}

function tail(message: GroupMessageRow | MessageRow) {
  const body: unknown = JSON.parse(message.message);
  return {
    isEncrypt: field(body, 'isEncrypt') === true,
    encryptType: Number(field(body, 'encryptType') ?? 0),
    from: message.sender_jid,
    to: 'room_jid' in message ? message.room_jid : message.receiver_jid,
    fromUserName: String(field(body, 'fromUserName') ?? ''),
    toUserName: String(field(body, 'toUserName') ?? ''),
  };
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}
