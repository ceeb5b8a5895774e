import type { FriendRow, MemberRow } from '../state/rows.ts';
import { beside, doing, showing } from './define.ts';
import type { Body, Regression } from './hooks.ts';
import { list, object, type Row, rows } from './rewrite.ts';

const addMembers = '/room/member/update';
const pin = '/tigase/dialog/add';

/** Changes what `/config` answers, which is there for nobody in particular. */
const configured =
  (change: (config: Row) => Row) =>
  (body: Body, path: string): Body =>
    path === '/config' ? object(body, change) : body;

/** What reaches further than it says: other rows, other people, another call. */
export const wider: readonly Regression[] = [
  doing('identity')(
    'token-or-user-id',
    ['/user/get', '/room/list/his'],
    'without a token userId says who asks',
    {
      identify: (token, _, sessions, { userId }) => (token === '' ? sessions.named(userId) : undefined),
    },
  ),
  beside('pin-pins-all-friends', pin, 'pinning a friend pins all friends', (change, { state, caller }) => {
    const after = change.after as FriendRow | undefined;
    if (change.collection !== 'friends' || !after) return;
    const { openTopChatTime } = after;
    for (const friend of state.friends.all())
      if (friend.userId === caller.userId) state.friends.put({ ...friend, openTopChatTime });
  }),
  doing('loss')('pin-again-unpins', [pin], 'pinning what is pinned unpins it', {
    store: change => {
      const [before, after] = [change.before as MemberRow | undefined, change.after as MemberRow | undefined];
      const isPin = change.collection === 'members' && before && after && after.openTopChatTime !== 0;
      return isPin && before.openTopChatTime !== 0
        ? { ...change, after: { ...after, openTopChatTime: 0 } }
        : change;
    },
  }),
  doing('reach')('config-without-slash', ['/config'], 'an address ends without a slash', {
    body: configured(config => ({ ...config, apiUrl: String(config.apiUrl).replace(/\/$/, '') })),
  }),
  doing('units')('config-ping-ms', ['/config'], 'the time of a ping is in milliseconds', {
    body: configured(config => ({ ...config, xmppPingTime: Number(config.xmppPingTime) * 1000 })),
  }),
  showing('identity')(
    'outsider-made-member',
    '/room/get',
    'whoever is not in a group is shown as a member',
    (body, { caller, parameters, state }) => {
      const roomId = parameters.text('roomId');
      const [any] = state.members.of(roomId);
      if (!any || state.members.of(roomId).some(({ userId }) => userId === caller.userId)) return body;
      const { userId, nickname } = caller;
      return object(body, room => ({ ...room, member: { ...any, userId, nickname, role: 3 } }));
    },
  ),
  showing('loss')(
    'list-counts-two',
    '/room/list/his',
    'the list counts who was there at first',
    (body, call) =>
      rows(body, row => (call.state.members.of(String(row.id)).length === 3 ? { ...row, userSize: 2 } : row)),
  ),
  doing('units')('joined-with-group', [addMembers], 'whoever joins has been there from the beginning', {
    store: (change, { path, state }) => {
      const after = change.after as MemberRow | undefined;
      const room = after && state.rooms.get(after.roomId);
      const isNew = path === addMembers && change.collection === 'members' && !change.before;
      return isNew && room ? { ...change, after: { ...after, createTime: room.createTime } } : change;
    },
  }),
  doing('loss')('unknown-keeps-all-out', [addMembers], 'one unknown number keeps everybody out', {
    store: (change, { path, parameters, state }) => {
      if (path !== addMembers || change.collection !== 'members' || change.before) return change;
      const named = parameters.text('phones').match(/\d+/g) ?? [];
      const isKnown = (name: string) =>
        state.users.all().some(({ userId, phone }) => String(userId) === name || phone === name);
      return named.every(isKnown) ? change : undefined;
    },
  }),
  showing('privacy')(
    'notices-of-all-groups',
    '/room/noticesPage',
    'notices of other groups are listed too',
    (body, { state }) => list(body, () => state.notices.all()),
  ),
];
