import type { RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { addToGroup, newMember } from './membership.ts';
import type { MessageWriter } from './message-writer.ts';
import { newRoom } from './new-room.ts';
import { removeGroupMessages } from './remove-message.ts';

/**
 * Founds a group: its owner, then the others, each announced (server facts 2.12). Messages that a former group of this
 * jid has left are no history of the new one.
 * @returns the group as it was before its members were counted, which is what the API answers
 */
export function foundGroup(
  tx: Tx,
  writer: MessageWriter,
  owner: UserRow,
  named: Pick<RoomRow, 'id' | 'jid' | 'name' | 'desc'>,
  joining: readonly UserRow[],
): RoomRow {
  removeGroupMessages(tx, named.jid);
  const room = newRoom(owner, tx.now.s, named);
  tx.members.put(newMember(room, owner, 1, tx.now.s));
  addToGroup(tx, writer, { ...room, userSize: 1 }, owner, joining);
  return room;
}
