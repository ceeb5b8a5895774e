import type { Call } from '../call.ts';
import { switches } from '../operations/rooms.ts';
import type { Change } from '../state/collection.ts';
import { beside, doing } from './define.ts';
import type { Regression } from './hooks.ts';

const loss = doing('loss');

/** A write that does more than it should to a row it writes. */
const more = (
  id: string,
  path: string,
  says: string,
  collection: string,
  change: (written: Change, call: Call) => Readonly<Record<string, unknown>>,
) =>
  loss(id, [path], says, {
    store: (written, call) =>
      call.path === path && written.collection === collection && written.after
        ? { ...written, after: { ...written.after, ...change(written, call) } }
        : written,
  });

const update = '/room/update';
const members = '/room/member/update';
const remove = '/room/member/delete';
const transfer = '/room/transfer';
const notify = '/room/member/setOfflineNoPushMsg';

/** Writes that take away what they have nothing to do with. */
export const resets: readonly Regression[] = [
  beside(
    'add-resets-members',
    members,
    'whoever is added makes the others plain members',
    (change, { state, parameters }) => {
      if (change.collection !== 'members' || change.before || !change.after) return;
      for (const other of state.members.of(parameters.text('roomId')))
        if (other.role !== 1) state.members.put({ ...other, role: 3, offlineNoPushMsg: 0, talkTime: 0 });
    },
  ),
  more('transfer-drops-notice', transfer, 'a transfer takes the notice away', 'rooms', () => ({
    notice: undefined,
  })),
  more('transfer-drops-desc', transfer, 'a transfer takes the description away', 'rooms', () => ({
    desc: '',
  })),
  more('transfer-unpins', transfer, 'a transfer takes mute and pin of both away', 'members', () => ({
    openTopChatTime: 0,
    offlineNoPushMsg: 0,
  })),
  more('transfer-rejoins', transfer, 'a transfer makes both join anew', 'members', (_, { world }) => ({
    createTime: Math.floor(world.now() / 1000) + 5,
  })),
  more(
    'notice-resets-switches',
    update,
    'a notice takes settings back',
    'rooms',
    ({ after }, { parameters }) =>
      parameters.has('notice') && !parameters.has('roomName')
        ? { switches, maxUserSize: 1000, subject: '' }
        : { switches: Reflect.get(after ?? {}, 'switches') },
  ),
  more('rename-drops-desc', update, 'a new name takes the description away', 'rooms', (_, { parameters }) =>
    parameters.text('roomName') === '' ? {} : { desc: '' },
  ),
  more(
    'top-ends-quiet',
    notify,
    'whoever puts a group on top hears of it again',
    'members',
    (_, { parameters }) => (parameters.text('type') === '1' ? { offlineNoPushMsg: 0 } : {}),
  ),
  more('mute-rejoins', notify, 'whoever mutes a group joins it anew', 'members', (_, { world }) => ({
    createTime: Math.floor(world.now() / 1000) + 5,
  })),
  more(
    'mute-takes-name',
    notify,
    'whoever mutes a group loses their name in it',
    'members',
    (_, { caller }) => ({
      nickname: `${caller.userId}`,
    }),
  ),
  more('pin-takes-role', '/tigase/dialog/add', 'whoever pins a group is a plain member', 'members', () => ({
    role: 3,
  })),
  more(
    'role-takes-name',
    members,
    'whoever becomes an admin loses their name in the group',
    'members',
    ({ after }, { state, parameters }) =>
      parameters.text('role') === ''
        ? {}
        : { nickname: state.users.get(String(Reflect.get(after ?? {}, 'userId')))?.nickname ?? '' },
  ),
  more(
    'mute-takes-role',
    members,
    'muting takes the role of a member away',
    'members',
    (_, { parameters }) => (parameters.text('talkTime') === '' ? {} : { role: 3 }),
  ),
  beside('add-joins-anew', members, 'a member who is added again joins anew', (_, { state, parameters }) => {
    const named = parameters.text('phones') || parameters.text('text');
    for (const other of state.members.of(parameters.text('roomId')))
      if (other.role !== 1 && named.includes(String(other.userId)))
        state.members.put({ ...other, role: 3, nickname: String(other.userId) });
  }),
  beside('news-unhides', update, 'a notice brings hidden messages back', (change, { state, caller }) => {
    if (change.collection !== 'groupMessages') return;
    for (const hide of state.hides.all()) if (hide.userId === caller.userId) state.hides.remove(hide);
  }),
  beside('leave-takes-messages', remove, 'whoever leaves takes their messages along', (change, { state }) => {
    if (change.collection !== 'members' || change.after || !change.before) return;
    const room = state.rooms.get(String(Reflect.get(change.before, 'roomId')));
    const userId = String(Reflect.get(change.before, 'userId'));
    for (const row of state.groupMessages.of(room?.jid ?? ''))
      if (row.sender === userId) state.groupMessages.remove(row);
  }),
  beside('leave-takes-notices', remove, 'whoever goes takes the notices along', (change, { state }) => {
    if (change.collection !== 'members' || change.after || !change.before) return;
    for (const notice of state.notices.of(String(Reflect.get(change.before, 'roomId'))))
      state.notices.remove(notice);
  }),
  beside(
    'push-clears-chat',
    '/console/oneSendOne',
    'a new message takes the one before away',
    (change, { state }) => {
      if (change.collection !== 'messages' || !change.after) return;
      const own = state.messages.of(String(Reflect.get(change.after, 'sender')));
      const before = own.findLast(({ receiver }) => receiver === Reflect.get(change.after ?? {}, 'receiver'));
      if (before) state.messages.remove(before);
    },
  ),
  beside(
    'nickname-everywhere',
    members,
    'a name in one group is one in all',
    (change, { state, caller, parameters }) => {
      const nickname = parameters.text('nickname');
      if (change.collection !== 'members' || nickname === '') return;
      for (const other of state.members.all())
        if (other.userId === caller.userId) state.members.put({ ...other, nickname });
    },
  ),
  beside(
    'friend-pin-both',
    '/tigase/dialog/add',
    'a friend who is pinned has pinned as well',
    (change, { state }) => {
      if (change.collection !== 'friends' || !change.after) return;
      const [userId, toUserId] = [Reflect.get(change.after, 'userId'), Reflect.get(change.after, 'toUserId')];
      const other = state.friends.get(`${toUserId} ${userId}`);
      if (other)
        state.friends.put({
          ...other,
          openTopChatTime: Number(Reflect.get(change.after, 'openTopChatTime')),
        });
    },
  ),
];
