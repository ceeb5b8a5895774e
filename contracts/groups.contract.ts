import { concern, everything, secondsField } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('groups', { effect: 'write', needs: { room: 'change', people: ['owner', 'peer'] } });

/** The life of a group: made, handed over. Its name has a file of its own, and so has dissolving, which comes last. */
export default [
  make('created', {
    title: 'a new group has its creator as owner and the users in phones as members',
    operation: 'addRoom',
    async run(trial) {
      const { id, jid } = trial.room;
      const room = await trial.ok('owner', 'getRoom', { roomId: id });
      trial.holds(Math.abs(room.createTime - secondsField(trial.now)) < 3600, {
        rule: 'create-time',
        harm: 'units',
        pointer: '/data/createTime',
        message: 'createTime must be the time of creation in seconds',
        expected: secondsField(trial.now),
        got: room.createTime,
      });
      const [owner, peer] = [trial.person('owner'), trial.person('peer')];
      trial.same([room.jid, room.userId, room.nickname], [jid, owner.userId, owner.nickname], {
        rule: 'owner',
        message: 'the creator must own the group',
      });
      trial.same(
        room.members.map(({ userId, role }) => [userId, role]),
        [
          [owner.userId, 1],
          [peer.userId, 3],
        ],
        {
          rule: 'first-members',
          pointer: '/data/members',
          message: 'the members must be exactly the owner and the invited users',
        },
      );
      for (const who of ['owner', 'peer'] as const) {
        const rooms = await trial.ok(who, 'listRooms', everything);
        const mine = rooms.find(row => row.id === id);
        trial.same(mine?.member.userId, trial.person(who).userId, {
          rule: 'listed',
          message: 'the group must be in the list of each member, with their own membership',
        });
      }
    },
  }),
  make('created-by-text', {
    title: 'text, the name of phones on stock servers, adds members too',
    operation: 'addRoom',
    source: 'server',
    needs: { sandbox: true, people: ['owner', 'peer'] },
    async run(trial) {
      const text = JSON.stringify([trial.person('peer').userId]);
      const { id } = await trial.newRoom({ phones: undefined, text });
      const { members } = await trial.ok('owner', 'getRoom', { roomId: id });
      const wanted = [trial.person('owner').userId, trial.person('peer').userId];
      trial.same(
        members.map(row => row.userId),
        wanted,
        { rule: 'text', message: 'everybody named in text must be a member' },
      );
    },
  }),
  make('no-description', {
    title: 'a group made without a description has none',
    operation: 'addRoom',
    source: 'server',
    needs: { people: ['owner', 'peer'] },
    async run(trial) {
      const { id } = await trial.newRoom({ desc: undefined });
      const { desc } = await trial.ok('owner', 'getRoom', { roomId: id });
      trial.same(desc ?? '', '', {
        rule: 'no-description',
        pointer: '/data/desc',
        message: 'a description that nobody gave must be empty or absent',
        harm: 'loss',
      });
    },
  }),
  make('transferred', {
    title: 'after a transfer the other user is owner and the old owner a plain member without rights',
    operation: 'transferRoom',
    async run(trial) {
      const roomId = trial.room.id;
      const [owner, peer] = [trial.person('owner'), trial.person('peer')];
      // What is kept of this list must not be what it shows afterwards.
      await trial.ok('owner', 'listRooms', everything);
      await trial.ok('owner', 'transferRoom', { roomId, toUserId: peer.userId });
      try {
        const room = await trial.settled(
          () => trial.ok('owner', 'getRoom', { roomId }),
          it => it.userId === peer.userId,
        );
        trial.same([room.userId, room.nickname], [peer.userId, peer.nickname], {
          rule: 'new-owner',
          message: 'the group must belong to the new owner',
        });
        const roles = room.members.map(({ userId, role }) => [userId, role]);
        trial.same(
          roles,
          [
            [peer.userId, 1],
            [owner.userId, 3],
          ],
          { rule: 'roles', pointer: '/data/members', message: 'the roles must be exchanged' },
        );
        const history = await trial.ok('owner', 'listGroupMessages', {
          roomId: trial.room.jid,
          pageIndex: 0,
          pageSize: 30,
        });
        // What it says is written nowhere (server facts 2.17).
        trial.same(history.find(row => row.contentType === 925)?.contentType, 925, {
          rule: 'transfer-announced',
          message: 'the group must get a message about its new owner (925)',
          source: 'server',
        });
        await trial.refused(
          'owner',
          'updateRoom',
          { roomId, roomName: trial.text('not his any more') },
          { code: 10111, source: 'server' },
        );
        await trial.refused(
          'owner',
          'transferRoom',
          { roomId, toUserId: owner.userId },
          { code: 10111, source: 'server' },
        );
        const joined = await trial.ok('owner', 'listRooms', { ...everything, type: 2 });
        holdsOf(
          trial,
          joined,
          { field: 'id', value: roomId, are: 'there' },
          { rule: 'joined', message: 'for the old owner it must be a joined group', source: 'server' },
        );
        const row = joined.find(({ id }) => id === roomId);
        trial.same([row?.userId, row?.nickname], [peer.userId, peer.nickname], {
          rule: 'listed-owner',
          message: 'the list must show the new owner',
          of: 'listRooms',
        });
      } finally {
        await trial.ok('peer', 'transferRoom', { roomId, toUserId: owner.userId });
      }
      const back = await trial.ok('owner', 'getRoom', { roomId });
      trial.same([back.userId, back.member?.role], [owner.userId, 1], {
        rule: 'back',
        message: 'after a transfer back the group must belong to the old owner',
      });
    },
  }),
];
