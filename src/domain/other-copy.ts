import type { MessageRow } from '../store/tables/rows.ts';
import type { View } from '../store/tables/state.ts';

/** Finds the other side's copy of a single message. */
export function otherCopy(view: View, row: MessageRow): MessageRow | undefined {
  return [...view.messages.by.byMessageId(row.messageId)].find(
    other =>
      other._id !== row._id &&
      other.sender === row.receiver &&
      other.receiver === row.sender &&
      other.direction === 1 - row.direction &&
      other.timeSend === row.timeSend,
  );
}
