import type { FriendRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { orderKey } from './order-key.ts';

/** Makes two users friends at once: one row for each direction (server facts 2.4). */
export function befriend(tx: Tx, one: UserRow, other: UserRow): void {
  tx.friends.put(newFriend(one, other, tx.now.s, orderKey(other.nickname)));
  tx.friends.put(newFriend(other, one, tx.now.s, orderKey(one.nickname)));
}

/**
 * Creates the row that `owner` has of a new friend.
 * @param createTime seconds
 * @param key the friend's `orderKey`
 */
export function newFriend(owner: UserRow, friend: UserRow, createTime: number, key: string): FriendRow {
  return {
    account: friend.account,
    blacklist: 0,
    chatRecordTimeOut: -1,
    createTime,
    encryptType: 0,
    // By phone number, as in every documented row.
    fromAddType: 4,
    hideChatSwitch: 0,
    hiding: friend.settings.hiding,
    isBeenBlack: 0,
    isOpenSnapchat: 0,
    lastTalkTime: 0,
    modifyTime: 0,
    msgNum: 0,
    offlineNoPushMsg: 0,
    openTopChatTime: 0,
    orderKey: key,
    status: 2,
    toFriendsRole: friend.role,
    toNickname: friend.nickname,
    toUserId: friend.userId,
    toUserType: friend.userType,
    userId: owner.userId,
  };
}
