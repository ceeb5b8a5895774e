/**
 * Object ids as the store makes them (src/store/counters.ts): 8 hex digits of seconds, 10 fixed ones, 6 that count.
 * Each kind of row counts in a range of its own, by its index, so no two are the same and none depends on another.
 */
export const objectIds = {
  /** @param side 0 for the author's copy, 1 for the receiver's */
  message: (seconds: number, message: number, side: 0 | 1 = 0) => messageId(seconds, 2 * message + side),
  joined: (seconds: number, room: number, member: number) =>
    messageId(seconds, joinedFrom + room * maxMembers + member),
  noticed: (seconds: number, room: number, notice: number) =>
    messageId(seconds, noticedFrom + room * maxNotices + notice),
  groupChat: (seconds: number, room: number) => messageId(seconds, groupChatsFrom + room),
  singleChat: (seconds: number, friendship: number, side: 0 | 1) =>
    messageId(seconds, singleChatsFrom + 2 * friendship + side),
  room: (seconds: number, room: number) => objectId(seconds, 'd656fd634b', room * (maxNotices + 1)),
  notice: (seconds: number, room: number, notice: number) =>
    objectId(seconds, 'd656fd634b', room * (maxNotices + 1) + notice + 1),
} as const;

/** Members, and notices, that a generated room has at most. */
export const maxMembers = 128;
export const maxNotices = 8;
/** Friendships that a user brings along at most, the service account's included. */
export const maxFriendships = 8;

/** How much of each there can be before the ranges below run into each other. */
export const limits = { users: 100_000, rooms: 8_000, messages: 4_000_000 } as const;

const joinedFrom = 2 * limits.messages;
const noticedFrom = joinedFrom + limits.rooms * maxMembers;
const groupChatsFrom = noticedFrom + limits.rooms * maxNotices;
const singleChatsFrom = groupChatsFrom + limits.rooms;

const messageId = (seconds: number, count: number) => objectId(seconds, '1bb77153b4', count);

function objectId(seconds: number, middle: string, count: number): string {
  return `${seconds.toString(16).padStart(8, '0')}${middle}${count.toString(16).padStart(6, '0')}`;
}
