import { type Exchange, resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { everything } from './kit.ts';

/** No such group, and not a member of it (server facts 2.13 and 2.16). */
const [noGroup, noMember] = [100411, 10111];

/**
 * A group that a list shows is there, and the caller is in it. Where the group itself and its members are both refused,
 * the list is what is wrong: it shows a group that was dissolved, left, or never theirs.
 * @returns whether it can be looked at any further
 */
export async function holdsListed(trial: Trial, roomId: string): Promise<boolean> {
  const look = () =>
    Promise.all([trial.send('owner', 'getRoom', { roomId }), trial.send('owner', 'listMembers', { roomId })]);
  const [room, members] = await look();
  if (!isGone(room, members)) return true;
  // Others may dissolve or leave it between the two.
  const rooms = await trial.ok('owner', 'listRooms', everything);
  if (!rooms.some(row => row.id === roomId)) return false;
  trial.holds(false, {
    rule: 'listed-is-there',
    pointer: '/data',
    message: 'a group in the list must be there, and the caller a member of it',
    expected: 'result code 1 for the group and for its members',
    got: `result code ${resultCodeOf(room)} for the group, ${resultCodeOf(members)} for its members`,
    harm: resultCodeOf(room) === noGroup ? 'loss' : 'privacy',
    of: 'listRooms',
  });
  return false;
}

/** A stranger may see a group, without a membership of their own (server facts 2.13). */
function isGone(room: Exchange, members: Exchange): boolean {
  const code = resultCodeOf(members);
  if (resultCodeOf(room) === noGroup) return code === noGroup || code === noMember;
  const data = (room.json as { data?: { member?: unknown } } | null)?.data;
  return code === noMember && resultCodeOf(room) === 1 && data?.member === undefined;
}
