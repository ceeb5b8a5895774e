import { newFriend } from '../domain/befriend.ts';
import { orderKey } from '../domain/order-key.ts';
import type { FriendRow, UserRow } from '../store/tables/rows.ts';
import { maxFriendships } from './object-ids.ts';
import type { ValueSource } from './source.ts';

/** Two users who are friends; stored as two rows. */
export interface Friendship {
  /** Its index among all there could be. */
  readonly index: number;
  /** The later of the two, who brought the friendship along. */
  readonly one: UserRow;
  readonly other: UserRow;
  /** s */
  readonly createTime: number;
}

/** Earlier users among whom a new one finds his friends. */
const acquaintances = 60;

/**
 * The friendships each user brings along: with the service account first, then with up to five earlier users. More
 * users bring more friendships and change none.
 */
export function generateFriendships(
  source: ValueSource,
  users: readonly UserRow[],
  service: UserRow,
): (readonly [Friendship, ...Friendship[]])[] {
  return users.map((one, user) => {
    const first = user * maxFriendships;
    const found = new Map<UserRow, Friendship>();
    const wanted = Math.min(user, 1 + source.field('friends', 'count').below(user, 5));
    for (let index = first + 1; index <= first + wanted; index++) {
      const back = source.field('friends', 'toUserId').below(index, Math.min(user, acquaintances));
      const other = users[user - 1 - back];
      if (!other || found.has(other)) continue;
      const share = source.field('friends', 'createTime').fraction(index);
      found.set(other, { index, one, other, createTime: source.timeline.befriended(one.createTime, share) });
    }
    return [{ index: first, one, other: service, createTime: one.createTime }, ...found.values()];
  });
}

/** Both rows of every friendship. */
export function* friendRows(
  source: ValueSource,
  friendships: Iterable<readonly Friendship[]>,
): Generator<FriendRow> {
  const orderKeys = new Map<UserRow, string>();
  const keyOf = (user: UserRow) => {
    const key = orderKeys.get(user) ?? orderKey(user.nickname);
    orderKeys.set(user, key);
    return key;
  };
  const silent = source.field('friends', 'offlineNoPushMsg');
  for (const brought of friendships) {
    for (const { index, one, other, createTime } of brought) {
      for (const [side, owner, friend] of [
        [0, one, other],
        [1, other, one],
      ] as const) {
        const offlineNoPushMsg = silent.chance(2 * index + side, 0.05) ? 1 : 0;
        yield { ...newFriend(owner, friend, createTime, keyOf(friend)), offlineNoPushMsg };
      }
    }
  }
}
