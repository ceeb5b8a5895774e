import type { Case } from '../src/check/case.ts';
import type { Given, Trial } from '../src/check/trial.ts';
import { agreeing, concern, some, undisturbed } from './kit.ts';

const make = concern('paging', { layer: 'M' });

/** A list that comes in pages: how to ask for one, and what tells its rows apart. */
interface Paged {
  readonly operation:
    | 'listFriends'
    | 'listRooms'
    | 'listNotices'
    | 'listGroupMessages'
    | 'listMessages'
    | 'getRoom';
  readonly page: (trial: Trial, pageIndex: number, pageSize: number) => Promise<readonly (string | number)[]>;
  readonly people?: true;
}

const lists: readonly Paged[] = [
  {
    operation: 'listFriends',
    page: async (trial, pageIndex, pageSize) => {
      const { pageData } = await trial.ok('owner', 'listFriends', {
        userId: trial.person('owner').userId,
        pageIndex,
        pageSize,
      });
      return pageData.map(row => row.toUserId);
    },
  },
  {
    operation: 'listRooms',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'listRooms', { pageIndex, pageSize })).map(row => row.id),
  },
  {
    operation: 'listNotices',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'listNotices', { roomId: trial.room.id, pageIndex, pageSize })).pageData.map(
        row => row.id,
      ),
  },
  {
    operation: 'listGroupMessages',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, pageIndex, pageSize })).map(
        row => row._id,
      ),
  },
  {
    operation: 'listMessages',
    people: true,
    page: async (trial, pageIndex, pageSize) => {
      const given: Given = { receiver: trial.person('peer').userId, pageIndex, pageSize };
      return (await trial.ok('owner', 'listMessages', given)).map(row => row._id);
    },
  },
  {
    operation: 'getRoom',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'getRoom', { roomId: trial.room.id, pageIndex, pageSize })).members.map(
        row => row.userId,
      ),
  },
];

/** More rows than this are not paged through one by one. */
const most = 60;

/** Pages of any size hold the same rows in the same order. */
export default lists
  .flatMap(({ operation, page, people }): Case[] => {
    const needs = { ...undisturbed, ...(people && { people: ['owner', 'peer'] as const }) };
    const source = operation === 'getRoom' ? ('server' as const) : ('document' as const);
    return [
      make(`${operation}/pages`, {
        title: `${operation}: pages do not overlap, leave nothing out, and keep the order`,
        operation,
        needs,
        source,
        async run(trial) {
          const first = some(trial, await page(trial, 0, most), 'row to page through');
          for (const size of [1, 2, 3]) {
            const [got, want] = await agreeing(trial, async () => {
              const whole = await page(trial, 0, most);
              const taken: (readonly (string | number)[])[] = [];
              const wanted: (readonly (string | number)[])[] = [];
              const pages = Math.ceil((Math.min(whole.length, 9) + size) / size);
              for (let index = 0; index < pages; index++) {
                const rows = await page(trial, index, size);
                trial.holds(rows.length <= size, {
                  rule: 'page-too-long',
                  message: 'a page must not have more rows than asked for',
                  expected: `at most ${size}`,
                  got: rows.length,
                });
                taken.push(rows);
                wanted.push(whole.slice(index * size, (index + 1) * size));
              }
              return [taken, wanted];
            });
            trial.same(got, want, {
              rule: 'pages-differ',
              message: 'each page must be its part of the list, and full where the list goes on',
            });
          }
          trial.same(new Set(first).size, first.length, {
            rule: 'page-repeats',
            message: 'no row may come twice',
          });
        },
      }),
      make(`${operation}/past-the-end`, {
        title: `${operation}: a page past the end is empty`,
        operation,
        needs,
        source,
        async run(trial) {
          trial.same(await page(trial, 1_000_000, 10), [], {
            rule: 'past-the-end',
            message: 'a page past the end must be empty',
          });
        },
      }),
      make(`${operation}/all`, {
        title: `${operation}: a page size of 0 means all`,
        operation,
        needs,
        source: 'server',
        async run(trial) {
          const [got, want] = await agreeing(trial, async () => [
            (await page(trial, 0, 0)).slice(0, most),
            await page(trial, 0, most),
          ]);
          trial.same(got, want, { rule: 'size-0', message: 'a page size of 0 must give all rows' });
        },
      }),
    ];
  })
  .concat([
    make('listFriends/total', {
      title: 'the total of the friends is that of all pages, whatever the page',
      operation: 'listFriends',
      needs: undisturbed,
      async run(trial) {
        const { userId } = trial.person('owner');
        const [got, want] = await agreeing(trial, async () => {
          const all = await trial.ok('owner', 'listFriends', { userId, pageIndex: 0, pageSize: 50_000 });
          const one = await trial.ok('owner', 'listFriends', { userId, pageIndex: 0, pageSize: 1 });
          return [
            [all.total, one.total],
            [all.pageData.length, all.pageData.length],
          ];
        });
        trial.same(got, want, {
          rule: 'total',
          pointer: '/data/total',
          message: 'the total must be the number of all friends',
        });
      },
    }),
    make('listNotices/echo', {
      title: 'the notices page tells which page it is',
      operation: 'listNotices',
      source: 'server',
      needs: undisturbed,
      async run(trial) {
        for (const [pageIndex, pageSize] of [
          [0, 2],
          [1, 1],
          [2, 5],
        ] as const) {
          const page = await trial.ok('owner', 'listNotices', { roomId: trial.room.id, pageIndex, pageSize });
          trial.same(page.start, pageIndex * pageSize, {
            rule: 'start',
            pointer: '/data/start',
            message: 'start must be pageIndex times pageSize',
          });
        }
        const all = await trial.ok('owner', 'listNotices', {
          roomId: trial.room.id,
          pageIndex: 0,
          pageSize: 0,
        });
        const one = await trial.ok('owner', 'listNotices', {
          roomId: trial.room.id,
          pageIndex: 0,
          pageSize: 1,
        });
        trial.same([one.total, all.total], [all.pageData.length, all.pageData.length], {
          rule: 'total',
          pointer: '/data/total',
          message: 'the total must be the number of all notices',
        });
      },
    }),
    make('listLastChats/size', {
      title:
        'the chat list has at most pageSize groups and as many single chats, and pageIndex does not matter',
      operation: 'listLastChats',
      source: 'server',
      needs: undisturbed,
      async run(trial) {
        const jids = async (pageIndex: number, pageSize: number) =>
          (await trial.ok('owner', 'listLastChats', { pageIndex, pageSize })).map(
            row => [row.isRoom, row.jid] as const,
          );
        const [got, want] = await agreeing(trial, async () => {
          const all = await jids(0, 0);
          const expected = (size: number) =>
            [1, 0].flatMap(kind => all.filter(([isRoom]) => isRoom === kind).slice(0, size));
          return [
            [await jids(0, 1), await jids(3, 1), await jids(0, 2)],
            [expected(1), expected(1), expected(2)],
          ];
        });
        trial.same(got, want, {
          rule: 'chat-list-size',
          message: 'each kind must be cut to pageSize, whatever the pageIndex',
        });
      },
    }),
    make('listLastChats/window', {
      title: 'the chat list can be cut by time, and the start wins where both ends are given',
      operation: 'listLastChats',
      source: 'server',
      needs: undisturbed,
      async run(trial) {
        const list = (window: Given) =>
          trial.ok('owner', 'listLastChats', { pageIndex: 0, pageSize: 0, ...window });
        const all = some(trial, await list({}), 'chat');
        const times = all.map(row => row.timeSend).sort((one, other) => one - other);
        const cut = times[Math.floor((times.length - 1) / 2)] ?? 0;
        const jids = (rows: readonly { readonly jid: string }[]) => rows.map(row => row.jid);
        const [got, want] = await agreeing(trial, async () => {
          const now = await list({});
          const since = await list({ startTime: cut, endTime: cut });
          return [
            [jids(await list({ startTime: 0, endTime: cut })), jids(since)],
            [jids(now.filter(row => row.timeSend <= cut)), jids(now.filter(row => row.timeSend >= cut))],
          ];
        });
        trial.same(got, want, {
          rule: 'chat-list-window',
          message: 'the list must end at endTime, or begin at startTime whatever endTime says',
        });
      },
    }),
    ...(['listGroupMessages', 'listMessages'] as const).map(operation =>
      make(`${operation}/windows`, {
        title: `${operation}: startTime and endTime cut the history where they say`,
        operation,
        layer: 'M',
        needs: { ...undisturbed, people: ['owner', 'peer'] },
        async run(trial) {
          const list = async (
            window: Given,
          ): Promise<readonly { readonly _id: string; readonly timeSend: number }[]> =>
            operation === 'listMessages'
              ? trial.ok('owner', 'listMessages', {
                  receiver: trial.person('peer').userId,
                  pageIndex: 0,
                  pageSize: 0,
                  ...window,
                })
              : trial.ok('owner', 'listGroupMessages', {
                  roomId: trial.room.jid,
                  pageIndex: 0,
                  pageSize: 0,
                  ...window,
                });
          const rows = some(trial, await list({}), 'message');
          const cut = rows[Math.floor(rows.length / 2)] ?? rows[0];
          // The server counts in whole seconds and is one second generous (server facts 2.7); the document says neither.
          const newer = await list({ startTime: cut.timeSend, endTime: 0 });
          const older = await list({ startTime: 0, endTime: cut.timeSend });
          const mustBeNewer = rows.filter(row => row.timeSend >= cut.timeSend).map(row => row._id);
          const mustBeOlder = rows.filter(row => row.timeSend <= cut.timeSend).map(row => row._id);
          const idsOf = (found: readonly { readonly _id: string }[]) => new Set(found.map(row => row._id));
          trial.holds(
            mustBeNewer.every(id => idsOf(newer).has(id)),
            {
              rule: 'start-time',
              message: 'messages since startTime must be there',
              expected: mustBeNewer.length,
              got: newer.length,
            },
          );
          trial.holds(
            mustBeOlder.every(id => idsOf(older).has(id)),
            {
              rule: 'end-time',
              message: 'messages until endTime must be there',
              expected: mustBeOlder.length,
              got: older.length,
            },
          );
          trial.holds(
            newer.every(row => row.timeSend >= cut.timeSend - 2000),
            { rule: 'start-time-ignored', message: 'messages from long before startTime must not be there' },
          );
          trial.holds(
            older.every(row => row.timeSend <= cut.timeSend + 2000),
            { rule: 'end-time-ignored', message: 'messages from long after endTime must not be there' },
          );
          const later = await list({ startTime: rows[0].timeSend + 60_000, endTime: 0 });
          trial.same(later.length, 0, {
            rule: 'start-time-empty',
            message: 'after the last message there must be none',
          });
          const before = await list({ startTime: 0, endTime: (rows.at(-1)?.timeSend ?? 0) - 5000 });
          trial.same(before.length, 0, {
            rule: 'end-time-empty',
            message: 'before the first message there must be none',
          });
        },
      }),
    ),
  ]);
