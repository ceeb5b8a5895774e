import type { components } from '../spec/generated/types.gen.ts';
import type { FriendRow, MemberRow, NoticeRow, RoomRow, UserRow } from '../store/tables/rows.ts';

type Schemas = components['schemas'];

const ownOnly = ['myInviteCode', 'offlineNoPushMsg', 'password', 'payPassword', 'role', 'userKey'] as const;
const profileOnly = [
  'isOpenResetPwd',
  'myInviteCode',
  'notLetSeeHim',
  'notSeeHim',
  'password',
  'payPassword',
  'role',
  'showLastLoginTime',
  'status',
  'userKey',
  'walletUserNo',
] as const;

/**
 * Views of rows as answers show them. The view of an unchanged row is the same object each time, so that it is
 * checked and written once.
 */
export class Views {
  readonly ownProfile = remembered((user: UserRow): Schemas['OwnProfile'] => without(user, ['balance']));

  /** Returns another user's profile, without what is private (server facts 2.2). */
  readonly otherProfile = remembered((user: UserRow) => ({
    ...without(user, ['balance', ...ownOnly]),
    friendsCount: 0,
    fansCount: 0,
    attCount: 0,
  }));

  readonly searchUser = remembered((user: UserRow): Schemas['SearchUser'] => without(user, profileOnly));

  /** Returns a membership as lists show it: `hiding` as stored, and without how the member was added. */
  readonly member = remembered((member: MemberRow): Schemas['Member'] =>
    without(member, ['roomId', 'addRoomDetails']),
  );

  /** Returns a membership with `hiding` from the member's settings, as `/room/get` has it (server facts 2.5). */
  memberInRoom(member: MemberRow, user: UserRow | undefined): Schemas['Member'] {
    const view = this.member(member);
    const hiding = user?.settings.hiding ?? view.hiding;
    return hiding === view.hiding ? view : { ...view, hiding };
  }

  roomListItem(room: RoomRow, member: MemberRow): Schemas['RoomListItem'] {
    return { ...room, notices: [], member: this.member(member) };
  }

  notice(notice: NoticeRow): Schemas['Notice'] {
    return notice;
  }

  /** Returns a row of the friends page, with the friend's present nickname (server facts 2.3). */
  friend(friend: FriendRow, user: UserRow): Schemas['Friend'] {
    return friend.toNickname === user.nickname ? friend : { ...friend, toNickname: user.nickname };
  }
}

function without<Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]): Omit<Row, Key> {
  const copy = { ...row };
  for (const key of keys) delete copy[key];
  return copy;
}

function remembered<Row extends object, View>(make: (row: Row) => View): (row: Row) => View {
  const views = new WeakMap<Row, View>();
  return row => {
    const known = views.get(row);
    if (known !== undefined) return known;
    const view = make(row);
    views.set(row, view);
    return view;
  };
}
