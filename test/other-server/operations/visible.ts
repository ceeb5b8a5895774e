import type { GroupMessageRow, MessageRow } from '../state/rows.ts';
import type { State } from '../state/state.ts';

const fromServer = (row: GroupMessageRow) => row.sender_jid.startsWith('10005/');

/** The copies of a person that they did not delete, oldest first; one chat's with a partner, else all. */
export function ownMessages(state: State, userId: number, partner?: string): MessageRow[] {
  return state.messages
    .of(String(userId))
    .filter(row => row.delayedTime === undefined && (partner === undefined || row.receiver === partner));
}

/**
 * The messages of a group that a person may see: not recalled, not from before they joined, not hidden by them. With
 * all texts hidden the server's own rows go too (document 2.5b; server facts 2.8). Who is no member sees all of them.
 * @param slack seconds before they joined that are not cut off
 */
export function groupMessages(
  state: State,
  jid: string,
  userId: number,
  slack: number | 'no cut' = 0,
): GroupMessageRow[] {
  const [room] = state.rooms.all().filter(other => other.jid === jid);
  const member = room && state.members.get(`${room.id} ${userId}`);
  const joined = member && slack !== 'no cut' ? member.createTime - slack : undefined;
  const hidden = new Set(state.hides.of(`${userId} ${jid}`).map(({ messageId }) => messageId));
  const shown = state.groupMessages
    .of(jid)
    .filter(row => row.withdraw !== '1' && row.contentType !== 83)
    .filter(row => joined === undefined || row.timeSend >= joined * 1000)
    .filter(row => !hidden.has(row.messageId));
  const bare = hidden.size > 0 && !shown.some(({ contentType }) => contentType === 1);
  return bare ? shown.filter(row => !fromServer(row)) : shown;
}

/** Whether somebody hid anything of a group. */
export const hidesAny = (state: State, jid: string, userId: number): boolean =>
  state.hides.of(`${userId} ${jid}`).length > 0;

/** The last in time; of several the last that was stored. */
export function newestOf<T extends { readonly timeSend: number }>(rows: readonly T[]): T | undefined {
  return rows.reduce<T | undefined>(
    (newest, row) => (newest === undefined || row.timeSend >= newest.timeSend ? row : newest),
    undefined,
  );
}
