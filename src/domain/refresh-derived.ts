import { tableOfCollection } from '../store/tables/collections.ts';
import type { GroupMessageRow, MemberRow, MessageRow, NoticeRow } from '../store/tables/rows.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { TableName } from '../store/tables/tables.ts';
import type { Tx } from '../store/transaction.ts';
import { refreshGroupChat, refreshSingleChat } from './last-chats.ts';

/**
 * Refreshes what is derived from changed rows: the number of members of a group, its newest notice, the newest
 * message of each chat.
 */
export function refreshDerived(tx: Tx, changes: readonly Change[]): void {
  for (const { collection, before, after } of changes) {
    const name = tableOfCollection(collection);
    for (const row of [before, after]) if (row && name) follow(tx, name, row);
  }
}

function follow(tx: Tx, name: TableName, row: object): void {
  // The collection says which table, and with it which rows these are.
  if (name === 'members') countMembers(tx, (row as MemberRow).roomId);
  else if (name === 'notices') showNewestNotice(tx, (row as NoticeRow).roomId);
  else if (name === 'messages') {
    const { sender, receiver } = row as MessageRow;
    refreshSingleChat(tx, sender, receiver);
  } else if (name === 'groupMessages') {
    const { room_jid } = row as GroupMessageRow;
    if (tx.rooms.by.byJid(room_jid).size > 0) refreshGroupChat(tx, room_jid);
  }
}

function countMembers(tx: Tx, roomId: string): void {
  const room = tx.rooms.get(roomId);
  if (room) tx.rooms.put({ ...room, userSize: tx.members.by.byRoom(roomId).size });
}

function showNewestNotice(tx: Tx, roomId: string): void {
  const room = tx.rooms.get(roomId);
  if (room)
    tx.rooms.put({ ...room, notice: tx.notices.by.byRoom(roomId).at(0) ?? { modifyTime: 0, time: 0 } });
}
