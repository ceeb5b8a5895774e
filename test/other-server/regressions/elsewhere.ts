import { Refusal } from '../failures.ts';
import type { LastChatRow, MemberRow, RoomRow } from '../state/rows.ts';
import { beside, doing, showing } from './define.ts';
import type { Regression } from './hooks.ts';
import { list, object, rows } from './rewrite.ts';

const friends = '/friends/page';
const chats = '/tigase/getLastChatList';
const his = '/room/list/his';

/** What shows on another page, in another list, in another name, or to whoever asks in another way. */
export const elsewhere: readonly Regression[] = [
  showing('loss')('member-list-of-two', '/room/member/list', 'the list of members ends after two', body =>
    list(body, all => all.slice(0, 2)),
  ),
  showing('paging')('last-page-short', his, 'the last page lacks its last row', (body, { parameters }) =>
    list(body, all => (all.length < parameters.int('pageSize', 10) ? all.slice(0, -1) : all)),
  ),
  doing('loss')('chat-left-blank', ['/tigase/deleteMsg'], 'a chat without messages stays, without a text', {
    store: (change, { path }) => {
      const { before, after, collection } = change;
      const leaves = path === '/tigase/deleteMsg' && collection === 'lastChats' && before && !after;
      return leaves ? ({ ...change, after: { ...before, content: '' } } as typeof change) : change;
    },
  }),
  doing('loss')('update-in-part', ['/room/update'], 'a subject is saved before a wrong value is refused', {
    parameters: ({ path, parameters, state, caller }) => {
      const room = state.rooms.get(parameters.text('roomId'));
      if (path === '/room/update' && parameters.has('subject') && room?.userId === caller.userId)
        state.rooms.put({ ...room, subject: parameters.text('subject') });
      return parameters;
    },
  }),
  doing('loss')('recalled-stays-last', ['/tigase/deleteMsg'], 'a group still shows the recalled text', {
    store: (change, { path }) => {
      const before = change.before as LastChatRow | undefined;
      const isOfGroup = change.collection === 'lastChats' && before?.isRoom === 1;
      return path === '/tigase/deleteMsg' && isOfGroup ? undefined : change;
    },
  }),
  doing('privacy')('friends-by-form', [friends], 'a form gets the friends of whoever it names', {
    form: (form, path) => {
      const named = form.get('userId');
      return path === friends && named !== null
        ? new URLSearchParams([...form, ['ownerOfForm', named]])
        : form;
    },
    caller: ({ parameters, caller, state }) => state.users.get(parameters.text('ownerOfForm')) ?? caller,
  }),
  showing('identity')(
    'notice-by-owner',
    '/room/noticesPage',
    'every notice has the name of the owner',
    (body, { parameters, state }) => {
      const nickname = state.rooms.get(parameters.text('roomId'))?.nickname;
      return rows(body, row => ({ ...row, nickname }));
    },
  ),
  showing('privacy')(
    'payment-password-shown',
    '/user/get',
    'the profile has the hash of the payment password',
    body =>
      object(body, profile =>
        'payPassword' in profile ? { ...profile, payPassword: 'e10adc3949ba59abbe56e057f20f883e' } : profile,
      ),
  ),
  beside('rename-renames-all', '/room/update', 'all groups get the new name', (change, call) => {
    const [before, after] = [change.before as RoomRow | undefined, change.after as RoomRow | undefined];
    if (change.collection !== 'rooms' || !after || before?.name === after.name) return;
    const { state, caller } = call;
    for (const room of state.rooms.all())
      if (room.userId === caller.userId) state.rooms.put({ ...room, name: after.name });
  }),
  doing('identity')('invited-as-creator', ['/room/add'], 'whoever is invited has the name of the creator', {
    store: (change, { path, caller }) => {
      const after = change.after as MemberRow | undefined;
      return path === '/room/add' && change.collection === 'members' && after
        ? { ...change, after: { ...after, nickname: caller.nickname } }
        : change;
    },
  }),
  doing('loss')('transfer-ends-admins', ['/room/transfer'], 'a transfer ends the rights of admins', {
    store: (change, { path, state }) => {
      const after = change.after as MemberRow | undefined;
      if (path === '/room/transfer' && change.collection === 'members' && after?.role === 1)
        for (const member of state.members.of(after.roomId))
          if (member.role === 2) state.members.put({ ...member, role: 3 });
      return change;
    },
  }),
  doing('loss')('sender-chat-kept', ['/console/oneSendOne'], 'the chat list of the sender stays as it was', {
    store: (change, { path, caller }) => {
      const after = change.after as LastChatRow | undefined;
      const isSenders = change.collection === 'lastChats' && after?.userId === String(caller.userId);
      return path === '/console/oneSendOne' && isSenders ? undefined : change;
    },
  }),
  beside(
    'group-name-renames-account',
    '/room/member/update',
    'a name in a group becomes that of the account',
    (change, { state, caller }) => {
      const [before, after] = [change.before as MemberRow | undefined, change.after as MemberRow | undefined];
      if (change.collection === 'members' && before && after && before.nickname !== after.nickname)
        state.users.put({ ...caller, nickname: after.nickname });
    },
  ),
  showing('identity')('chat-ends-swapped', chats, 'from and to of single chats are swapped', body =>
    rows(body, row => (row.isRoom === 0 ? { ...row, from: row.to, to: row.from } : row)),
  ),
  doing('permission')(
    'token-in-cookie',
    ['/user/get'],
    'a token in a cookie is enough',
    {
      identify: (token, _, sessions, { cookies }) => {
        const [, kept] = /(?:^|; *)access_token=([^;]*)/.exec(cookies) ?? [];
        if (token !== '' || kept === undefined) return undefined;
        const user = sessions.find(kept);
        if (!user) throw new Refusal('token-invalid');
        return user;
      },
    },
    'drift',
  ),
];
