import { concern, secondsField } from './kit.ts';

const make = concern('membership', {
  effect: 'write',
  needs: { room: 'write', part: 'peer-row', people: ['owner', 'peer'] },
});

/** What a membership says: role, name, silence, pinning. */
export default [
  make('role', {
    title: 'an admin comes after the owner and may run the group; back to a member he may not',
    operation: 'addMembers',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const { userId } = trial.person('peer');
      await trial.ok('owner', 'addMembers', { roomId, userId, role: 2 });
      try {
        const { members } = await trial.ok('owner', 'getRoom', { roomId });
        trial.same(members[1]?.role, 2, {
          rule: 'admin-second',
          harm: 'none',
          message: 'admins must come right after the owner',
        });
        await trial.ok('peer', 'updateRoom', { roomId, notice: trial.text('管理员') });
      } finally {
        await trial.ok('owner', 'addMembers', { roomId, userId, role: 3 });
      }
      await trial.refused('peer', 'updateRoom', { roomId, notice: trial.text('成员') }, { code: 10111 });
    },
  }),
  make('own-nickname', {
    title: 'a member changes his name in the group, and nobody else can',
    operation: 'addMembers',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const { userId } = trial.person('peer');
      const before = (await trial.ok('peer', 'getRoom', { roomId })).member?.nickname ?? '';
      const nickname = `群名片 ${trial.random.hex(4)}`;
      await trial.ok('peer', 'addMembers', { roomId, userId, nickname });
      const { members } = await trial.ok('owner', 'getRoom', { roomId });
      trial.same(members.find(row => row.userId === userId)?.nickname, nickname, {
        rule: 'nickname',
        message: 'the others must see the new name',
      });
      await trial.refused(
        'owner',
        'addMembers',
        { roomId, userId, nickname: 'not his own' },
        { code: 10111 },
      );
      await trial.ok('owner', 'addMembers', { roomId, userId, remarkName: trial.text('备注') });
      await trial.ok('peer', 'addMembers', { roomId, userId, nickname: before });
    },
  }),
  make('muted', {
    title: 'a member is muted until a second, and not longer',
    operation: 'addMembers',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const { userId } = trial.person('peer');
      for (const talkTime of [2_000_000_000, 0]) {
        await trial.ok('owner', 'addMembers', { roomId, userId, talkTime });
        const member = (await trial.ok('owner', 'getRoom', { roomId })).members.find(
          row => row.userId === userId,
        );
        trial.same(member?.talkTime, talkTime, {
          rule: 'talk-time',
          message: 'talkTime must be what was set',
        });
      }
    },
  }),
  make('notification', {
    title: 'do not disturb and pinning are set for one member, in their own fields',
    operation: 'setMemberNotification',
    needs: { room: 'write', part: 'own-row', people: ['owner', 'peer'] },
    async run(trial) {
      const roomId = trial.room.id;
      const set = (type: number, offlineNoPushMsg: number, userId = 0) =>
        trial.ok('owner', 'setMemberNotification', { roomId, type, offlineNoPushMsg, userId });
      const mine = async () => {
        const { member } = await trial.ok('owner', 'getRoom', { roomId });
        return [member?.offlineNoPushMsg, member?.openTopChatTime] as const;
      };
      await set(0, 1);
      trial.same(await mine(), [1, 0], {
        rule: 'do-not-disturb',
        message: 'type 0 must set offlineNoPushMsg alone',
      });
      await set(0, 0, trial.person('owner').userId);
      await set(1, 1);
      const [silent, pinned = 0] = await mine();
      trial.same(silent, 0, { rule: 'pin-alone', message: 'type 1 must leave offlineNoPushMsg alone' });
      trial.holds(Math.abs(pinned - secondsField(trial.now)) < 120, {
        rule: 'pinned-since',
        harm: 'units',
        message: 'openTopChatTime must be now in seconds',
        expected: secondsField(trial.now),
        got: pinned,
      });
      await set(1, 0);
      trial.same(await mine(), [0, 0], { rule: 'off', message: 'both must be off again' });
      const other = (await trial.ok('peer', 'getRoom', { roomId })).member;
      trial.same([other?.offlineNoPushMsg, other?.openTopChatTime], [0, 0], {
        rule: 'own-only',
        message: 'the others must not be touched',
      });
    },
  }),
];
