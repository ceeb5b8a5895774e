import type { Answer } from '../http/answer.ts';
import { doing, showing } from './define.ts';
import type { Regression } from './hooks.ts';
import { listAt, object, type Row, rows } from './rewrite.ts';

const escaped = (text: unknown) =>
  String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const given = (id: string, path: string, name: string, says: string, change: (text: string) => string) =>
  doing('loss')(id, [path], says, {
    parameters: ({ path: of, parameters }) =>
      of === path && parameters.has(name)
        ? parameters.with({ [name]: change(parameters.text(name)) })
        : parameters,
  });

const marked = (row: Row, name: string): Row => ({ ...row, [name]: escaped(row[name]) });

/** Values that come back as others. */
export const values: readonly Regression[] = [
  showing('units')('times-32-bit', '/tigase/shiku_msgs', 'times are cut to 32 bits', body =>
    rows(body, row => ({ ...row, timeSend: Number(row.timeSend) | 0 })),
  ),
  doing('shape')('outsider-member-null', ['/room/get'], 'who is no member has null for a membership', {
    answer: (answer: Answer, { path, resultCode }) => {
      const text = answer.bytes.toString('utf8');
      if (path !== '/room/get' || resultCode !== 1 || text.includes('"member":')) return answer;
      return { ...answer, bytes: Buffer.from(text.replace('"members":', '"member":null,"members":')) };
    },
  }),
  showing('loss')('room-notice-escaped', '/room/get', 'the notice of a group is HTML', body =>
    object(body, room => ({ ...room, notice: marked(Object(room.notice) as Row, 'text') })),
  ),
  showing('loss')('room-notices-escaped', '/room/get', 'the notices in a group are HTML', body =>
    listAt(body, 'notices', found => found.map(row => marked(row, 'text'))),
  ),
  showing('loss')('group-chat-escaped', '/tigase/getLastChatList', 'last chats of groups are HTML', body =>
    rows(body, row => (row.isRoom === 1 ? marked(row, 'content') : row)),
  ),
  showing('loss')('search-escaped', '/tigase/search', 'texts that are found are HTML', body =>
    listAt(body, 'shikuMsgs', found => found.map(row => marked(row, 'content'))),
  ),
  showing('loss')('search-group-escaped', '/tigase/search', 'names of groups that are found are HTML', body =>
    listAt(body, 'group', found => found.map(row => marked(row, 'name'))),
  ),
  given('desc-escaped', '/room/add', 'desc', 'descriptions are stored as HTML', escaped),
  given('subject-cut', '/room/update', 'subject', 'subjects are cut', text => text.slice(0, 20)),
  given(
    'nickname-escaped',
    '/room/member/update',
    'nickname',
    'names in a group are stored as HTML',
    escaped,
  ),
  given(
    'nickname-plain',
    '/room/member/update',
    'nickname',
    'names in a group lose what is beyond the basic plane',
    text => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  ),
  showing('shape')('in-group-number', '/room/list/his', 'inGroup is a number', body =>
    rows(body, row => ({ ...row, inGroup: 0 })),
  ),
  showing('shape')('place-as-text', '/room/get', 'a place is a text', body =>
    object(body, room => ({ ...room, loc: '0,0' })),
  ),
  showing('units')(
    'notice-time-of-room',
    '/room/get',
    'the notice of a group is timed in milliseconds',
    body =>
      object(body, room => {
        const notice = Object(room.notice) as Row;
        return { ...room, notice: { ...notice, time: Number(notice.time) * 1000 } };
      }),
  ),
];
