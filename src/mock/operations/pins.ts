import { memberOf, roomByJid } from '../../domain/find.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Handler } from './handler.ts';

/** Returns whether a jid is a friend's user id: those are digits, anything else is a group (server facts 2.11). */
const isFriend = (jid: string) => /^\d+$/.test(jid);

/** `/tigase/dialog/add` (document 2.7, server facts 2.11). A refused call leaves no pin behind. */
export const pinChat: Handler<'pinChat'> = ({ tx, callerId }, { jid, isAdaptive }) => {
  if (isAdaptive === 1) showPinned(tx, callerId, jid, tx.now.s);
  // As the document says, friend 1 and group 0; the server has it the other way round.
  tx.pins.put({ userId: callerId, jid, isRoom: isFriend(jid) ? 1 : 0, time: tx.now.s });
  return {};
};

/** `/tigase/dialog/delete` (document 2.8, server facts 2.11). Succeeds also when there was no pin. */
export const unpinChat: Handler<'unpinChat'> = ({ tx, callerId }, { jid, isAdaptive }) => {
  if (isAdaptive === 1) showPinned(tx, callerId, jid, 0);
  tx.pins.delete(`${callerId}:${jid}`);
  return {};
};

/**
 * Sets `openTopChatTime` of the friend, or of the caller's membership.
 * @param openTopChatTime seconds; 0 for not pinned
 * @throws ApiFailure roomMissing, noPermission when the caller is no member
 */
function showPinned(tx: Tx, callerId: number, jid: string, openTopChatTime: number): void {
  if (isFriend(jid)) {
    const friend = tx.friends.get(`${callerId}:${jid}`);
    if (friend) tx.friends.put({ ...friend, openTopChatTime });
    return;
  }
  const room = roomByJid(tx, jid) ?? refuse('roomMissing');
  const member = memberOf(tx, room.id, callerId) ?? refuse('noPermission');
  tx.members.put({ ...member, openTopChatTime });
}
