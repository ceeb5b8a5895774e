import type { Call, Success } from '../call.ts';
import type { LastChatRow } from '../state/rows.ts';
import { lastOfGroup } from './last-chat-row.ts';
import { roomsOf } from './room-view.ts';
import { groupMessages, hidesAny, newestOf } from './visible.ts';

/** `/tigase/getLastChatList`: groups, then persons, each newest first and at most `pageSize` of them (server facts 2.6). */
export function listLastChats(call: Call): Success {
  const { parameters, caller, state } = call;
  const startTime = parameters.long('startTime');
  const endTime = parameters.long('endTime');
  const pageSize = parameters.int('pageSize');
  // With both given only the lower bound holds.
  const within = ({ timeSend }: LastChatRow) =>
    startTime > 0 ? timeSend >= startTime : endTime <= 0 || timeSend <= endTime;
  const newest = (rows: readonly LastChatRow[]) => {
    const sorted = rows.filter(within).sort((a, b) => b.timeSend - a.timeSend);
    return pageSize > 0 ? sorted.slice(0, pageSize) : sorted;
  };
  // A jid may belong to several groups, since nobody looks whether it is taken; it has one last chat.
  const names = new Map(roomsOf(state, caller.userId).map(({ room }) => [room.jid, room.name]));
  const groups = [...names].flatMap(([jid, name]) => lastOf(call, jid, name) ?? []);
  const persons = state.lastChats.of(String(caller.userId));
  return { data: [...newest(groups), ...newest(persons)] };
}

// Members share a row; for somebody who hid messages the newest that they see counts, and without any it is gone.
function lastOf({ state, caller, world }: Call, jid: string, name: string): LastChatRow | undefined {
  const shared = state.lastChats.get(`room ${jid}`);
  if (!shared || !hidesAny(state, jid, caller.userId)) return shared;
  const newest = newestOf(groupMessages(state, jid, caller.userId));
  if (!newest) return undefined;
  const author = state.users.get(newest.sender)?.nickname ?? '';
  return { ...lastOfGroup(world, newest, author, name), _id: shared._id };
}
