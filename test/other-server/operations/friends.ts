import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';
import { double } from '../http/json.ts';
import type { FriendRow, UserRow } from '../state/rows.ts';
import { cutOrNone } from './paging.ts';

const defaults = { pageIndex: 0, pageSize: 15, start: 0 };

/** A row of `/friends/page` (document 1.2); the nickname is the user's present one. */
export function friendView(row: FriendRow, friend: UserRow) {
  const { userId, toUserId, status, createTime, openTopChatTime, remarkName, orderKey } = row;
  return {
    account: friend.account,
    blacklist: 0,
    chatRecordTimeOut: double(-1),
    createTime,
    encryptType: 0,
    fromAddType: 4,
    hideChatSwitch: 0,
    hiding: -1,
    isBeenBlack: 0,
    isOpenSnapchat: 0,
    lastTalkTime: row.lastTalkTime ?? 0,
    modifyTime: row.modifyTime ?? 0,
    msgNum: row.msgNum ?? 0,
    offlineNoPushMsg: 0,
    openTopChatTime,
    orderKey,
    remarkName,
    status,
    toFriendsRole: friend.role,
    toNickname: friend.nickname,
    toUserId,
    toUserType: friend.userType,
    userId,
  };
}

/** `/friends/page`: the caller's own, whatever `userId` says; friends who were deleted are skipped (server facts 2.3). */
export function listFriends({ parameters, caller, state, world }: Call): Success {
  parameters.needInt('userId');
  const keyword = parameters.text('keyword');
  const status = parameters.int('status', 2);
  const pageIndex = parameters.int('pageIndex');
  const pageSize = parameters.int('pageSize', 10);
  const rows = state.friends
    .of(String(caller.userId))
    .filter(row => row.status === status)
    .map(row => ({ row, user: state.users.get(String(row.toUserId)) }))
    .filter((pair): pair is { row: FriendRow; user: UserRow } => pair.user !== undefined)
    .filter(({ row, user }) => user.nickname.includes(keyword) || row.remarkName?.includes(keyword));
  const shown = cutOrNone(world, rows, pageIndex, pageSize);
  if (!shown) throw new Refusal('internal', 'skip value must be non-negative');
  const echo = { pageIndex, pageSize, start: pageIndex * pageSize };
  const page = world.choices.friendsPage === 'defaults' ? defaults : echo;
  return {
    data: {
      ...page,
      pageCount: page.pageSize > 0 ? Math.ceil(rows.length / page.pageSize) : 1,
      pageData: shown.map(({ row, user }) => friendView(row, user)),
      total: rows.length,
    },
  };
}

/** `/friends/add`: both are friends at once (server facts 2.4). */
export function addFriend(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const toUserId = parameters.needInt('toUserId');
  call.demand(toUserId !== caller.userId, 'friend-yourself');
  if (!state.users.get(String(toUserId))) throw new Refusal('internal', 'java.lang.NullPointerException');
  const existing = state.friends.get(`${caller.userId} ${toUserId}`);
  const already = world.choices.alreadyFriends === 'any' ? existing !== undefined : existing?.status === 2;
  call.demand(!already, 'friends-already');
  const createTime = seconds(world);
  for (const [userId, other] of [
    [caller.userId, toUserId],
    [toUserId, caller.userId],
  ] as const)
    state.friends.put({ userId, toUserId: other, status: 2, createTime, openTopChatTime: 0, orderKey: '#' });
  return {};
}
