import type { Call } from '../call.ts';
import { asking, doing, showing } from './define.ts';
import type { Regression } from './hooks.ts';
import { list, listAt, object } from './rewrite.ts';

const single = '/tigase/shiku_msgs';
const group = '/tigase/shiku_muc_msgs';

const lists = doing('paging');
const shown = showing('paging');
const asked = asking('paging');

const backwards = (id: unknown) => [...String(id)].reverse().join('');
const sizeOf = ({ parameters }: Call) => Number(parameters.text('pageSize') || 0);
const indexOf = ({ parameters }: Call) => Number(parameters.text('pageIndex') || 0);

/** Pages that are off by one, capped, or count wrongly. */
export const pages: readonly Regression[] = [
  shown('page-one-short', [single, group], 'a full page lacks its last row', (body, call) =>
    list(body, rows => (rows.length === sizeOf(call) ? rows.slice(0, -1) : rows)),
  ),
  shown(
    'page-without-first',
    [single, group, '/room/noticesPage'],
    'pages after the first lack their first row',
    (body, call) => list(body, rows => (indexOf(call) > 0 ? rows.slice(1) : rows)),
  ),
  lists('past-the-end-is-first', [single, '/room/noticesPage'], 'a page far past the end is the first', {
    parameters: ({ path, parameters }) =>
      [single, '/room/noticesPage'].includes(path) && Number(parameters.text('pageIndex') || 0) > 1000
        ? parameters.with({ pageIndex: '0' })
        : parameters,
  }),
  {
    ...lists('rows-capped-at-20', [single, group], 'no more than 20 rows, whatever is asked', {
      parameters: ({ path, parameters }) => {
        const size = Number(parameters.text('pageSize') || 20);
        return [single, group].includes(path) && (size <= 0 || size > 20)
          ? parameters.with({ pageSize: '20' })
          : parameters;
      },
    }),
    needs: { manyMessages: 30 },
  },
  shown('members-capped', ['/room/get'], 'a group shows its owner alone', body =>
    listAt(body, 'members', rows => rows.slice(0, 1)),
  ),
  shown('member-list-capped', ['/room/member/list'], 'the last member is left out', body =>
    list(body, rows => (rows.length > 1 ? rows.slice(0, -1) : rows)),
  ),
  shown('friends-total-of-page', ['/friends/page'], 'the total of friends is that of the page', body =>
    object(body, page => ({ ...page, total: Array.isArray(page.pageData) ? page.pageData.length : 0 })),
  ),
  shown(
    'friends-count-floor',
    ['/friends/page'],
    'pages of friends are counted one too few',
    body => object(body, page => ({ ...page, pageCount: Math.floor(Number(page.total) / 15) })),
    'drift',
  ),
  shown('notices-echo-swapped', ['/room/noticesPage'], 'a page tells its size as its number', body =>
    object(body, page => ({ ...page, pageIndex: page.pageSize, pageSize: page.pageIndex })),
  ),
  shown(
    'notices-start-wrong',
    ['/room/noticesPage'],
    'start is the number of the page',
    body => object(body, page => ({ ...page, start: page.pageIndex })),
    'drift',
  ),
  shown('notices-total-zero', ['/room/noticesPage'], 'no notice is counted', body =>
    object(body, page => ({ ...page, total: 0, pageCount: 0 })),
  ),
  shown('chats-repeated', ['/tigase/getLastChatList'], 'the first chat comes twice', body =>
    list(body, rows => [...rows, ...rows.slice(0, 1)]),
  ),
  shown('chats-without-groups', ['/tigase/getLastChatList'], 'groups are no chats', body =>
    list(body, rows => rows.filter(({ isRoom }) => isRoom !== 1)),
  ),
  shown('history-random', [group], 'the history of a group comes in any order', body =>
    list(body, rows => rows.toSorted((one, other) => (backwards(one._id) < backwards(other._id) ? 1 : -1))),
  ),
  asked(
    'empty-number-refused',
    [single, group, '/friends/page', '/room/list/his'],
    'an empty page number is no number',
    parameters =>
      parameters.has('pageIndex') && parameters.text('pageIndex') === ''
        ? parameters.with({ pageIndex: 'null' })
        : parameters,
    'drift',
  ),
];
