import type { Call, Success } from '../call.ts';
import { Refusal } from '../failures.ts';
import type { UserRow } from '../state/rows.ts';
import { foundUser } from './profile.ts';
import { listedRoom, roomsOf } from './room-view.ts';
import { groupMessages, ownMessages } from './visible.ts';

const newestFirst = (a: { timeSend: number }, b: { timeSend: number }) => b.timeSend - a.timeSend;

/**
 * `/tigase/search`: people by nickname, the caller's groups by name or by a member's nickname, and the messages that
 * the caller sees by content (document 2.6; server facts 2.10).
 */
export function search({ parameters, caller, state, world }: Call): Success {
  const { searchWithoutContent, searchNoFriend } = world.choices;
  if (!parameters.has('content') && searchWithoutContent !== 'empty') throw new Refusal(searchWithoutContent);
  const wanted = parameters.text('content');
  const more = searchNoFriend ? { nofriend: [] } : {};
  if (wanted === '') return { data: { shikuMsgs: [], friend: [], mucmsgs: [], group: [], ...more } };
  const matches = (text: string | undefined) => text?.includes(wanted) === true;
  const isNear = ({ userId }: UserRow) =>
    world.choices.searchPeople === 'all' ||
    userId === caller.userId ||
    state.friends.get(`${caller.userId} ${userId}`) !== undefined;
  const people = state.users.all().filter(user => matches(user.nickname) && isNear(user));
  const rooms = roomsOf(state, caller.userId);
  const byMembers = world.choices.searchGroups === 'name-and-members';
  const group = rooms.filter(
    ({ room }) =>
      matches(room.name) ||
      (byMembers && people.some(({ userId }) => state.members.get(`${room.id} ${userId}`))),
  );
  const jids = [...new Set(rooms.map(({ room }) => room.jid))];
  const mucmsgs = jids.flatMap(jid => groupMessages(state, jid, caller.userId));
  const shikuMsgs = ownMessages(state, caller.userId).filter(({ contentType }) => contentType < 200);
  return {
    data: {
      shikuMsgs: shikuMsgs.filter(({ content }) => matches(content)).sort(newestFirst),
      friend: people.map(user => foundUser(user, caller, world.choices)),
      mucmsgs: mucmsgs.filter(({ content }) => matches(content)).sort(newestFirst),
      group: group.map(({ room, member }) => listedRoom(room, member, world)),
      ...more,
    },
  };
}
