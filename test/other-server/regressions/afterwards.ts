import type { Call } from '../call.ts';
import { failures } from '../failures.ts';
import type { Change } from '../state/collection.ts';
import type { HideRow, MemberRow, NoticeRow, RoomRow } from '../state/rows.ts';
import { beside, doing, showing } from './define.ts';
import type { Hooks, Regression } from './hooks.ts';
import { listAt, object, rows } from './rewrite.ts';

const loss = doing('loss');
const remove = '/room/member/delete';
const unpin = '/tigase/dialog/delete';

const isMember = (change: Change): change is Change & { readonly before: MemberRow } =>
  change.collection === 'members' && change.before !== undefined;

/** Leaves an admin where they are, and says that they may not go. */
const adminStays = (): Hooks => {
  let stayed = false;
  return {
    store: (change, { path, caller }) => {
      const mine = path === remove && isMember(change) && change.after === undefined;
      if (!mine || change.before.role !== 2 || change.before.userId !== caller.userId) return change;
      stayed = true;
      return undefined;
    },
    body: (body, path) => {
      if (!stayed || path !== remove) return body;
      stayed = false;
      const { code, text } = failures['no-permission'];
      return { currentTime: body.currentTime, resultCode: code, resultMsg: text };
    },
  };
};

/** What shows only later, elsewhere or to somebody else. */
export const afterwards: readonly Regression[] = [
  loss('creator-dissolves', [remove], 'the group ends when whoever made it leaves', () => {
    const makers = new Map<string, number>();
    return {
      store: (change, { path, state }) => {
        if (path === '/room/add' && change.collection === 'rooms' && change.after)
          makers.set(change.key, (change.after as RoomRow).userId);
        if (path !== remove || !isMember(change) || change.after) return change;
        const { roomId, userId } = change.before;
        const room = state.rooms.get(roomId);
        if (room && room.userId !== userId && makers.get(roomId) === userId) state.rooms.remove(room);
        return change;
      },
    };
  }),
  loss('admin-stays', [remove], 'an admin cannot leave', adminStays),
  loss('list-owner-kept', ['/room/list/his'], 'a list shows the owner that a group had first', () => {
    const owners = new Map<unknown, unknown>();
    return {
      body: (body, path) =>
        path === '/room/list/his'
          ? rows(body, row => {
              if (!owners.has(row.id)) owners.set(row.id, row.userId);
              return { ...row, userId: owners.get(row.id) };
            })
          : body,
    };
  }),
  beside('unpin-friend-all', unpin, 'unpinning a friend unpins the groups', (change, { state, caller }) => {
    if (change.collection !== 'friends') return;
    for (const member of state.members.all())
      if (member.userId === caller.userId) state.members.put({ ...member, openTopChatTime: 0 });
  }),
  showing('loss')('desc-null', '/room/get', 'no description is a description of four letters', body =>
    object(body, room => (room.desc === '' ? { ...room, desc: 'null' } : room)),
  ),
  showing('loss')(
    'get-unmutes',
    '/room/get',
    'reading a group ends its silence',
    (body, { state, parameters }) => {
      const room = state.rooms.get(parameters.text('roomId'));
      if (room) state.rooms.put({ ...room, talkTime: 0 });
      return body;
    },
  ),
  beside(
    'mute-all-groups',
    '/room/member/setOfflineNoPushMsg',
    'muting one group mutes all',
    (change, { state, caller, parameters }) => {
      if (change.collection !== 'members' || parameters.int('type') !== 0) return;
      const offlineNoPushMsg = parameters.int('offlineNoPushMsg');
      for (const member of state.members.all())
        if (member.userId === caller.userId) state.members.put({ ...member, offlineNoPushMsg });
    },
  ),
  beside(
    'kick-unfriends',
    remove,
    'whoever is removed is no friend any more',
    (change, { state, caller }) => {
      if (!isMember(change) || change.after || change.before.userId === caller.userId) return;
      const friend = state.friends.get(`${change.before.userId} ${caller.userId}`);
      if (friend) state.friends.remove(friend);
    },
  ),
  loss('same-notice-skipped', ['/room/update'], 'a notice that there is already is not stored', {
    store: (change, { path, state }) => {
      const notice = change.after as NoticeRow | undefined;
      const isNew = path === '/room/update' && change.collection === 'notices' && !change.before && notice;
      return isNew && state.notices.of(notice.roomId).some(({ text }) => text === notice.text)
        ? undefined
        : change;
    },
  }),
  showing('loss')('list-notice-lost', '/room/list/his', 'plain members see no notice in the list', body =>
    rows(body, row =>
      (row.member as { readonly role?: unknown } | undefined)?.role === 3
        ? { ...row, notice: { modifyTime: 0, time: 0 } }
        : row,
    ),
  ),
  showing('loss')('search-first-alone', '/tigase/search', 'the search stops at the first message', body =>
    listAt(body, 'shikuMsgs', found => found.slice(0, 1)),
  ),
  doing('permission')('token-part', ['/user/get'], 'the beginning of a token is enough', {
    identify: (token, _, sessions) =>
      token.length > 16
        ? (sessions.find(token) ?? sessions.fitting(one => one.startsWith(token)))
        : undefined,
  }),
  doing('permission')('token-user-id', ['/user/get'], 'a user id is enough of a token', {
    identify: (token, _, sessions) =>
      sessions.find(token) ?? sessions.fitting(one => String(sessions.find(one)?.userId) === token),
  }),
  loss('kept-by-browsers', ['/room/get'], 'browsers may keep answers', {
    answer: (answer, { service, path }) =>
      service === 'api' && path === '/room/get'
        ? { ...answer, headers: { ...answer.headers, 'Cache-Control': 'public, max-age=60' } }
        : answer,
  }),
  beside(
    'hidden-by-one',
    '/tigase/deleteMsg',
    'whoever hides a message last is the only one for whom it is hidden',
    (change, { state }) => {
      if (change.collection !== 'hides' || !change.after) return;
      const mine = change.after as HideRow;
      for (const hide of state.hides.all())
        if (hide.messageId === mine.messageId && hide.userId !== mine.userId) state.hides.remove(hide);
    },
  ),
  loss('refused-limit-stays', ['/room/update'], 'a limit that is refused is stored', {
    unchecked: (call, failure) => (failure === 'too-many-for-limit' ? stored(call) : undefined),
  }),
];

function stored({ state, parameters }: Call): undefined {
  const room: RoomRow | undefined = state.rooms.get(parameters.text('roomId'));
  const maxUserSize = parameters.int('maxUserSize');
  if (room && maxUserSize > 0 && maxUserSize < room.userSize) state.rooms.put({ ...room, maxUserSize });
  return undefined;
}
