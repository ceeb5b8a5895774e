import { befriend } from '../../domain/befriend.ts';
import { userById } from '../../domain/find.ts';
import { pageOf } from '../../domain/page.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { FriendRow } from '../../store/tables/rows.ts';
import type { Handler } from './handler.ts';

/** The page size in the answer: the server's class default, whatever was requested (server facts 2.3). */
const shownPageSize = 15;

/** `/friends/page` (document 1.2, server facts 2.3). The `userId` given is not used. */
export const listFriends: Handler<'listFriends'> = ({ tx, callerId, views }, parameters) => {
  const rows = tx.friends.by.byUserStatus(`${callerId}:${parameters.status}`);
  const page = pageOf(parameters.pageIndex, parameters.pageSize);
  let total = rows.size;
  let shown: FriendRow[];
  if (parameters.keyword === '') {
    shown = page ? rows.slice(page.skip, page.limit) : [];
  } else {
    const found = [...rows].filter(row => named(row, parameters.keyword));
    total = found.length;
    shown = page ? found.slice(page.skip, page.limit > 0 ? page.skip + page.limit : undefined) : [];
  }
  const pageData = shown.flatMap(row => {
    const user = userById(tx, row.toUserId);
    return user ? [views.friend(row, user)] : [];
  });
  return {
    data: {
      pageCount: Math.ceil(total / shownPageSize),
      pageData,
      pageIndex: 0,
      pageSize: shownPageSize,
      start: 0,
      total,
    },
  };
};

function named(row: FriendRow, keyword: string): boolean {
  return (row.toNickname ?? '').includes(keyword) || (row.remarkName ?? '').includes(keyword);
}

/** `/friends/add` (document 1.5, server facts 2.4). */
export const addFriend: Handler<'addFriend'> = ({ tx, callerId }, { toUserId }) => {
  if (toUserId === callerId) refuse('addSelf');
  if (tx.friends.get(`${callerId}:${toUserId}`)) refuse('alreadyFriend');
  const caller = userById(tx, callerId) ?? refuse('internal');
  // The server does not look the user up, and fails on a missing one (server facts 2.4).
  const friend = userById(tx, toUserId) ?? refuse('internal');
  befriend(tx, caller, friend);
  return {};
};
