import type { Steps } from '../base/in-slices.ts';
import type { UserRow } from '../store/tables/rows.ts';
import type { Friendship } from './friendships.ts';
import type { GeneratedRoom } from './rooms.ts';
import type { ValueSource } from './source.ts';

/** Which message goes where: decided for all of them first, so that rows can be made one conversation at a time. */
export interface Chats {
  /** Indexes of the messages of each room, ascending. */
  readonly byRoom: readonly (readonly number[])[];
  /** Single messages, ascending, each with the friendship it belongs to. */
  readonly singles: readonly { readonly index: number; readonly friendship: Friendship }[];
}

/**
 * Decides where each of so many messages goes. Steps count messages.
 * @param friendships of every user, at least the one with the service account
 */
export function* chatSteps(
  source: ValueSource,
  count: number,
  roomCount: number,
  friendships: readonly (readonly [Friendship, ...Friendship[]])[],
): Steps<Chats> {
  const byRoom = Array.from({ length: roomCount }, (): number[] => []);
  const singles: { index: number; friendship: Friendship }[] = [];
  for (let index = 0; index < count; index++) {
    const room = byRoom[roomOf(source, index, roomCount)];
    if (room && source.field('messages', 'isGroup').chance(index, groupShare)) room.push(index);
    else singles.push({ index, friendship: friendshipOf(source, index, friendships) });
    yield 1;
  }
  return { byRoom, singles };
}

const groupShare = 0.6;

/*
 * Message i goes to one of the first 0.63 √i rooms, or to one of the first 3.16 √i users: the first rooms and users
 * get most, all of them get some (200 and 1,000 for 100,000 messages), and as long as there are that many, more rooms
 * or users move no message.
 */
const reach = (index: number, factor: number) => 1 + Math.floor(factor * Math.sqrt(index));

function roomOf(source: ValueSource, index: number, rooms: number): number {
  return source.field('messages', 'room').below(index, reach(index, 0.63)) % rooms;
}

function friendshipOf(
  source: ValueSource,
  index: number,
  friendships: readonly (readonly [Friendship, ...Friendship[]])[],
): Friendship {
  const user = source.field('messages', 'user').below(index, reach(index, 3.16)) % friendships.length;
  const [service, ...friends] = friendships[user] ?? [];
  if (!service) throw new Error('Failed to generate a message: there is no user. Ask for at least one.');
  if (source.field('messages', 'isService').chance(index, 0.05)) return service;
  return friends[source.field('messages', 'friend').below(index, friends.length)] ?? service;
}

/** Who wrote a single message, and to whom. */
export function sidesOf(
  source: ValueSource,
  index: number,
  { one, other }: Friendship,
): readonly [UserRow, UserRow] {
  return source.field('messages', 'direction').chance(index, 0.5) ? [one, other] : [other, one];
}

/** Who wrote a message of a group. */
export function authorOf(source: ValueSource, index: number, { members, owner }: GeneratedRoom): UserRow {
  return members[source.field('messages', 'sender').below(index, members.length)]?.user ?? owner;
}
