import type { Tx } from '../store/transaction.ts';

/** Type of a message that says another one was read; its content is the id of that one (server facts 4). */
export const readReceipt = 26;

/**
 * Notes that a user has read a single message, in both copies of it.
 * @returns the author; undefined where the user has no such message to read, or has read it before
 */
export function markRead(tx: Tx, reader: number, messageId: string): number | undefined {
  const copies = [...tx.messages.by.byMessageId(messageId)];
  const own = copies.find(copy => copy.sender === String(reader) && copy.direction === 1);
  if (!own || own.isRead === 1 || own.contentType === readReceipt) return undefined;
  for (const copy of copies) tx.messages.put({ ...copy, isRead: 1 });
  return Number(own.receiver);
}

/**
 * Counts a member among those who have read a group message; its author is none of them.
 * @returns the author; undefined where there is no such message to read, or the member has read it before
 */
export function markReadInGroup(tx: Tx, reader: number, jid: string, messageId: string): number | undefined {
  const message = [...tx.groupMessages.by.byMessageId(messageId)].find(row => row.room_jid === jid);
  if (!message || message.sender === String(reader) || message.contentType === readReceipt) return undefined;
  const { _id } = message;
  if (tx.reads.get(`${reader}:${_id}`)) return undefined;
  tx.reads.put({ userId: reader, roomJid: jid, _id, time: tx.now.s });
  tx.groupMessages.put({ ...message, readCount: message.readCount + 1 });
  return Number(message.sender);
}
