import { setTimeout as wait } from 'node:timers/promises';
import type { Trial } from '../src/check/suite/trial.ts';
import { concern, everything } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('members', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

/** Times are whole seconds: so long after one another are two that differ. */
const momentMs = 2100;

/** The outsider joins. */
const joined = (trial: Trial) =>
  trial.ok('owner', 'addMembers', {
    roomId: trial.room.id,
    phones: JSON.stringify([trial.person('outsider').userId]),
  });

/** What stays when somebody leaves a group, and what is new when they come back. */
export default [
  ...(
    [
      ['left', 'a member', undefined],
      ['admin-left', 'an admin', 2],
    ] as const
  ).map(([name, who, role]) =>
    make(name, {
      title: `${who} can leave, and the group goes on`,
      operation: 'removeMember',
      async run(trial) {
        const { id: roomId } = trial.room;
        const { userId } = trial.person('outsider');
        await joined(trial);
        const notice = trial.text('临走的公告');
        if (role !== undefined) {
          await trial.ok('owner', 'addMembers', { roomId, userId, role });
          await trial.ok('outsider', 'updateRoom', { roomId, notice });
        }
        try {
          await trial.ok('outsider', 'removeMember', { roomId, userId });
        } catch (error) {
          await trial.send('owner', 'removeMember', { roomId, userId });
          throw error;
        }
        const { members } = await trial.ok('owner', 'getRoom', { roomId });
        holdsOf(
          trial,
          members,
          { field: 'userId', value: userId, are: 'absent' },
          {
            rule: 'gone',
            message: 'a user who left must not be a member',
          },
        );
        if (role !== undefined) {
          const { pageData } = await trial.ok('owner', 'listNotices', { roomId, ...everything });
          holdsOf(
            trial,
            pageData,
            { field: 'text', value: notice, are: 'there' },
            { rule: 'notices-stay', message: 'the notices must stay when a member leaves' },
          );
        }
        const alive = await trial.ok('outsider', 'getUser');
        trial.same(alive.userId, userId, { rule: 'login-lives', message: 'leaving must not end the login' });
        await trial.refused('owner', 'removeMember', { roomId, userId }, { code: 100409, source: 'server' });
      },
    }),
  ),
  make('came-back', {
    title: 'whoever comes back is a new member: a plain one, from then on',
    operation: 'addMembers',
    source: 'server',
    lengthy: true,
    async run(trial) {
      const { id: roomId } = trial.room;
      const { userId } = trial.person('outsider');
      const rowNow = async () => {
        const { members } = await trial.ok('owner', 'getRoom', { roomId });
        return members.find(row => row.userId === userId);
      };
      const there = () => trial.settled(rowNow, row => row !== undefined);
      await joined(trial);
      try {
        const first = await there();
        const then = trial.now;
        await trial.ok('owner', 'addMembers', { roomId, userId, role: 2 });
        await wait(momentMs);
        await trial.ok('owner', 'removeMember', { roomId, userId });
        await trial.settled(rowNow, row => row === undefined);
        await joined(trial);
        const again = await there();
        trial.same(again?.role, 3, {
          rule: 'plain-again',
          pointer: '/data/members/*/role',
          message: 'whoever comes back must be a plain member',
          harm: 'permission',
          of: 'getRoom',
        });
        // A clock that stands still tells nothing apart.
        if (first && trial.now - then < momentMs / 2) return;
        trial.holds((again?.createTime ?? 0) > (first?.createTime ?? 0), {
          rule: 'joined-again',
          pointer: '/data/members/*/createTime',
          message: 'createTime must be the time of coming back, not that of the first joining',
          expected: `later than ${first?.createTime}`,
          got: again?.createTime,
          harm: 'units',
          of: 'getRoom',
        });
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId });
      }
    },
  }),
  make('added-at-once', {
    title: 'somebody who is added by two calls at once is in the group once, and counted once',
    operation: 'addMembers',
    layer: 'C',
    harm: 'loss',
    async run(trial) {
      const { id: roomId } = trial.room;
      const { userId } = trial.person('outsider');
      try {
        await Promise.all([joined(trial), joined(trial)]);
        const { members, userSize } = await trial.settled(
          () => trial.ok('owner', 'getRoom', { roomId }),
          room => room.members.some(row => row.userId === userId) && room.userSize === room.members.length,
        );
        const times = members.filter(row => row.userId === userId).length;
        trial.same([times, userSize], [1, members.length], {
          rule: 'added-once',
          pointer: '/data',
          message: 'whoever is added twice must be a member once, and counted once',
          of: 'getRoom',
        });
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId });
      }
    },
  }),
  make('left-texts', {
    title: 'the messages of a member stay when the member leaves',
    operation: 'removeMember',
    needs: { room: 'change', people: ['owner', 'peer', 'outsider'], planting: true },
    async run(trial) {
      const { userId } = trial.person('outsider');
      const content = trial.text('临走的话');
      await joined(trial);
      await trial.plant('outsider', content);
      await trial.ok('owner', 'removeMember', { roomId: trial.room.id, userId });
      const history = await trial.settled(
        () => trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, ...everything }),
        rows => rows.some(row => row.content === content),
      );
      holdsOf(
        trial,
        history,
        { field: 'content', value: content, are: 'there' },
        { rule: 'texts-stay', message: 'messages of a member who left must stay' },
      );
    },
  }),
];
