import { takenIn } from './joining.ts';
import { concern, everything } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('members', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

/** What stays when somebody leaves a group. */
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
        await takenIn(trial);
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
  make('left-texts', {
    title: 'the messages of a member stay when the member leaves',
    operation: 'removeMember',
    needs: { room: 'change', people: ['owner', 'peer', 'outsider'], planting: true },
    async run(trial) {
      const { userId } = trial.person('outsider');
      const content = trial.text('临走的话');
      await takenIn(trial);
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
