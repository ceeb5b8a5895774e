import { Refusal } from '../failures.ts';
import type { GroupMessageRow, LastChatRow, MemberRow } from '../state/rows.ts';
import { beside, doing, showing } from './define.ts';
import type { Regression } from './hooks.ts';
import { list, type Row, rows } from './rewrite.ts';

const [chats, his, pin] = ['/tigase/getLastChatList', '/room/list/his', '/tigase/dialog/add'];
const chat = '/tigase/shiku_msgs';
const removal = '/room/member/delete';
const isOfGroup = (row: Row) => row.isRoom === 1;

/** What lists show that is not there, or hide that is; and what reaches further than the one that was meant. */
export const listings: readonly Regression[] = [
  showing('paging')('chats-capped', chats, 'the chat list ends after two of each kind', body =>
    list(body, all => [
      ...all.filter(isOfGroup).slice(0, 2),
      ...all.filter(row => !isOfGroup(row)).slice(0, 2),
    ]),
  ),
  doing('loss')('dissolved-listed', [his], 'groups that are gone are still listed', () => {
    const left = new Map<number, Row[]>();
    const seen = new Map<string, Row>();
    return {
      store: (change, { caller }) => {
        const before = change.before as MemberRow | undefined;
        const row = seen.get(`${caller.userId} ${before?.roomId}`);
        if (change.collection === 'members' && !change.after && before?.userId === caller.userId && row)
          left.set(caller.userId, [...(left.get(caller.userId) ?? []), row]);
        return change;
      },
      body: (body, path, call) =>
        path === his && call
          ? list(body, all => {
              for (const row of all) seen.set(`${call.caller.userId} ${row.id}`, row);
              const gone = left.get(call.caller.userId) ?? [];
              // Those of others that come first are looked at by whoever reads a few.
              return [...gone.filter(({ id }) => !all.some(row => row.id === id)), ...all];
            })
          : body,
    };
  }),
  beside('pin-pins-all-groups', pin, 'a pin of one group pins them all', (change, { state, caller }) => {
    const time = Number(Reflect.get(change.after ?? {}, 'openTopChatTime') ?? 0);
    if (change.collection !== 'members' || time === 0) return;
    for (const member of state.members.all())
      if (member.userId === caller.userId) state.members.put({ ...member, openTopChatTime: time });
  }),
  beside('removal-clears-history', removal, 'who leaves takes the messages along', (change, { state }) => {
    const before = change.before as MemberRow | undefined;
    if (change.collection !== 'members' || change.after || !before) return;
    const jid = state.rooms.get(before.roomId)?.jid ?? '';
    for (const row of state.groupMessages.of(jid)) state.groupMessages.remove(row satisfies GroupMessageRow);
  }),
  showing('loss')(
    'listed-notice-first',
    his,
    'groups are listed with their first notice',
    (body, { state }) =>
      rows(body, row => {
        const [first] = state.notices.of(String(row.id)).toSorted((a, b) => a.time - b.time);
        return first ? { ...row, notice: { ...Object(row.notice), ...first } } : row;
      }),
  ),
  doing('loss')('size-cached', [his], 'a group has as many members as when it was listed first', () => {
    const sizes = new Map<unknown, unknown>();
    return {
      body: (body, path) =>
        path === his
          ? rows(body, row => {
              if (!sizes.has(row.id)) sizes.set(row.id, row.userSize);
              return { ...row, userSize: sizes.get(row.id) };
            })
          : body,
    };
  }),
  {
    ...showing('paging')(
      'window-of-rows',
      chat,
      'no row is given after the first 40',
      (body, { parameters }) =>
        list(body, all =>
          all.slice(0, Math.max(0, 40 - parameters.int('pageIndex', 0) * parameters.int('pageSize', 20))),
        ),
    ),
    needs: { manyMessages: 60 },
  },
  doing('loss')('no-first-chat', ['/console/oneSendOne'], 'a chat begins with its second message', {
    store: (change, { path, state }) => {
      const chat = change.after as LastChatRow | undefined;
      if (path !== '/console/oneSendOne' || change.collection !== 'lastChats') return change;
      const texts = state.messages
        .all()
        .filter(row => row.contentType < 900 && row.sender === chat?.userId && row.receiver === chat.jid);
      return texts.length > 1 ? change : undefined;
    },
  }),
  doing('rule')(
    'invited-untold',
    ['/room/add'],
    'nobody is told of those who are invited',
    {
      store: (change, { path }) => {
        const row = change.after as GroupMessageRow | undefined;
        const isNews = change.collection === 'groupMessages' && row?.contentType === 907;
        return path === '/room/add' && isNews ? undefined : change;
      },
    },
    'drift',
  ),
  doing('rule')(
    'strangers-shut-out',
    ['/room/get', '/tigase/shiku_muc_msgs'],
    'whoever is not in a group may not look at it',
    {
      caller: ({ path, parameters, caller, state }) => {
        if (path !== '/room/get' && path !== '/tigase/shiku_muc_msgs') return caller;
        const asked = parameters.text('roomId');
        const [room] = state.rooms.all().filter(({ id, jid }) => id === asked || jid === asked);
        const isIn = room && state.members.of(room.id).some(({ userId }) => userId === caller.userId);
        if (room && !isIn) throw new Refusal('no-permission');
        return caller;
      },
    },
    'drift',
  ),
  doing('loss')('row-comes-and-goes', [his], 'one list of groups in five lacks its last row', () => {
    let answers = 0;
    return {
      body: (body, path) =>
        path === his ? list(body, all => (++answers % 5 === 0 ? all.slice(0, -1) : all)) : body,
    };
  }),
  beside(
    'new-friend-unpins',
    '/friends/add',
    'a new friend unpins the others',
    (change, { state, caller }) => {
      if (change.collection !== 'friends') return;
      for (const row of state.friends.all())
        if (row.userId === caller.userId) state.friends.put({ ...row, openTopChatTime: 0 });
    },
  ),
  doing('loss')('update-lost-at-times', ['/room/update'], 'one change of a group in twelve is lost', () => {
    let changes = 0;
    return {
      store: (change, { path }) => {
        if (path !== '/room/update' || change.collection !== 'rooms') return change;
        return ++changes % 12 === 0 ? undefined : change;
      },
    };
  }),
  showing('shape')('chat-kinds-swapped', chats, 'isRoom is 0 for groups and 1 for people', body =>
    rows(body, row => ({ ...row, isRoom: 1 - Number(row.isRoom) })),
  ),
];
