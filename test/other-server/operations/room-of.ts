import type { Call } from '../call.ts';
import { type FailureName, Refusal } from '../failures.ts';
import { isObjectId } from '../state/ids.ts';
import type { MemberRow, RoomRow } from '../state/rows.ts';

/**
 * The group that `roomId` names, locked or not.
 * @param malformed what an id that is none ends with; default: the server's choice (server facts 1.5)
 * @throws Refusal also room-missing
 */
export function anyRoomOf(call: Call, malformed?: FailureName): RoomRow {
  const id = call.parameters.needText('roomId');
  const failure =
    malformed ?? (call.world.choices.malformedRoomId === 'checked' ? 'parameter-checked' : 'internal');
  if (!isObjectId(id)) throw new Refusal(failure, failure === 'internal' ? `invalid ObjectId [${id}]` : '');
  const room = call.state.rooms.get(id.toLowerCase());
  if (!room) throw new Refusal('room-missing');
  return room;
}

/** The group that `roomId` names. @throws Refusal also room-locked, where the back office locked it */
export function roomOf(call: Call): RoomRow {
  const room = anyRoomOf(call);
  demandOpen(room);
  return room;
}

/** @throws Refusal room-locked */
export function demandOpen({ s }: RoomRow): void {
  if (s === -1) throw new Refusal('room-locked');
}

/** Somebody's membership of a group. */
export function memberOf(
  { state }: Pick<Call, 'state'>,
  room: RoomRow,
  userId: number,
): MemberRow | undefined {
  return state.members.get(`${room.id} ${userId}`);
}

/** Owner or admin. */
export const leads = (member: MemberRow | undefined): boolean => member?.role === 1 || member?.role === 2;
