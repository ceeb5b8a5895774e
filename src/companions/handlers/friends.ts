import { newFriend } from '../../domain/befriend.ts';
import { userById } from '../../domain/find.ts';
import { orderKey } from '../../domain/order-key.ts';
import { pageOf } from '../../domain/page.ts';
import { serviceId } from '../../domain/register.ts';
import { removeRow } from '../../domain/remove-row.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { FriendRow, UserRow } from '../../store/tables/rows.ts';
import type { Tx } from '../../store/transaction.ts';
import { avatarPath } from '../avatars/avatar-path.ts';
import { companionCodes } from '../codes.ts';
import type { CompanionContext, CompanionHandler } from '../handler.ts';

/** Types of messages about friendships (server facts 4). */
const becameFriends = 508;

/** `/friends/get` (live facts C). */
export const getFriend: CompanionHandler<'getFriend'> = ({ tx, callerId, views }, { toUserId }) => {
  const friend = tx.friends.get(`${callerId}:${toUserId}`);
  const user = userById(tx, toUserId);
  return friend && user ? { data: views.friend(friend, user) } : {};
};

/** `/friends/delete` (live facts C). */
export const removeFriend: CompanionHandler<'removeFriend'> = ({ tx, callerId }, { toUserId }) => {
  const friend = friendOf(tx, callerId, toUserId);
  if (toUserId === serviceId) refuse(companionCodes.friendMissing);
  removeRow(tx, 'friends', friend);
  return {};
};

/** `/friends/remark` (live facts C). */
export const setRemark: CompanionHandler<'setRemark'> = ({ tx, callerId }, parameters) => {
  const { toUserId, remarkName, describe } = parameters;
  const friend = friendOf(tx, callerId, toUserId);
  tx.friends.put({
    ...friend,
    remarkName,
    ...(describe !== undefined && { describe }),
    modifyTime: tx.now.s,
  });
  return {};
};

/** `/friends/update/OfflineNoPushMsg` (live facts C). */
export const setFriendNotification: CompanionHandler<'setFriendNotification'> = (context, parameters) => {
  const { tx, callerId, warn } = context;
  const { toUserId, offlineNoPushMsg: value, type } = parameters;
  const friend = { ...friendOf(tx, callerId, toUserId), modifyTime: tx.now.s };
  if (type === 0) tx.friends.put({ ...friend, offlineNoPushMsg: value });
  else if (type === 1) tx.friends.put({ ...friend, isOpenSnapchat: value });
  else if (type === 2) tx.friends.put({ ...friend, openTopChatTime: value === 0 ? 0 : tx.now.s });
  else warn('type is neither 0, 1 nor 2: nothing was set');
  return {};
};

/** @throws ApiFailure friendMissing */
function friendOf(tx: Tx, callerId: number, toUserId: number): FriendRow {
  return tx.friends.get(`${callerId}:${toUserId}`) ?? refuse(companionCodes.friendMissing);
}

/** `/friends/newFriendListWeb` (live facts C): the friendships of the caller, as what they began with. */
export const listNewFriendsWeb: CompanionHandler<'listNewFriendsWeb'> = (context, parameters) => {
  const { tx, callerId } = context;
  const { pageIndex, pageSize } = parameters;
  const friends = [...tx.friends.by.byUserStatus(`${callerId}:2`)]
    .filter(({ toUserId }) => toUserId !== serviceId)
    .reverse();
  const page = pageOf(pageIndex, pageSize);
  const shown = page ? friends.slice(page.skip, page.limit > 0 ? page.skip + page.limit : undefined) : [];
  const total = friends.length;
  return {
    data: {
      pageCount: pageSize > 0 ? Math.ceil(total / pageSize) : Math.min(total, 1),
      pageData: shown.map(({ createTime, modifyTime, status, toUserId, ...friend }) => ({
        content: '',
        createTime,
        direction: 0,
        modifyTime,
        status,
        toNickname: userById(tx, toUserId)?.nickname ?? friend.toNickname ?? '',
        toUserId,
        type: becameFriends,
        userId: callerId,
      })),
      pageIndex,
      pageSize,
      start: pageIndex * pageSize,
      total,
    },
  };
};

/** `/friends/page` of newer apps (live facts C): a row for everybody whose name or face an app may have to show. */
export const listFriendsNewer: CompanionHandler<'listFriendsNewer'> = (context, parameters) => {
  const { tx, callerId, views } = context;
  const { filesUrl } = context.client();
  const caller = userById(tx, callerId) ?? refuse('internal');
  const strangers = authorsFor(context).map(user => strangerRow(tx, caller, user));
  const rows = [...tx.friends.by.byUserStatus(`${callerId}:2`), ...strangers];
  const page = pageOf(parameters.pageIndex, parameters.pageSize);
  const shown = page ? rows.slice(page.skip, page.limit > 0 ? page.skip + page.limit : undefined) : [];
  const data = shown.flatMap(row => {
    const user = userById(tx, row.toUserId);
    const headImg = `${filesUrl}${avatarPath('t', String(row.toUserId)).slice(1)}`;
    return user ? [{ ...views.friend(row, user), headImg }] : [];
  });
  return { data: { count: data.length, data, total: rows.length } };
};

/** The caller and the authors of messages that they may see, without friends. */
function authorsFor({ tx, callerId }: CompanionContext): UserRow[] {
  const ids = new Set([callerId]);
  for (const { jid } of tx.lastChats.by.singlesByUser(String(callerId))) ids.add(Number(jid));
  for (const { roomId } of tx.members.by.byUser(String(callerId)))
    for (const { userId } of tx.members.by.byRoom(roomId)) ids.add(userId);
  return [...ids].flatMap(userId => {
    const user = tx.friends.get(`${callerId}:${userId}`)?.status === 2 ? undefined : userById(tx, userId);
    return user ? [user] : [];
  });
}

/** The row of somebody who is no friend; 0 is a stranger (server facts 2.3). */
function strangerRow(tx: Tx, caller: UserRow, user: UserRow): FriendRow {
  const known = tx.friends.get(`${caller.userId}:${user.userId}`);
  return known ?? { ...newFriend(caller, user, user.createTime, orderKey(user.nickname)), status: 0 };
}
