import type { View } from '../store/tables/state.ts';

/** Users whom a message concerns. */
export interface Audience {
  readonly size: number;
  has(userId: number): boolean;
  ids(): Iterable<number>;
}

/** These users. */
export function audienceOf(users: ReadonlySet<number>): Audience {
  return { size: users.size, has: userId => users.has(userId), ids: () => users };
}

/** The members of a group who may read it; joining it over the live connection is no condition (live facts A5). */
export function membersOf(view: View, roomId: string): Audience {
  const members = view.members.by.byRoom(roomId);
  return {
    size: members.size,
    has: userId => {
      const member = view.members.get(`${roomId}:${userId}`);
      return member !== undefined && member.isBlack !== 1;
    },
    *ids() {
      for (const { userId, isBlack } of members) if (isBlack !== 1) yield userId;
    },
  };
}
