import type { Trial } from '../src/check/suite/trial.ts';
import { everything } from './kit.ts';
import { stableView } from './stable-view.ts';

/** The owner's membership in the group, as their list of groups has it. */
export const member = async (trial: Trial) => {
  const rooms = await trial.ok('owner', 'listRooms', everything);
  return rooms.find(row => row.id === trial.room.id)?.member;
};
/** A membership without what changes by itself, and with the pin as it is to be compared. */
export const stableMember = (row: Awaited<ReturnType<typeof member>>, pin = row?.openTopChatTime) =>
  stableView('listRooms', { ...row, openTopChatTime: pin }, 'data/*/member');
/** The same, once it shows that the group is pinned. */
export const pinnedMember = (trial: Trial) =>
  trial.settled(
    () => member(trial),
    row => row?.openTopChatTime !== 0,
  );
const friends = async (trial: Trial) => {
  const given = { userId: trial.person('owner').userId, ...everything };
  return (await trial.ok('owner', 'listFriends', given)).pageData;
};
/** The peer among the owner's friends. */
export const friend = async (trial: Trial) =>
  (await friends(trial)).find(row => row.toUserId === trial.person('peer').userId);
/** Pins of all friends but the peer, each with whom it is of. */
export const otherPins = async (trial: Trial) => {
  const peer = trial.person('peer').userId;
  return (await friends(trial))
    .filter(({ toUserId }) => toUserId !== peer)
    .toSorted((one, other) => one.toUserId - other.toUserId)
    .map(({ toUserId, openTopChatTime }) => [String(toUserId), openTopChatTime] as const);
};
