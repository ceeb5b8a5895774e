import type { Change } from '../state/collection.ts';
import { doing } from './define.ts';
import type { Hooks, Regression } from './hooks.ts';
import { object, rows } from './rewrite.ts';

const zone = 8 * 60 * 60;

const time = doing('units');

/** Changes numbers of rows of a collection as they are first written. */
const created = (collection: string, names: readonly string[], change: (value: number) => number): Hooks => ({
  store: written => {
    const isNew = written.collection === collection && written.before === undefined;
    return isNew ? retimed(written, names, change) : written;
  },
});

function retimed(change: Change, names: readonly string[], to: (value: number) => number): Change {
  if (!change.after) return change;
  const after = Object.fromEntries(
    Object.entries(change.after).map(([name, value]) => [
      name,
      names.includes(name) && typeof value === 'number' && value > 0 ? to(value) : value,
    ]),
  );
  return { ...change, after };
}

const toMs = (value: number) => value * 1000;
const later = (value: number) => value + zone;
const laterMs = (value: number) => value + zone * 1000;

const pinned = (change: (value: number) => number): Hooks => ({
  store: written =>
    written.collection === 'members' || written.collection === 'friends'
      ? retimed(written, ['openTopChatTime'], change)
      : written,
});

/** Times in other units, or of another time zone, from the moment a row is written. */
export const times: readonly Regression[] = [
  time(
    'room-times-ms',
    ['/room/add'],
    'groups are stamped in milliseconds',
    created('rooms', ['createTime', 'modifyTime'], toMs),
  ),
  time(
    'member-times-ms',
    ['/room/get'],
    'members are stamped in milliseconds',
    created('members', ['createTime'], toMs),
  ),
  time(
    'notice-times-ms',
    ['/room/noticesPage'],
    'notices are stamped in milliseconds',
    created('notices', ['time'], toMs),
  ),
  time('pin-times-ms', ['/room/list/his'], 'pins are stamped in milliseconds', pinned(toMs)),
  time('message-times-s', ['/tigase/shiku_msgs'], 'messages are stamped in seconds', {
    body: (body, path) =>
      path === '/tigase/shiku_msgs'
        ? rows(body, row => ({ ...row, timeSend: Math.floor(Number(row.timeSend) / 1000) }))
        : body,
  }),
  time('last-chat-times-s', ['/tigase/getLastChatList'], 'last chats are stamped in seconds', {
    body: (body, path) =>
      path === '/tigase/getLastChatList'
        ? rows(body, row => ({ ...row, timeSend: Math.floor(Number(row.timeSend) / 1000) }))
        : body,
  }),
  time('current-time-s', ['/user/get'], 'currentTime is in seconds', {
    body: body =>
      typeof body.currentTime === 'number'
        ? { ...body, currentTime: Math.floor(body.currentTime / 1000) }
        : body,
  }),
  time(
    'room-zone',
    ['/room/get'],
    'groups are stamped eight hours ahead',
    created('rooms', ['createTime', 'modifyTime'], later),
  ),
  time(
    'member-zone',
    ['/room/add', '/room/get'],
    'members are stamped eight hours ahead',
    created('members', ['createTime'], later),
  ),
  time(
    'notice-zone',
    ['/room/noticesPage'],
    'notices are stamped eight hours ahead',
    created('notices', ['time'], later),
  ),
  time(
    'message-zone',
    ['/tigase/shiku_msgs'],
    'messages are stamped eight hours ahead',
    created('messages', ['timeSend', 'ts'], laterMs),
  ),
  time(
    'group-message-zone',
    ['/tigase/shiku_muc_msgs'],
    'group messages are stamped eight hours ahead',
    created('groupMessages', ['timeSend', 'ts'], laterMs),
  ),
  time('chat-zone', ['/tigase/getLastChatList'], 'last chats are stamped eight hours ahead', {
    store: written =>
      written.collection === 'lastChats' ? retimed(written, ['timeSend'], laterMs) : written,
  }),
  time(
    'friend-zone',
    ['/friends/page'],
    'new friends are stamped eight hours ahead',
    created('friends', ['createTime'], later),
  ),
  time('friend-times-ms', ['/friends/page'], 'friends are stamped in milliseconds', {
    body: (body, path) =>
      path === '/friends/page'
        ? rows(body, row => ({ ...row, createTime: toMs(Number(row.createTime)) }))
        : body,
  }),
  time('received-times-s', ['/tigase/shiku_msgs'], 'ts is in seconds', {
    body: (body, path) =>
      path === '/tigase/shiku_msgs'
        ? rows(body, row => ({ ...row, ts: Math.floor(Number(row.ts) / 1000) }))
        : body,
  }),
  time('inner-times-s', ['/tigase/shiku_muc_msgs'], 'timeSend inside message is in seconds', {
    body: (body, path) =>
      path === '/tigase/shiku_muc_msgs'
        ? rows(body, row => ({
            ...row,
            message: String(row.message).replace(/"timeSend":(\d{10})\d{3}/, '"timeSend":$1'),
          }))
        : body,
  }),
  time('profile-times-ms', ['/user/get'], 'profiles are stamped in milliseconds', {
    body: (body, path) =>
      path === '/user/get'
        ? object(body, row => ({ ...row, createTime: toMs(Number(row.createTime)) }))
        : body,
  }),
  time('notice-times-text', ['/room/noticesPage'], 'times of notices are dates', {
    body: (body, path) =>
      path === '/room/noticesPage'
        ? rows(body, row => ({ ...row, time: new Date(Number(row.time) * 1000).toISOString() }))
        : body,
  }),
  time('clock-zone', ['/user/get'], 'the clock is eight hours ahead', { now: ms => ms + zone * 1000 }),
  time('clock-s', ['/room/get'], 'currentTime is in seconds for one operation', {
    body: (body, path) =>
      path === '/room/get' && typeof body.currentTime === 'number'
        ? { ...body, currentTime: Math.floor(body.currentTime / 1000) }
        : body,
  }),
  time('pin-zone', ['/room/list/his'], 'pins are stamped eight hours ahead', pinned(later)),
  time('clock-frozen', ['/user/get'], 'the clock stands still', () => {
    let first: number | undefined;
    return {
      now: ms => {
        first ??= ms;
        return first;
      },
    };
  }),
];
