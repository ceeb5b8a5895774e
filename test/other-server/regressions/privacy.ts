import type { Call } from '../call.ts';
import { ownProfile } from '../operations/profile.ts';
import { groupMessages } from '../operations/visible.ts';
import { doing } from './define.ts';
import type { Body, Regression } from './hooks.ts';
import { list, listAt, object, type Row } from './rewrite.ts';

const leak = (id: string, paths: readonly string[], says: string, show: (body: Body, call: Call) => Body) =>
  doing('privacy')(id, paths, says, {
    body: (body, path, call) => (call && paths.includes(path) ? show(body, call) : body),
  });

/** A row of a user with fields of their own profile in it. */
function exposed(row: Row, { state }: Call, names: readonly string[]): Row {
  const user = state.users.get(String(row.userId));
  const own: Row = user ? ownProfile(user) : {};
  return { ...row, ...Object.fromEntries(names.map(name => [name, own[name]])) };
}

/** What others must not see. */
export const privacy: readonly Regression[] = [
  leak('others-password', ['/user/get'], "shows the hash of somebody else's password", (body, call) =>
    object(body, row => exposed(row, call, ['password'])),
  ),
  leak('others-user-key', ['/user/get'], "shows somebody else's key", (body, call) =>
    object(body, row => exposed(row, call, ['userKey'])),
  ),
  leak('others-whole-profile', ['/user/get'], 'shows others as they see themselves', (body, call) =>
    object(body, row => exposed(row, call, ['password', 'userKey', 'payPassword', 'phone', 'telephone'])),
  ),
  leak('search-password', ['/tigase/search'], 'people who were found come with their hashes', (body, call) =>
    listAt(body, 'friend', found => found.map(row => exposed(row, call, ['password', 'userKey']))),
  ),
  leak('members-phones', ['/room/member/list', '/room/get'], 'members come with phones', (body, call) => {
    const show = (found: readonly Row[]) => found.map(row => exposed(row, call, ['phone', 'telephone']));
    return call.path === '/room/get' ? listAt(body, 'members', show) : list(body, show);
  }),
  leak('search-foreign-chats', ['/tigase/search'], "finds texts in other people's chats", (body, call) =>
    listAt(body, 'shikuMsgs', () =>
      call.state.messages
        .all()
        .filter(({ delayedTime }) => delayedTime === undefined)
        .filter(({ content }) => content?.includes(call.parameters.text('content', '\0'))),
    ),
  ),
  leak(
    'search-foreign-groups',
    ['/tigase/search'],
    'finds texts in groups the caller is not in',
    (body, call) =>
      listAt(body, 'mucmsgs', () =>
        call.state.groupMessages
          .all()
          .filter(({ content }) => content?.includes(call.parameters.text('content', '\0'))),
      ),
  ),
  leak('last-chats-of-others', ['/tigase/getLastChatList'], "lists other people's chats", (body, call) =>
    list(body, own => [
      ...own,
      ...call.state.lastChats
        .all()
        .filter(({ isRoom, userId }) => isRoom === 0 && userId !== String(call.caller.userId)),
    ]),
  ),
  leak('history-of-others', ['/tigase/shiku_msgs'], 'shows what others wrote to the receiver', (body, call) =>
    list(body, own => [
      ...own,
      ...call.state.messages
        .all()
        .filter(({ receiver }) => receiver === call.parameters.text('receiver'))
        .filter(({ sender, delayedTime }) => sender !== String(call.caller.userId) && !delayedTime),
    ]),
  ),
  leak(
    'joiner-sees-all',
    ['/tigase/shiku_muc_msgs'],
    'a new member sees what was written before they joined',
    (body, { state, caller, parameters }) =>
      list(body, own => {
        if (parameters.int('pageIndex') + parameters.long('startTime') + parameters.long('endTime') > 0)
          return own;
        const all = groupMessages(state, parameters.text('roomId'), caller.userId, 'no cut');
        const before = all.filter(row => own.every(({ messageId }) => messageId !== row.messageId));
        const shown = [...own, ...before].toSorted(
          (one, other) => Number(other.timeSend) - Number(one.timeSend),
        );
        return shown.slice(0, parameters.int('pageSize', 20) || undefined);
      }),
  ),
  leak(
    'friends-with-hashes',
    ['/friends/page'],
    'friends come with the hashes of their passwords',
    (body, call) =>
      list(body, own => own.map(row => exposed({ ...row, userId: row.toUserId }, call, ['password']))),
  ),
  leak('token-shown', ['/user/get'], 'a profile shows the token it was asked with', (body, call) =>
    object(body, row => ({ ...row, access_token: call.parameters.text('access_token') })),
  ),
  leak('owner-key-shown', ['/room/get'], "a group shows its owner's key", (body, call) =>
    object(body, row => exposed(row, call, ['userKey'])),
  ),
  leak('groups-of-others', ['/room/list/his'], 'lists groups the caller is not in', (body, call) =>
    list(body, own => {
      const known = new Set(own.map(({ id }) => id));
      const foreign = call.state.rooms.all().filter(({ id }) => !known.has(id));
      return [...own, ...foreign.map(({ id, jid, name }) => ({ ...own[0], id, jid, name }))];
    }),
  ),
];
