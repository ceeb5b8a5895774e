import type { RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { announce, control } from './control-messages.ts';
import { groupChatKey } from './last-chats.ts';
import type { MessageWriter } from './message-writer.ts';
import { removeGroupMessages } from './remove-message.ts';

/**
 * Dissolves a group: deletes members, notices, messages, hidden messages and the group itself; a 903 stays in the
 * history of its jid, so that former members can learn what happened (server facts 2.19).
 */
export function dissolve(tx: Tx, writer: MessageWriter, room: RoomRow, owner: UserRow): void {
  for (const member of [...tx.members.by.byRoom(room.id)]) tx.members.delete(`${room.id}:${member.userId}`);
  for (const notice of [...tx.notices.by.byRoom(room.id)]) tx.notices.delete(notice.id);
  removeGroupMessages(tx, room.jid);
  tx.rooms.delete(room.id);
  announce(tx, writer, room, owner, { type: control.roomDissolved, content: room.name });
  tx.lastChats.delete(groupChatKey(room.jid));
}
