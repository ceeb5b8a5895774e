import type { Parameters } from '../http/parameters.ts';
import { asking, doing, showing } from './define.ts';
import type { Body, Regression } from './hooks.ts';
import { list, listAt, object } from './rewrite.ts';

const single = '/tigase/shiku_msgs';
const group = '/tigase/shiku_muc_msgs';
const histories = [single, group];

const lists = doing('paging');
const asked = asking('paging');
const shown = showing('paging');

const reversed = (body: Body) => list(body, rows => [...rows].reverse());
/** Which page comes next, of pages that nobody keeps in order. */
let next = 0;

const number = (parameters: Parameters, name: string, otherwise: number) =>
  Number(parameters.text(name) || otherwise);

/** Lists that are cut, repeated, counted or ordered wrongly. */
export const paging: readonly Regression[] = [
  {
    ...asked(
      'rows-capped',
      [...histories, '/room/noticesPage'],
      'no more than 50 rows, whatever is asked',
      of => {
        const size = number(of, 'pageSize', 20);
        return of.with({ pageSize: String(size <= 0 || size > 50 ? 50 : size) });
      },
    ),
    needs: { manyMessages: 60 },
  },
  asked('page-one-is-zero', [...histories, '/room/list/his'], 'pages count from 1', of =>
    of.with({ pageIndex: String(Math.max(0, number(of, 'pageIndex', 0) - 1)) }),
  ),
  asked('friends-in-no-order', ['/friends/page'], 'small pages of friends are any page', of =>
    number(of, 'pageSize', 10) < 10 ? of.with({ pageIndex: String(next++ % 7) }) : of,
  ),
  asked('page-size-ignored', histories, 'pages have 20 rows, whatever is asked', of =>
    of.with({ pageSize: '20' }),
  ),
  asked('index-is-offset', [...histories, '/room/noticesPage'], 'pageIndex counts rows', of => {
    const [index, size] = [number(of, 'pageIndex', 0), number(of, 'pageSize', 20)];
    return index > 0 && size > 1 ? of.with({ pageIndex: '0' }) : of;
  }),
  asked('window-in-seconds', [single], 'startTime is taken for seconds', of =>
    of.with({ startTime: String(number(of, 'startTime', 0) * 1000) }),
  ),
  shown('last-chats-oldest-first', '/tigase/getLastChatList', 'chats come oldest first', reversed, 'drift'),
  shown('members-shuffled', '/room/get', 'members come in any order', body =>
    listAt(body, 'members', found => [...found].reverse()),
  ),
  asked('window-ignored', [single], 'startTime and endTime are not looked at', of =>
    of.with({ startTime: '0', endTime: '0' }),
  ),
  asked('max-type-ignored', [single], 'maxType is not looked at', of => of.with({ maxType: '0' }), 'drift'),
  lists('order-by-id', histories, 'histories are ordered as rows came in, not by time', {
    order: (a, b) => (a._id < b._id ? 1 : -1),
  }),
  lists('order-oldest-first', histories, 'histories begin with the oldest', {
    order: (a, b) => a.timeSend - b.timeSend,
  }),
  shown('newest-skipped', single, 'the newest message is not shown', body =>
    list(body, rows => rows.slice(1)),
  ),
  shown('row-repeated', group, 'the first row comes twice', body =>
    list(body, rows => [...rows.slice(0, 1), ...rows]),
  ),
  shown('members-twice', '/room/member/list', 'the last member comes twice', body =>
    list(body, rows => [...rows, ...rows.slice(-1)]),
  ),
  shown('owner-not-first', '/room/get', 'the owner is the last member', body =>
    listAt(body, 'members', rows => [...rows].reverse()),
  ),
  shown('notices-oldest-first', '/room/noticesPage', 'notices begin with the oldest', reversed),
  shown('notices-no-echo', '/room/noticesPage', 'a page of notices does not say which', body =>
    object(body, page => ({ ...page, pageIndex: 0, pageSize: 15, start: 0 })),
  ),
  shown('friends-total-wrong', '/friends/page', 'one friend more is counted', body =>
    object(body, page => ({ ...page, total: Number(page.total) + 1 })),
  ),
  shown('user-size-wrong', '/room/get', 'one member more is counted', body =>
    object(body, room => ({ ...room, userSize: Number(room.userSize) + 1 })),
  ),
  shown('rooms-page-reversed', '/room/list/his', 'each page of groups is turned round', reversed),
  shown(
    'last-chats-merged',
    '/tigase/getLastChatList',
    'groups and persons are one sorted list',
    body => list(body, rows => [...rows].sort((a, b) => Number(b.timeSend) - Number(a.timeSend))),
    'drift',
  ),
];
