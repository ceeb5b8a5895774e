import type { Case } from '../src/check/suite/case.ts';
import { agreeing, concern, everything, some, undisturbedFor } from './kit.ts';
import { holdsUncapped, pagedLists } from './lists.ts';
import { validFor } from './valid.ts';

const make = concern('paging', { layer: 'M' });

/** More rows than this are not paged through one by one. */
const most = 60;

/** Lists of which the facts say that a size of 0 is no limit. */
const sizeless: ReadonlySet<string> = new Set(['listRooms', 'listMessages']);

/** Numbers of the first pages and of the last, with an empty one after it, where the list is known to its end. */
function pagesOf(rows: number, size: number): Set<number> {
  const first = Math.ceil(Math.min(rows, 6) / size);
  const last = Math.ceil(rows / size);
  const ends = rows < most ? [Math.max(last - 1, 0), last] : [];
  return new Set([...Array(first).keys(), ...ends]);
}

/** Pages of any size hold the same rows in the same order. */
export default Object.values(pagedLists)
  .flatMap(({ operation, page, people }): Case[] => {
    const needs = { ...undisturbedFor(operation), ...(people && { people: ['owner', 'peer'] as const }) };
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
              const indices = [...pagesOf(whole.length, size)];
              const taken = await Promise.all(indices.map(index => page(trial, index, size)));
              for (const rows of taken)
                trial.holds(rows.length <= size, {
                  rule: 'page-too-long',
                  message: 'a page must not have more rows than asked for',
                  expected: `at most ${size}`,
                  got: rows.length,
                });
              const wanted = indices.map(index => whole.slice(index * size, (index + 1) * size));
              return [taken, wanted];
            });
            trial.same(got, want, {
              rule: 'pages-differ',
              message: 'pages must follow the order of the list, and all but the last must be full',
            });
          }
          trial.same(new Set(first).size, first.length, {
            rule: 'page-repeats',
            message: 'no row may appear twice',
          });
        },
      }),
      make(`${operation}/as-many-as-asked`, {
        title: `${operation}: a page has as many rows as requested, if there are enough`,
        operation,
        needs,
        source,
        run: trial => holdsUncapped(trial, page),
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
      make(`${operation}/negative`, {
        title: `${operation}: a page before the first is answered in JSON`,
        operation,
        needs,
        source,
        harm: 'transport',
        async run(trial) {
          // Nobody says whether it is refused or the first page.
          const given = { ...validFor(trial, operation), pageIndex: -1 };
          const { status, json } = await trial.send('owner', operation, given, { unjudged: true });
          trial.holds(status === 200 && json !== undefined, {
            rule: 'negative-page',
            message: 'a pageIndex of -1 must be answered like any other request, with status 200 and JSON',
            expected: 'status 200 and JSON',
            got: `status ${status}${json === undefined ? ', no JSON' : ''}`,
          });
        },
      }),
      make(`${operation}/all`, {
        title: `${operation}: a page size of 0 means all`,
        operation,
        // Of the other lists nobody says what no size means (server facts 2.5, 2.7).
        needs: sizeless.has(operation) ? needs : { ...needs, mock: true },
        source: sizeless.has(operation) ? 'server' : 'judgement',
        async run(trial) {
          let rows: readonly (string | number)[] = [];
          const [got, want] = await agreeing(trial, async () => {
            const all = await page(trial, 0, most);
            rows = await page(trial, 0, 0);
            return [rows.slice(0, most), all];
          });
          const message = 'a page size of 0 must give all rows';
          trial.same(got, want, { rule: 'size-0', message, among: { rows, all: want } });
        },
      }),
    ];
  })
  .concat([
    make('listFriends/total', {
      title: 'the total of friends counts all pages, on every page',
      operation: 'listFriends',
      needs: undisturbedFor('listFriends'),
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
    make('listFriends/echo', {
      title: 'the friends page has the default page fields, or repeats the requested ones',
      operation: 'listFriends',
      source: 'server',
      needs: undisturbedFor('listFriends'),
      async run(trial) {
        const { userId } = trial.person('owner');
        const heads: (readonly number[])[] = [];
        const asked = [
          [0, 2],
          [1, 1],
          [2, 5],
        ] as const;
        for (const [pageIndex, pageSize] of asked) {
          const page = await trial.ok('owner', 'listFriends', { userId, pageIndex, pageSize });
          heads.push([page.pageIndex, page.pageSize, page.start]);
        }
        const echoes = asked.map(([index, size]) => [index, size, index * size]);
        // Why the document's version repeats nothing is a guess (server facts 2.3): others do.
        const isEchoed = !trial.isMock && heads[0]?.[1] === 2;
        trial.same(heads, isEchoed ? echoes : asked.map(() => [0, 15, 0]), {
          rule: 'page-head',
          message: 'pageIndex, pageSize and start must repeat the request, or be 0, 15 and 0',
        });
        if (!isEchoed) return;
        const message = 'the friends page repeats the request here';
        trial.note({ rule: 'page-echo', message, expected: 'either', got: heads });
      },
    }),
    make('listNotices/echo', {
      title: 'the notices page repeats the requested page',
      operation: 'listNotices',
      source: 'server',
      needs: undisturbedFor('listNotices'),
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
        const roomId = trial.room.id;
        const [got, want] = await agreeing(trial, async () => {
          const all = await trial.ok('owner', 'listNotices', { roomId, ...everything });
          const one = await trial.ok('owner', 'listNotices', { roomId, pageIndex: 0, pageSize: 1 });
          const count = all.pageData.length;
          // Some generations count the rows of the page (server facts 2.15).
          const ofOne = one.total === one.pageData.length ? one.total : count;
          return [
            [one.total, all.total],
            [ofOne, count],
          ];
        });
        trial.same(got, want, {
          rule: 'total',
          pointer: '/data/total',
          message: 'the total must be the number of all notices',
          // Either count is known; any other makes an app show too few pages.
          source: 'document',
        });
      },
    }),
    make('listLastChats/size', {
      title:
        'the chat list has at most pageSize groups and as many single chats, and pageIndex does not matter',
      operation: 'listLastChats',
      source: 'server',
      needs: undisturbedFor('listLastChats'),
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
          message: 'each kind must have at most pageSize rows, for any pageIndex',
        });
      },
    }),
  ]);
