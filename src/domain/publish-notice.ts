import type { RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { announce, control } from './control-messages.ts';
import type { MessageWriter } from './message-writer.ts';

/**
 * Publishes a notice: kept, shown as the group's latest, and announced (server facts 2.14).
 * @returns the id of the notice
 */
export function publishNotice(
  tx: Tx,
  writer: MessageWriter,
  room: RoomRow,
  author: UserRow,
  text: string,
): string {
  const { s: time } = tx.now;
  const id = tx.nextObjectId('room');
  const { userId, nickname } = author;
  const notice = { id, modifyTime: 0, nickname, roomId: room.id, text, time, userId };
  tx.notices.put(notice);
  const noticed = { ...room, notice };
  tx.rooms.put(noticed);
  announce(tx, writer, noticed, author, { type: control.notice, content: text, fileName: id });
  return id;
}
