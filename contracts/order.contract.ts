import type { Way } from '../src/check/suite/trial.ts';
import { agreeing, concern, everything, undisturbed } from './kit.ts';
import { holdsOf } from './rows.ts';

const sorted = (values: readonly string[]) => values.toSorted();
const make = concern('order', { layer: 'M', needs: undisturbed });

/** The contract's own order rules look at every answer; these look at what only several answers can show. */
export default [
  make('listRooms', {
    title: "the caller's groups come newest first, in the same order each time",
    operation: 'listRooms',
    source: 'server',
    async run(trial) {
      const list = async () => (await trial.ok('owner', 'listRooms', everything)).map(row => row.id);
      const [got, want] = await agreeing(trial, async () => [await list(), await list()], sorted);
      trial.same(got, want, { rule: 'order-unsteady', message: 'two readings must have the same order' });
    },
  }),
  make('listRooms/kinds', {
    title: 'own groups and joined groups together are all groups',
    operation: 'listRooms',
    source: 'server',
    async run(trial) {
      const list = (type: number) => trial.ok('owner', 'listRooms', { ...everything, type });
      const { userId } = trial.person('owner');
      const own = await list(1);
      const alone = { rule: 'type-1', message: "type 1 must list only the caller's groups" };
      holdsOf(trial, own, { field: 'member.role', value: 1, are: 'all' }, alone);
      holdsOf(trial, own, { field: 'userId', value: userId, are: 'all' }, alone);
      const joined = await list(2);
      holdsOf(
        trial,
        joined,
        { field: 'member.role', value: 1, are: 'absent' },
        { rule: 'type-2', message: 'type 2 must list only groups of others' },
      );
      const [got, want] = await agreeing(trial, async () => [
        [...(await list(1)), ...(await list(2))].map(row => row.id).sort(),
        (await list(0)).map(row => row.id).sort(),
      ]);
      trial.same(got, want, {
        rule: 'kinds',
        message: 'both kinds together must be all groups',
      });
    },
  }),
  make('listFriends/kinds', {
    title: 'friends can be filtered by status and by a word in the name',
    operation: 'listFriends',
    source: 'server',
    async run(trial) {
      const { userId } = trial.person('owner');
      const page = { userId, ...everything };
      const { pageData } = await trial.ok('owner', 'listFriends', page);
      holdsOf(
        trial,
        pageData,
        { field: 'status', value: 2, are: 'all' },
        // Whoever is blocked or a stranger is nobody's friend, and the document calls it the list of friends.
        { rule: 'status', message: 'without a status only friends must be listed', source: 'document' },
      );
      holdsOf(
        trial,
        pageData,
        { field: 'userId', value: userId, are: 'all' },
        { rule: 'whose-friends', message: "only the caller's own rows must be listed" },
      );
      const strangers = await trial.ok('owner', 'listFriends', { ...page, status: -1 });
      holdsOf(
        trial,
        strangers.pageData,
        { field: 'status', value: -1, are: 'all' },
        { rule: 'status-filter', message: 'only friends with the requested status must be listed' },
      );
      // Rows of others may have no name.
      const nameOf = ({ toNickname = '' }: (typeof pageData)[number]): string => toNickname;
      const [friend] = pageData.filter(row => nameOf(row).length > 1);
      if (!friend) return trial.notExercised('the owner has no friend with a name');
      const keyword = friend.toNickname.slice(0, 2);
      const found = await trial.ok('owner', 'listFriends', { ...page, keyword });
      holdsOf(
        trial,
        found.pageData,
        { field: 'toUserId', value: friend.toUserId, are: 'there' },
        { rule: 'keyword-misses', message: 'the friend whose name has the keyword must be found' },
      );
      const fits = (row: (typeof pageData)[number]) =>
        nameOf(row).includes(keyword) || (row.remarkName ?? '').includes(keyword);
      trial.same(found.pageData.filter(row => !fits(row)).map(nameOf), [], {
        rule: 'keyword-ignored',
        message: 'only friends whose name has the keyword must be found',
      });
    },
  }),
  make('listFriends/whose', {
    title: "another user's userId does not show that user's friends",
    harm: 'identity',
    operation: 'listFriends',
    layer: 'P',
    source: 'server',
    needs: { ...undisturbed, people: ['owner', 'peer'] },
    async run(trial) {
      const page = everything;
      const friendsOf = async (who: 'owner' | 'peer', method: Way) => {
        const { userId } = trial.person(who);
        const { pageData } = await trial.ok('owner', 'listFriends', { ...page, userId }, { method });
        return pageData.map(row => row.toUserId);
      };
      for (const method of trial.ways) {
        // Friends may come and go between the two.
        const [got, want] = await agreeing(trial, async () => {
          const own = await friendsOf('owner', method);
          return [await friendsOf('peer', method), own];
        });
        trial.same(got, want, {
          rule: 'foreign-friends',
          message: "the caller's own friends must be listed, for any userId",
        });
      }
    },
  }),
  make('listLastChats', {
    title: 'the chat list is in the same order each time, and only since startTime',
    operation: 'listLastChats',
    source: 'server',
    async run(trial) {
      const list = async (window = {}) => {
        const rows = await trial.ok('owner', 'listLastChats', { ...everything, ...window });
        return rows.map(({ jid, timeSend }) => ({ jid, timeSend }));
      };
      const [got, want] = await agreeing(
        trial,
        async () => [await list(), await list()],
        rows => sorted(rows.map(row => JSON.stringify(row))),
      );
      trial.same(got, want, { rule: 'order-unsteady', message: 'two readings must have the same order' });
      const cut = want[Math.floor(want.length / 2)]?.timeSend;
      if (cut === undefined) return trial.notExercised('the chat list is empty');
      const [since, wantSince] = await agreeing(trial, async () => [
        await list({ startTime: cut }),
        (await list()).filter(row => row.timeSend >= cut),
      ]);
      trial.same(since, wantSince, {
        rule: 'start-time',
        message: 'only chats since startTime must be listed',
      });
      let whole = new Set<string>();
      const [until, wantUntil] = await agreeing(trial, async () => {
        const early = await list({ endTime: cut });
        const all = await list();
        whole = new Set(all.map(row => row.jid));
        return [early, all.filter(row => row.timeSend <= cut)];
      });
      const left = until.filter(row => !whole.has(row.jid));
      // Whoever is not in the list of all, but in a part of it, was cut off.
      if (left.length > 0)
        trial.holds(false, {
          rule: 'capped',
          message: 'a page must have as many rows as requested, if there are enough',
          source: 'document',
          harm: 'loss',
          expected: `all ${whole.size + left.length} chats, as all were asked for`,
          got: `${whole.size}, of which none are the ${left.length} others that endTime shows`,
        });
      trial.same(until, wantUntil, { rule: 'end-time', message: 'only chats until endTime must be listed' });
    },
  }),
  make('members', {
    title: 'the members of a group come owner first',
    operation: 'getRoom',
    async run(trial) {
      const { members, userId } = await trial.ok('owner', 'getRoom', { roomId: trial.room.id });
      trial.same(members[0]?.userId, userId, {
        rule: 'owner-first',
        pointer: '/data/members/0/userId',
        message: 'the owner must be the first member',
      });
    },
  }),
];
