import type { GroupMessageRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';

/** Removes a group message for all members, and the rows that hid it or say who has read it. */
export function removeGroupMessage(tx: Tx, message: GroupMessageRow): void {
  for (const hidden of [...tx.hidden.by.byMessage(message._id)]) {
    tx.hidden.delete(`${hidden.userId}:${hidden._id}`);
  }
  tx.groupMessages.delete(message._id);
}

/** Removes all messages that are stored under a jid. */
export function removeGroupMessages(tx: Tx, jid: string): void {
  for (const message of [...tx.groupMessages.by.storedByRoom(jid)]) removeGroupMessage(tx, message);
}
