import type { GroupMessageRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';

/** Removes a group message for everybody, whatever hid it, and who had read it. */
export function removeGroupMessage(tx: Tx, message: GroupMessageRow): void {
  for (const hidden of [...tx.hidden.by.byMessage(message._id)]) {
    tx.hidden.delete(`${hidden.userId}:${hidden._id}`);
  }
  for (const read of [...tx.reads.by.byMessage(message._id)]) tx.reads.delete(`${read.userId}:${read._id}`);
  tx.groupMessages.delete(message._id);
}

/** Removes every message that is stored under a jid. */
export function removeGroupMessages(tx: Tx, jid: string): void {
  for (const message of [...tx.groupMessages.by.storedByRoom(jid)]) removeGroupMessage(tx, message);
}
