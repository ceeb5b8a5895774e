import fc from 'fast-check';
import { someText } from '../matching.ts';
import type { Model, Row } from '../model.ts';
import type { Paging, World } from '../world.ts';
import { caller, command, everything, paging, personOrNobody } from './command.ts';

/** Compares a page of somebody's friends. */
export async function compareFriends(
  world: World,
  me: number,
  page: Paging,
  keyword?: string,
  status?: number,
) {
  const { model } = world;
  const parameters = { userId: me, keyword, status };
  const { code, data, rows } = await world.page(me, '/friends/page', parameters, page, it => it.pageData);
  if (code !== 1) return;
  const all = model.friends
    .filter(friend => friend.owner === me && friend.row.status === (status ?? 2))
    .filter(friend => model.nickname(friend.friend).includes(keyword ?? ''));
  // The class defaults of the page, whatever was asked (server facts 2.3).
  const head = {
    pageCount: Math.ceil(all.length / 15),
    pageIndex: 0,
    pageSize: 15,
    start: 0,
    total: all.length,
  };
  world.agree({ ...data, pageData: [] }, { ...head, pageData: [] }, 'friends');
  world.agreeRanked(rows, all, page, 10, {
    key: friend => friend.friend,
    keyInRow: row => row.toUserId,
    rank: friend => friend.since,
    shown: friend => friend.row,
  });
}

export const listFriends = command(
  'listFriends',
  {
    me: caller,
    page: paging,
    keyword: fc.constantFrom(undefined, undefined, '', '001', 'A9', '张', 'zz'),
    status: fc.constantFrom(undefined, undefined, 2, 0, -1),
  },
  (world, { me, page, keyword, status }) => compareFriends(world, me, page, keyword, status),
);

/** What a new friend's row shows, apart from who it is: the demo data has one of everybody, with 10000. */
function newFriend(model: Model, owner: number, friend: number): Row {
  const user = model.user(friend);
  const known = model.friendship(10000, friend)?.row;
  return {
    account: user?.row.account,
    blacklist: 0,
    chatRecordTimeOut: -1,
    createTime: model.seconds,
    encryptType: 0,
    fromAddType: 4,
    hideChatSwitch: 0,
    hiding: -1,
    isBeenBlack: 0,
    isOpenSnapchat: 0,
    lastTalkTime: 0,
    modifyTime: 0,
    msgNum: 0,
    offlineNoPushMsg: 0,
    openTopChatTime: 0,
    orderKey: known?.orderKey ?? someText,
    status: 2,
    toFriendsRole: user?.row.role,
    toNickname: user?.nickname,
    toUserId: friend,
    toUserType: user?.row.userType,
    userId: owner,
  };
}

export const addFriend = command(
  'addFriend',
  { me: caller, friend: personOrNobody },
  async (world, { me, friend }) => {
    const { model } = world;
    const due =
      friend === me ? 100501 : model.friendship(me, friend) ? 100512 : model.user(friend) ? 1 : 1020101;
    const { code } = await world.call(me, '/friends/add', { toUserId: friend }, due);
    if (code !== 1) return;
    const since = model.seconds;
    model.friends.push({ owner: me, friend, since, row: newFriend(model, me, friend) });
    model.friends.push({ owner: friend, friend: me, since, row: newFriend(model, friend, me) });
    await compareFriends(world, friend, everything);
  },
);
