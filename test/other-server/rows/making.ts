import type { World } from '../call.ts';
import { newMember } from '../operations/membership.ts';
import { switches } from '../operations/rooms.ts';
import { tellGroup } from '../operations/sending.ts';
import type { NoticeRow, RoomRow, UserRow } from '../state/rows.ts';

export const day = 24 * 60 * 60 * 1000;

/** The same world at another time, in milliseconds. */
export const at = (world: World, ms: number): World => ({ ...world, now: () => ms });

/** A user that has to be there. */
export function userOf({ state }: World, userId: number): UserRow {
  const user = state.users.get(String(userId));
  if (!user) throw new Error(`Failed to make rows: there is no user ${userId}. Write users first.`);
  return user;
}

/** Makes two people friends; the first may have pinned the other, at a time in seconds. */
export function befriend(world: World, a: number, b: number, pinned = 0): void {
  const createTime = Math.floor(world.now() / 1000);
  for (const [userId, toUserId] of [
    [a, b],
    [b, a],
  ] as const)
    world.state.friends.put({
      userId,
      toUserId,
      status: 2,
      createTime,
      openTopChatTime: userId === a ? pinned : 0,
      orderKey: userOf(world, toUserId).nickname.charAt(0).toUpperCase(),
    });
}

/** Opens a group; the first of the users owns it. */
export function openRoom(world: World, name: string, userIds: readonly number[]): RoomRow {
  const [owner, ...others] = userIds.map(userId => userOf(world, userId));
  if (!owner) throw new Error('Failed to open a group: nobody is in it.');
  const now = Math.floor(world.now() / 1000);
  const room: RoomRow = {
    id: world.ids.object(world.now()),
    jid: world.ids.uuid(),
    name,
    desc: '',
    subject: '',
    tags: [],
    loc: { lat: 0, lng: 0 },
    userId: owner.userId,
    nickname: owner.nickname,
    createTime: now,
    modifyTime: now,
    userSize: userIds.length,
    maxUserSize: 1000,
    s: 1,
    talkTime: 0,
    switches,
  };
  world.state.rooms.put(room);
  world.state.members.put(newMember(room, owner, 1, now));
  for (const user of others) {
    world.state.members.put(newMember(room, user, 3, now));
    tellGroup(world, room, owner, { type: 907, content: name, fileName: room.id }, user);
  }
  return room;
}

/** Puts up a notice by the owner of a group. */
export function putUpNotice(world: World, room: RoomRow, text: string): void {
  const { userId, nickname } = room;
  const notice: NoticeRow = {
    id: world.ids.object(world.now()),
    roomId: room.id,
    userId,
    nickname,
    text,
    time: Math.floor(world.now() / 1000),
    modifyTime: 0,
  };
  world.state.notices.put(notice);
  world.state.rooms.put({ ...(world.state.rooms.get(room.id) ?? room), notice });
  tellGroup(world, room, userOf(world, userId), { type: 905, content: text, fileName: notice.id });
}

/** Locks a group as the back office does: it stays in the lists of its members, who may not open it. */
export function lockRoom({ state }: World, { id }: RoomRow): void {
  const room = state.rooms.get(id);
  if (room) state.rooms.put({ ...room, s: -1 });
}
