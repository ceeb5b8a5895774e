import { isMarked } from '../src/check/suite/marker.ts';
import { phonesOf } from './joining.ts';
import { concern, everything, groupMessage, rowsOfBoth } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('membership', {
  effect: 'write',
  needs: { room: 'write', part: 'peer-row', people: ['owner', 'peer'] },
});

/** What a membership says: role, name, silence, pinning. */
export default [
  make('role', {
    title: 'an admin comes after the owner and can manage the group; as a plain member again they cannot',
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
        const notice = trial.text('管理员');
        await trial.ok('peer', 'updateRoom', { roomId, notice });
        const { pageData } = await trial.ok('owner', 'listNotices', { roomId, pageIndex: 0, pageSize: 50 });
        const published = pageData.find(({ text }) => text === notice);
        trial.same(published?.userId, userId, {
          rule: 'notice-author',
          pointer: '/data/pageData/*/userId',
          message: 'the author of a notice must be its publisher',
          source: 'document',
          harm: 'identity',
        });
        // Their name is that of the account or that in the group: nobody says which.
        const names = [members[1]?.nickname, trial.person('peer').nickname];
        trial.holds(names.includes(published?.nickname), {
          rule: 'notice-author-name',
          pointer: '/data/pageData/*/nickname',
          message: 'a notice must have the name of its publisher',
          expected: names.join(' or '),
          got: published?.nickname,
          harm: 'identity',
        });
        const announced = await groupMessage(trial, 'owner', 905, notice);
        trial.same([announced?.content, announced?.sender], [notice, String(userId)], {
          rule: 'announced-by',
          pointer: '/data/*/sender',
          message: 'the sender of a notice message must be its publisher',
          harm: 'identity',
          of: 'listGroupMessages',
        });
      } finally {
        await trial.ok('owner', 'addMembers', { roomId, userId, role: 3 });
      }
      await trial.refused('peer', 'updateRoom', { roomId, notice: trial.text('成员') }, { code: 10111 });
    },
  }),
  make('admin', {
    title: 'an admin can rename the group, mute and remove plain members, and the owner can remove an admin',
    operation: 'addMembers',
    lengthy: true,
    source: 'server',
    needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
    async run(trial) {
      const roomId = trial.room.id;
      const [peer, outsider] = [trial.person('peer').userId, trial.person('outsider').userId];
      const add = () => trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'outsider') });
      const now = () => trial.ok('owner', 'getRoom', { roomId });
      await trial.ok('owner', 'addMembers', { roomId, userId: peer, role: 2 });
      try {
        const roomName = trial.text('管理员改的');
        await Promise.all([add(), trial.ok('peer', 'updateRoom', { roomId, roomName })]);
        await trial.ok('peer', 'addMembers', { roomId, userId: outsider, talkTime: 2_000_000_000 });
        const { name, userId, members } = await now();
        trial.same([name, userId], [roomName, trial.person('owner').userId], {
          rule: 'renamed-by-admin',
          pointer: '/data',
          message: 'an admin must be able to rename the group, and the owner must stay the owner',
          harm: 'identity',
        });
        const silent = members.find(row => row.userId === outsider);
        trial.same(silent?.talkTime, 2_000_000_000, {
          rule: 'talk-time',
          message: 'talkTime must be what was set',
        });
        await trial.ok('peer', 'removeMember', { roomId, userId: outsider });
        await add();
        await trial.ok('owner', 'addMembers', { roomId, userId: outsider, role: 2 });
        await trial.ok('owner', 'removeMember', { roomId, userId: outsider });
        const left = (await now()).members.map(row => row.userId).sort();
        trial.same(left, [trial.person('owner').userId, peer].sort(), {
          rule: 'gone',
          message: 'a removed user must not be a member',
        });
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId: outsider });
        await trial.send('owner', 'addMembers', { roomId, userId: peer, role: 3 });
      }
    },
  }),
  make('own-nickname', {
    title: 'a member can change their own name in the group, and nobody else can',
    operation: 'addMembers',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const { userId } = trial.person('peer');
      const before = (await trial.ok('peer', 'getRoom', { roomId })).member?.nickname ?? '';
      const elsewhere = async () => {
        const rooms = await trial.ok('peer', 'listRooms', everything);
        return rooms.filter(row => !isMarked(row.name)).map(row => [row.id, row.member.nickname] as const);
      };
      const names = await elsewhere();
      // What is kept of this list must not be what it shows afterwards.
      await trial.ok('owner', 'listMembers', { roomId });
      const nickname = `群名片 🎉 𠮷 <b>&"' Qx ${trial.random.hex(4)}`;
      await trial.ok('peer', 'addMembers', { roomId, userId, nickname });
      const { members } = await trial.ok('owner', 'getRoom', { roomId });
      const listed = await trial.ok('owner', 'listMembers', { roomId });
      trial.same(
        [members, listed].map(rows => rows.find(row => row.userId === userId)?.nickname),
        [nickname, nickname],
        {
          rule: 'nickname',
          message: 'the others must see the new name, in the group and in the list of members',
        },
      );
      const found = await trial.ok('owner', 'listMembers', { roomId, keyword: 'qX' });
      holdsOf(
        trial,
        found,
        { field: 'userId', value: userId, are: 'there' },
        {
          rule: 'keyword-part',
          message: 'a part of the name must find the member, in capitals or not',
          of: 'listMembers',
          harm: 'none',
        },
      );
      trial.same(...rowsOfBoth(await elsewhere(), names), {
        rule: 'nickname-elsewhere',
        message: 'in other groups the name must stay',
        of: 'listRooms',
      });
      const profile = await trial.ok('peer', 'getUser');
      trial.holds(profile.nickname !== nickname, {
        rule: 'nickname-of-account',
        pointer: '/data/nickname',
        message: 'the name of the account must stay',
        expected: trial.person('peer').nickname,
        got: profile.nickname,
        of: 'getUser',
      });
      await trial.refused(
        'owner',
        'addMembers',
        { roomId, userId, nickname: 'not their own' },
        { code: 10111 },
      );
      await trial.ok('owner', 'addMembers', { roomId, userId, remarkName: trial.text('备注') });
      await trial.ok('peer', 'addMembers', { roomId, userId, nickname: before });
    },
  }),
  make('muted', {
    title: 'a member is muted until the given second',
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
];
