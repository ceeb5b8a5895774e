import { type FailureName, refuse } from '../spec/result-codes.ts';
import type { MemberRow, RoomRow, UserRow } from '../store/tables/rows.ts';
import type { View } from '../store/tables/state.ts';

const objectId = /^[0-9a-f]{24}$/i;

/**
 * Finds a group by its id.
 * @throws ApiFailure `malformed` (which code that is differs by endpoint, server facts 2.13 to 2.20), or roomMissing
 */
export function findRoom(view: View, roomId: string | undefined, malformed: FailureName): RoomRow {
  if (roomId === undefined || !objectId.test(roomId)) return refuse(malformed);
  return view.rooms.get(roomId.toLowerCase()) ?? refuse('roomMissing');
}

/** @throws ApiFailure roomLocked when the back office has locked the group (`s` -1, server facts 2.13) */
export function refuseLocked(room: RoomRow): void {
  if (room.s === -1) refuse('roomLocked');
}

/** Finds a group by its jid. */
export function roomByJid(view: View, jid: string): RoomRow | undefined {
  return view.rooms.by.byJid(jid).at(0);
}

export function memberOf(view: View, roomId: string, userId: number): MemberRow | undefined {
  return view.members.get(`${roomId}:${userId}`);
}

export function userById(view: View, userId: number): UserRow | undefined {
  return view.users.get(String(userId));
}

/** Returns whether a member runs the group, as owner (1) and admins (2) do. */
export function runsGroup(member: MemberRow | undefined): member is MemberRow {
  return member !== undefined && (member.role === 1 || member.role === 2);
}

/** Finds a user by phone number, with or without area code (decision 012). */
export function userByPhone(view: View, phone: string): UserRow | undefined {
  const digits = phone.trim().replace(/^\+/, '');
  return view.users.by.byPhone(digits).at(0) ?? view.users.by.byTelephone(digits).at(0);
}

/**
 * Finds the users in the JSON text of `phones` (or `text`): phone numbers or user ids, as numbers or texts. Entries
 * without a user are skipped, and so are repeats.
 * @throws ApiFailure internal when the text is no JSON array (server facts 2.12)
 */
export function usersNamed(view: View, list: string | undefined): UserRow[] {
  if (list === undefined || list.trim() === '') return [];
  const users = new Map<number, UserRow>();
  for (const entry of parseList(list)) {
    const user = view.users.get(entry) ?? userByPhone(view, entry);
    if (user) users.set(user.userId, user);
  }
  return [...users.values()];
}

function parseList(list: string): string[] {
  let entries: unknown;
  try {
    entries = JSON.parse(list);
  } catch {
    return refuse('internal');
  }
  if (!Array.isArray(entries)) return refuse('internal');
  return entries.filter(entry => typeof entry === 'number' || typeof entry === 'string').map(String);
}
