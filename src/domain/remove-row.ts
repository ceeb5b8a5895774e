import type { RowTypes } from '../store/tables/rows.ts';
import { type TableName, tables } from '../store/tables/tables.ts';
import type { Tx } from '../store/transaction.ts';
import { groupChatKey } from './last-chats.ts';
import { otherCopy } from './other-copy.ts';
import { removeGroupMessage, removeGroupMessages } from './remove-message.ts';

type Removals = { readonly [Name in TableName]?: (tx: Tx, row: RowTypes[Name]) => void };

/** The rows that are deleted with a row, because they cannot exist without it. */
const removals: Removals = {
  users(tx, { userId }) {
    for (const friend of [...tx.friends.by.byUser(String(userId))]) removeRow(tx, 'friends', friend);
    for (const token of [...tx.tokens.by.byUser(String(userId))]) tx.tokens.delete(token.token);
    tx.logins.delete(String(userId));
    for (const pin of [...tx.pins.by.byUser(String(userId))]) tx.pins.delete(`${pin.userId}:${pin.jid}`);
  },
  friends(tx, { userId, toUserId }) {
    tx.friends.delete(`${toUserId}:${userId}`);
  },
  rooms(tx, { id, jid }) {
    for (const member of [...tx.members.by.byRoom(id)]) tx.members.delete(`${id}:${member.userId}`);
    for (const notice of [...tx.notices.by.byRoom(id)]) tx.notices.delete(notice.id);
    removeGroupMessages(tx, jid);
    tx.lastChats.delete(groupChatKey(jid));
  },
  messages(tx, row) {
    const copy = otherCopy(tx, row);
    if (copy) tx.messages.delete(copy._id);
  },
  groupMessages: removeGroupMessage,
};

/** Deletes a row, and the rows that cannot exist without it. */
export function removeRow<Name extends TableName>(tx: Tx, name: Name, row: RowTypes[Name]): void {
  if (tx[name].delete(tables[name].key(row as never))) removals[name]?.(tx, row);
}
