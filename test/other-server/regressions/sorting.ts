import type { Parameters } from '../http/parameters.ts';
import { asking, doing } from './define.ts';
import type { Regression } from './hooks.ts';
import { list } from './rewrite.ts';

const single = '/tigase/shiku_msgs';
const group = '/tigase/shiku_muc_msgs';

const lists = doing('paging');
const asked = asking('paging');

const second = (ms: number) => Math.floor(ms / 1000);
const number = (parameters: Parameters, name: string) => Number(parameters.text(name) || 0);

/** Pages of one list that begin one row too late. */
const late = (id: string, path: string) =>
  lists(id, [path], 'pages after the first begin one row too late', {
    parameters: ({ path: of, parameters }) => {
      const [index, size] = [number(parameters, 'pageIndex'), number(parameters, 'pageSize')];
      return of === path && index > 0
        ? parameters.with({
            pageIndex: '0',
            pageSize: String((index + 1) * size + 1),
            offset: String(index * size + 1),
          })
        : parameters;
    },
    body: (body, of, call) => {
      const offset = Number(call?.parameters.text('offset') || 0);
      return of === path && offset > 0 ? list(body, rows => rows.slice(offset)) : body;
    },
  });

/** Lists in another order, cut elsewhere, or not filtered. */
export const sortings: readonly Regression[] = [
  lists(
    'order-by-second',
    [single, group],
    'messages of one second come in the order in which they were sent',
    {
      order: (a, b) => second(b.timeSend) - second(a.timeSend) || a.timeSend - b.timeSend,
    },
  ),
  asked('window-swapped', [single], 'startTime is taken for endTime', of =>
    of.with({ startTime: of.text('endTime'), endTime: of.text('startTime') }),
  ),
  asked('end-time-forgotten', [single], 'endTime is not looked at beside a startTime', of =>
    of.long('startTime') > 0 ? of.with({ endTime: '0' }) : of,
  ),
  asked('group-window-ignored', [group], 'startTime and endTime are not looked at', of =>
    of.with({ startTime: '0', endTime: '0' }),
  ),
  asked(
    'chats-since-ignored',
    ['/tigase/getLastChatList'],
    'startTime is not looked at',
    of => of.with({ startTime: '0' }),
    'drift',
  ),
  asked(
    'rooms-type-ignored',
    ['/room/list/his'],
    'type is not looked at',
    of => of.with({ type: '0' }),
    'drift',
  ),
  asked(
    'friends-keyword-ignored',
    ['/friends/page'],
    'keyword is not looked at',
    of => of.with({ keyword: '' }),
    'drift',
  ),
  asked(
    'members-keyword-ignored',
    ['/room/member/list'],
    'keyword is not looked at',
    of => of.with({ keyword: '' }),
    'drift',
  ),
  late('friends-page-late', '/friends/page'),
  late('rooms-page-late', '/room/list/his'),
  lists('deleted-shown', [single], 'deleted messages are shown', {
    body: (body, path, call) =>
      path === single && call && number(call.parameters, 'startTime') === 0
        ? list(body, rows => {
            const hidden = call.state.messages
              .of(String(call.caller.userId))
              .filter(
                row => row.delayedTime !== undefined && row.receiver === call.parameters.text('receiver'),
              )
              .map(({ delayedTime: _, ...row }) => row);
            return [...rows, ...hidden].toSorted((a, b) => Number(b.timeSend) - Number(a.timeSend));
          })
        : body,
  }),
  lists('recalled-shown', [group], 'recalled messages of a group are shown', {
    body: (body, path, call) =>
      path === group && call
        ? list(body, rows => {
            const hidden = call.state.groupMessages
              .of(call.parameters.text('roomId'))
              .filter(({ withdraw }) => withdraw === '1')
              .map(({ withdraw: _, ...row }) => row);
            return [...rows, ...hidden].toSorted((a, b) => Number(b.timeSend) - Number(a.timeSend));
          })
        : body,
  }),
  doing('identity')(
    'members-by-parameter',
    ['/room/member/update'],
    'userId counts for more than the token',
    {
      caller: ({ path, parameters, caller, state }) =>
        (path === '/room/member/update' && state.users.get(parameters.text('userId').trim())) || caller,
    },
  ),
  doing('identity')('transfer-by-parameter', ['/room/transfer'], 'userId counts for more than the token', {
    caller: ({ path, parameters, caller, state }) =>
      (path === '/room/transfer' && state.users.get(parameters.text('userId').trim())) || caller,
  }),
];
