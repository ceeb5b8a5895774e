import { memberOf, roomByJid, userById } from '../../domain/find.ts';
import type { RoomRow, UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import { addressParts, chatTypes } from '../command.ts';
import { refuseFrame } from '../refusals.ts';
import type { Message } from '../wire/messages.ts';

/** Where a message goes. */
export type Route = { readonly receiver: UserRow } | { readonly room: RoomRow };

const owner = 1;
/** Invisible members (4) and guardians (5). */
const silentFrom = 4;

/**
 * Finds where a message goes, and whether its author may write there.
 * @param now seconds
 * @throws LiveRefusal
 */
export function routeOf(view: View, author: number, head: Message<'Head'>, now: number): Route {
  const { id } = addressParts(head.to);
  if (head.chatType === chatTypes.single) return { receiver: receiverOf(view, author, id) };
  if (head.chatType === chatTypes.group) return { room: groupOf(view, author, id, now) };
  return refuseFrame('noChatType');
}

/** Strangers may write to each other; whoever is on a blacklist may not. */
function receiverOf(view: View, author: number, id: string): UserRow {
  const receiver =
    (/^\d{1,10}$/.test(id) ? userById(view, Number(id)) : undefined) ?? refuseFrame('unknownUser');
  const sides = [`${author}:${receiver.userId}`, `${receiver.userId}:${author}`];
  if (sides.some(key => view.friends.get(key)?.blacklist === 1)) refuseFrame('blocked');
  return receiver;
}

function groupOf(view: View, author: number, jid: string, now: number): RoomRow {
  const room = roomByJid(view, jid) ?? refuseFrame('notAMember');
  const member = memberOf(view, room.id, author);
  if (!member || member.isBlack === 1) return refuseFrame('notAMember');
  if (room.s === -1) refuseFrame('locked');
  if (member.role >= silentFrom) refuseFrame('invisible');
  const allMuted = room.talkTime > now && member.role > 2;
  if (allMuted || (member.talkTime > now && member.role !== owner)) refuseFrame('muted');
  return room;
}
