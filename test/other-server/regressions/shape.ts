import type { Change } from '../state/collection.ts';
import { doing } from './define.ts';
import type { Body, Hooks, Regression } from './hooks.ts';
import { data, object, type Row, renamed, rows, without } from './rewrite.ts';

const single = '/tigase/shiku_msgs';
const group = '/tigase/shiku_muc_msgs';

const shape = doing('shape');

const at = (paths: readonly string[], change: (body: Body) => Body): Hooks => ({
  body: (body, path) => (paths.includes(path) ? change(body) : body),
});

const bodies = (id: string, paths: readonly string[], says: string, change: (body: Body) => Body) =>
  shape(id, paths, says, at(paths, change));

/** Rows that are written from now on lack a key; those of before have it. */
const lacking = (collection: string, key: string): Hooks => ({
  store: (change: Change) =>
    change.collection === collection && change.after
      ? { ...change, after: without(change.after as Row, key) }
      : change,
});

/** Fields that are renamed, gone, or of another type. */
export const shapes: readonly Regression[] = [
  bodies('phone-as-number', ['/user/get'], 'a phone number is a number', body =>
    object(body, user => ({ ...user, phone: Number(user.phone) })),
  ),
  bodies('message-not-json', [single], 'the text in message is no JSON', body =>
    rows(body, row => ({ ...row, message: String(row.message).slice(0, -1) })),
  ),
  bodies('message-as-object', [group], 'message is an object', body =>
    rows(body, row => ({ ...row, message: JSON.parse(String(row.message)) as unknown })),
  ),
  bodies('message-twice-encoded', [single], 'message is JSON in a JSON text', body =>
    rows(body, row => ({ ...row, message: JSON.stringify(row.message) })),
  ),
  bodies('message-disagrees', [single], 'message has another content than its row', body =>
    rows(body, row => ({
      ...row,
      message: String(row.message).replace(/"content":"(?:[^"\\]|\\.)*"/, '"content":""'),
    })),
  ),
  bodies('time-send-renamed', [single], 'timeSend is called sendTime', body =>
    rows(body, row => renamed(row, 'timeSend', 'sendTime')),
  ),
  bodies('is-read-renamed', [single], 'isRead is called read', body =>
    rows(body, row => renamed(row, 'isRead', 'read')),
  ),
  bodies('sender-number', [group], 'sender is a number', body =>
    rows(body, row => ({ ...row, sender: Number(row.sender) })),
  ),
  bodies('user-id-text', ['/room/get'], 'userId is a text', body =>
    object(body, room => ({ ...room, userId: String(room.userId) })),
  ),
  bodies('is-encrypt-number', ['/tigase/getLastChatList'], 'isEncrypt is a number', body =>
    rows(body, row => ({ ...row, isEncrypt: 0 })),
  ),
  bodies('members-gone', ['/room/get'], 'a group comes without its members', body =>
    object(body, room => without(room, 'members')),
  ),
  bodies('list-as-page', ['/room/list/his'], 'a list is a page', body =>
    data(body, found => ({ pageData: found, total: Array.isArray(found) ? found.length : 0 })),
  ),
  bodies('nothing-is-absent', [single, group], 'an empty list is left out', body =>
    Array.isArray(body.data) && body.data.length === 0 ? without(body, 'data') : body,
  ),
  bodies('is-room-swapped', ['/tigase/getLastChatList'], 'groups are called persons', body =>
    rows(body, row => ({ ...row, isRoom: 1 - Number(row.isRoom) })),
  ),
  bodies('notice-id-gone', ['/room/update'], 'a new notice has no id', body => without(body, 'data')),
  bodies('current-time-gone', ['/friends/page'], 'an answer does not say when', body =>
    without(body, 'currentTime'),
  ),
  bodies('data-renamed', ['/user/get'], 'data is called result', body => renamed(body, 'data', 'result')),
  shape(
    'upload-url-gone',
    ['/config'],
    'nobody says where to upload',
    at(['/config'], body => object(body, config => without(config, 'uploadUrl'))),
    'drift',
  ),
  shape('new-messages-lack-id', [single], 'new messages have no messageId', lacking('messages', 'messageId')),
  shape(
    'new-messages-lack-content',
    [single],
    'new messages have no content',
    lacking('messages', 'content'),
  ),
  shape('new-messages-lack-read', [single], 'new messages have no isRead', lacking('messages', 'isRead')),
  shape('new-rooms-lack-desc', ['/room/get'], 'new groups have no desc', lacking('rooms', 'desc')),
  shape(
    'new-notices-lack-author',
    ['/room/noticesPage'],
    'new notices have no nickname',
    lacking('notices', 'nickname'),
  ),
  shape('jid-replaced', ['/room/add'], 'a group gets a jid of its own', {
    parameters: ({ path, parameters }) => (path === '/room/add' ? parameters.with({ jid: '' }) : parameters),
  }),
  shape(
    'field-added',
    ['/room/list/his'],
    'a field that nobody knows',
    at(['/room/list/his'], body => rows(body, row => ({ ...row, trace: 'a1' }))),
    'drift',
  ),
];
