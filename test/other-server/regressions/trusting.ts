import { doing } from './define.ts';
import type { Regression, Seen } from './hooks.ts';
import { object } from './rewrite.ts';

const [add, update, members] = ['/friends/add', '/room/update', '/room/member/list'];

/** Acts as whoever a parameter names. */
const asNamed = (path: string) => ({
  caller: ({ path: asked, parameters, caller, state }: Seen) =>
    asked === path ? (state.users.get(parameters.text('userId')) ?? caller) : caller,
});

/** What is believed that nobody should believe. */
export const trustings: readonly Regression[] = [
  doing('identity')('friend-for-another', [add], 'userId says who makes friends', asNamed(add)),
  doing('identity')(
    'group-for-another',
    ['/room/add'],
    'userId says who owns a new group',
    asNamed('/room/add'),
  ),
  doing('permission')(
    'members-for-strangers',
    [members],
    'who was never in a group lists its members',
    () => {
      const were = new Set<string>();
      const key = (roomId: string, userId: number) => `${roomId} ${userId}`;
      return {
        store: change => {
          const { roomId, userId } = (change.before ?? {}) as { roomId?: string; userId?: number };
          if (change.collection === 'members' && roomId !== undefined && userId !== undefined)
            were.add(key(roomId, userId));
          return change;
        },
        unchecked: ({ path, caller, parameters }, failure) =>
          path === members &&
          failure === 'no-permission' &&
          !were.has(key(parameters.text('roomId'), caller.userId))
            ? 'not refused'
            : undefined,
      };
    },
  ),
  doing('loss')('empty-name-clears', [update], 'an empty name takes the name of a group away', {
    body: (body, path, call) => {
      if (path !== update || !call || body.resultCode !== 1) return body;
      const { parameters, state } = call;
      const room = state.rooms.get(parameters.text('roomId'));
      const isEmpty = parameters.has('roomName') && parameters.text('roomName') === '';
      if (room && isEmpty) state.rooms.put({ ...room, name: '' });
      return body;
    },
  }),
  doing('privacy')('config-database', ['/config'], 'the configuration has the address of the database', {
    body: (body, path) =>
      path === '/config'
        ? object(body, data => ({
            ...data,
            dbUrl: 'jdbc:mysql://10.0.0.12:3306/im?user=root&password=Root2019',
          }))
        : body,
  }),
  doing('transport')(
    'negative-page-fails',
    ['/friends/page'],
    'a page before the first is a page of the framework',
    {
      answer: (answer, { path, query }) =>
        path === '/friends/page' && /\bpageIndex=-/.test(query)
          ? {
              ...answer,
              status: 500,
              bytes: Buffer.from('<html><body><h1>HTTP Status 500</h1></body></html>'),
            }
          : answer,
    },
  ),
];
