import { gzipSync } from 'node:zlib';
import type { Call } from '../call.ts';
import { proxyPage } from '../http/weather.ts';
import type { FriendRow, LastChatRow, MemberRow, MessageRow, NoticeRow, RoomRow } from '../state/rows.ts';
import { beside, doing, showing } from './define.ts';
import type { Hooks, Regression, Seen } from './hooks.ts';
import { list, rows } from './rewrite.ts';

const push = '/console/oneSendOne';
const history = '/tigase/shiku_msgs';
const deletion = '/tigase/deleteMsg';
const remove = '/room/member/delete';
const update = '/room/update';

const loses = doing('loss');

/** Changes or leaves out what one path writes of one collection. */
const storing = <T>(
  path: string,
  collection: string,
  change: (row: T, call: Call, before: T | undefined) => T | undefined,
): Hooks => ({
  store: (written, call) => {
    if (call.path !== path || written.collection !== collection || !written.after) return written;
    const after = change(written.after as T, call, written.before as T | undefined);
    return after === undefined ? undefined : { ...written, after: after as object };
  },
});

/** Changes the ids that a deletion names. */
const naming = (change: (ids: readonly string[], seen: Seen) => readonly string[]): Hooks => ({
  parameters: seen => {
    const { path, parameters } = seen;
    if (path !== deletion) return parameters;
    const ids = parameters
      .text('messageId')
      .split(',')
      .filter(id => id !== '');
    return parameters.with({ messageId: change(ids, seen).join(',') });
  },
});

const ownIds = ({ state, caller }: Seen) =>
  state.messages
    .all()
    .filter(({ sender }) => sender === String(caller.userId))
    .map(({ messageId }) => messageId);

/** Parses what looks like JSON. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || !text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What a call does aside from what it is for: to another message, pin, group or list. */
export const asides: readonly Regression[] = [
  loses(
    'said-twice-once',
    [push],
    'the text that was sent last is not stored a second time',
    storing<MessageRow>(push, 'messages', (row, { state }) => {
      const last = state.messages
        .all()
        .filter(({ sender, receiver }) => sender === row.sender && receiver === row.receiver)
        .at(-1);
      return last?.content === row.content && last?.messageId !== row.messageId ? undefined : row;
    }),
  ),
  doing('identity')('read-by-author', [history], 'a message that its author has read counts as read', () => {
    const seen = new Set<unknown>();
    return {
      body: (body, path) =>
        path === history
          ? rows(body, row => {
              const isRead = row.direction === 0 && seen.has(row._id);
              seen.add(row._id);
              return isRead ? { ...row, isRead: 1 } : row;
            })
          : body,
    };
  }),
  beside(
    'push-unpins',
    push,
    'a message takes the pin of its chat away',
    ({ collection, after }, { state }) => {
      if (collection !== 'messages') return;
      const { sender, receiver } = after as MessageRow;
      const friend = state.friends.get(`${sender} ${receiver}`);
      if (friend) state.friends.put({ ...friend, openTopChatTime: 0 });
    },
  ),
  showing('shape')('json-made-value', history, 'a text that is JSON comes as an object', body =>
    rows(body, row => ({ ...row, content: parsed(row.content) })),
  ),
  beside(
    'push-brings-back',
    push,
    'a message brings those back that were deleted',
    ({ collection, after }, { state }) => {
      if (collection !== 'messages') return;
      const { sender, receiver } = after as MessageRow;
      for (const row of state.messages.all())
        if (row.sender === sender && row.receiver === receiver && row.delayedTime !== undefined) {
          const { delayedTime, ...back } = row;
          state.messages.put(back);
        }
    },
  ),
  doing('loss')('failed-half-sent', [push], 'what could not be sent shows in the chat list of its author', {
    body: (body, path, call) => {
      const last = call?.state.lastChats.all().find(({ isRoom }) => isRoom === 0);
      if (
        path === push &&
        body.resultCode !== 1 &&
        call &&
        last &&
        call.parameters.text('sendPhone') === call.caller.phone
      )
        call.state.lastChats.put({
          ...last,
          _id: 'f'.repeat(24),
          userId: String(call.caller.userId),
          jid: '0',
          content: call.parameters.text('content'),
        });
      return body;
    },
  }),
  loses(
    'strangers-lose',
    [push],
    'what is sent to somebody who is no friend is lost',
    storing<MessageRow>(push, 'messages', (row, { state }) =>
      state.friends.get(`${row.sender} ${row.receiver}`) ? row : undefined,
    ),
  ),
  loses(
    'pictures-no-last',
    [push],
    'the chat list shows texts alone',
    storing<LastChatRow>(push, 'lastChats', (row, _, before) => (row.type === 1 ? row : before)),
  ),
  loses(
    'id-by-beginning',
    [deletion],
    'the beginning of an id is enough to delete',
    naming((ids, seen) => {
      const all = ownIds(seen);
      return ids.flatMap(id => (id.length > 8 ? all.filter(known => known.startsWith(id)) : [id]));
    }),
  ),
  loses(
    'unknown-stops',
    [deletion],
    'an unknown id keeps those after it from being deleted',
    naming((ids, seen) => {
      const all = ownIds(seen);
      const unknown = ids.findIndex(id => !all.includes(id));
      return unknown > 0 || (unknown === 0 && ids.length > 1) ? [...ids.slice(0, unknown), 'none'] : ids;
    }),
  ),
  loses(
    'third-stays',
    [deletion],
    'of three ids the last is not deleted',
    naming(ids => (ids.length > 2 ? ids.slice(0, -1) : ids)),
  ),
  showing('paging')(
    'deleted-fill-pages',
    history,
    'a page of one is empty where the newest was deleted',
    (body, { state, caller, parameters }) => {
      const [newest] = state.messages
        .all()
        .filter(
          ({ sender, receiver }) =>
            sender === String(caller.userId) && receiver === parameters.text('receiver'),
        )
        .toSorted((one, other) => other.timeSend - one.timeSend);
      return parameters.text('pageSize') === '1' && newest?.delayedTime !== undefined
        ? list(body, () => [])
        : body;
    },
  ),
  showing('identity')(
    'receiver-by-beginning',
    history,
    'the beginning of an id shows the chats of others',
    (body, { state, caller, parameters }) =>
      list(body, found =>
        found.length > 0
          ? found
          : state.messages
              .all()
              .filter(row => row.sender === String(caller.userId) && row.delayedTime === undefined)
              .filter(row => row.receiver.startsWith(parameters.text('receiver'))),
      ),
  ),
  beside(
    'transfer-demotes',
    '/room/transfer',
    'whoever gives one group away owns no other',
    ({ collection }, { state, caller }) => {
      if (collection !== 'members') return;
      for (const row of state.members.all())
        if (row.userId === caller.userId && row.role === 1)
          state.members.put({ ...row, role: 3 } satisfies MemberRow);
    },
  ),
  beside(
    'leaving-unpins',
    remove,
    'whoever leaves a group loses the pins of friends',
    ({ collection, after }, { state, caller }) => {
      if (collection !== 'members' || after) return;
      for (const row of state.friends.all())
        if (row.userId === caller.userId)
          state.friends.put({ ...row, openTopChatTime: 0 } satisfies FriendRow);
    },
  ),
  beside(
    'dissolving-unpins',
    remove,
    'whoever dissolves a group loses the pins of other groups',
    ({ collection, after }, { state, caller }) => {
      if (collection !== 'rooms' || after) return;
      for (const row of state.members.all())
        if (row.userId === caller.userId)
          state.members.put({ ...row, openTopChatTime: 0 } satisfies MemberRow);
    },
  ),
  doing('identity')(
    'admin-takes-over',
    [update],
    'an admin who renames a group becomes its owner',
    storing<RoomRow>(update, 'rooms', (row, { caller }, before) =>
      before && before.name !== row.name ? { ...row, userId: caller.userId } : row,
    ),
  ),
  doing('shape')(
    'notice-made-number',
    [update],
    'a notice of digits alone is kept as a number',
    storing<NoticeRow>(update, 'notices', row =>
      /^\d+$/.test(row.text) ? { ...row, text: String(Number(row.text)) } : row,
    ),
  ),
  doing('transport')('form-packed-twice', ['/room/list/his'], 'whoever sends a form gets gzip within gzip', {
    answer: (answer, { path, method, takesPacked }) =>
      path === '/room/list/his' && method === 'POST' && takesPacked
        ? {
            ...answer,
            bytes: gzipSync(gzipSync(answer.bytes)),
            headers: { ...answer.headers, 'Content-Encoding': 'gzip' },
          }
        : answer,
  }),
  loses('file-once', ['files'], 'a file can be fetched once', () => {
    const fetched = new Set<string>();
    return {
      answer: (answer, { service, path }) => {
        if (service !== 'files') return answer;
        const isGone = fetched.has(path);
        fetched.add(path);
        return isGone ? proxyPage(404, 'Not Found', answer.headers) : answer;
      },
    };
  }),
  doing('transport')('post-refused-config', ['/config'], 'the configuration takes no POST', {
    answer: (answer, { path, method }) =>
      path === '/config' && method === 'POST' ? proxyPage(405, 'Method Not Allowed', answer.headers) : answer,
  }),
];
