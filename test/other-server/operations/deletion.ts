import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';
import type { MessageRow } from '../state/rows.ts';
import { lastOfGroup, lastOfPerson, refreshLast } from './last-chat-row.ts';
import { newestOf, ownMessages } from './visible.ts';

/** `/tigase/deleteMsg`: succeeds whatever it met; roles are not looked at (server facts 2.9). */
export function deleteMessages(call: Call): Success {
  const { parameters, caller } = call;
  const ids = new Set(
    parameters
      .text('messageId')
      .split(',')
      .filter(id => id !== ''),
  );
  const type = parameters.int('type', 1);
  const forAll = parameters.int('delete', 1) === 2;
  const roomJid = parameters.text('roomJid') || roomOf(call, ids);
  const author = parameters.int('companyMpId') || caller.userId;
  if (ids.size === 0) throw new Refusal('parameter-checked');
  if (type === 1) deleteFromPersons(call, ids, author, forAll);
  else if (type === 2 && forAll) recallFromGroup(call, ids, roomJid);
  else if (type === 2) hide(call, ids, roomJid);
  return {};
}

// The group of a message that a call names without its group, where the server looks messages up by their ids.
function roomOf({ state, world }: Call, ids: ReadonlySet<string>): string {
  if (world.choices.deletionWithoutRoom === 'nothing') return '';
  return state.groupMessages.all().find(({ messageId }) => ids.has(messageId))?.room_jid ?? '';
}

function deleteFromPersons(call: Call, ids: ReadonlySet<string>, owner: number, forAll: boolean): void {
  const { state } = call;
  const own = ownMessages(state, owner).filter(({ messageId }) => ids.has(messageId));
  const others = forAll ? own.flatMap(row => copiesOf(call, row)) : [];
  for (const row of [...own, ...others]) discard(call, row);
  for (const row of [...own, ...others]) fallBack(call, row);
}

const copiesOf = ({ state }: Call, { messageId, sender, receiver }: MessageRow) =>
  ownMessages(state, Number(receiver), sender).filter(row => row.messageId === messageId);

function discard({ state, world }: Call, row: MessageRow): void {
  if (world.removeAtOnce) state.messages.remove(row);
  else state.messages.put({ ...row, delayedTime: seconds(world), deleteTime: seconds(world) });
}

// The last chat becomes the newest message that is left; without one the chat leaves the list (document 2.5b).
function fallBack({ state, world }: Call, { sender, receiver }: MessageRow): void {
  const last = state.lastChats.get(`${sender} ${receiver}`);
  if (!last) return;
  const left = ownMessages(state, Number(sender), receiver).filter(({ contentType }) => contentType < 200);
  const newest = newestOf(left);
  if (!newest) {
    state.lastChats.remove(last);
    return;
  }
  const [from, to] = [newest.sender_jid.replace(/\/.*/, ''), newest.receiver_jid].map(id => ({
    nickname: state.users.get(id)?.nickname ?? '',
  }));
  if (from && to) refreshLast(world, lastOfPerson(world, newest, from, to));
}

function recallFromGroup({ state, world }: Call, ids: ReadonlySet<string>, jid: string): void {
  for (const row of state.groupMessages.of(jid)) {
    if (!ids.has(row.messageId)) continue;
    if (world.removeAtOnce) state.groupMessages.remove(row);
    else state.groupMessages.put({ ...row, withdraw: '1' });
  }
  const last = state.lastChats.get(`room ${jid}`);
  if (!last) return;
  const newest = newestOf(state.groupMessages.of(jid).filter(({ withdraw }) => withdraw !== '1'));
  if (!newest) {
    state.lastChats.remove(last);
    return;
  }
  const author = state.users.get(newest.sender)?.nickname ?? '';
  const room = state.rooms.all().find(other => other.jid === jid);
  refreshLast(world, lastOfGroup(world, newest, author, room?.name ?? ''));
}

function hide({ state, caller }: Call, ids: ReadonlySet<string>, roomJid: string): void {
  for (const { messageId } of state.groupMessages.of(roomJid))
    if (ids.has(messageId)) state.hides.put({ userId: caller.userId, roomJid, messageId });
}
