import { concern, everything, groupMessage, secondsField } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('groups', { effect: 'write', needs: { room: 'change', people: ['owner', 'peer'] } });

/** The life of a group: made, renamed, handed over. Dissolving has a file of its own, since it comes last. */
export default [
  make('created', {
    title: 'a new group has its creator as owner and everybody named in phones as a member',
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
          message: 'owner and invited must be the members, and nobody else',
        },
      );
      for (const who of ['owner', 'peer'] as const) {
        const rooms = await trial.ok(who, 'listRooms', everything);
        const mine = rooms.find(row => row.id === id);
        trial.same(mine?.member.userId, trial.person(who).userId, {
          rule: 'listed',
          message: 'the group must be in the list of each member, with his own membership',
        });
      }
    },
  }),
  make('created-by-text', {
    title: 'text, the name stock servers have for phones, names members as well',
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
  make('renamed', {
    title: 'a new name shows everywhere and changes nothing else',
    operation: 'updateRoom',
    async run(trial) {
      const roomId = trial.room.id;
      await trial.ok('owner', 'updateRoom', { roomId, notice: trial.text('改名前的公告') });
      const before = await trial.ok('owner', 'getRoom', { roomId });
      const roomName = trial.text(`改名 ${trial.random.hex(4)}`);
      const answered = await trial.ok('owner', 'updateRoom', { roomId, roomName });
      trial.same(answered, undefined, {
        rule: 'no-data',
        pointer: '/data',
        message: 'only a notice gives data',
        source: 'server',
        harm: 'none',
      });
      const after = await trial.settled(
        () => trial.ok('owner', 'getRoom', { roomId }),
        room => room.name === roomName,
      );
      trial.same(
        { ...after, modifyTime: 0 },
        { ...before, name: roomName, modifyTime: 0 },
        { rule: 'only-the-name', message: 'a new name must change the name alone' },
      );
      for (const who of ['owner', 'peer'] as const) {
        const rooms = await trial.ok(who, 'listRooms', everything);
        trial.same(rooms.find(row => row.id === roomId)?.name, roomName, {
          rule: 'listed-name',
          message: 'the list must show the new name',
        });
      }
      const announced = await groupMessage(trial, 'peer', 902, roomName);
      trial.same([announced?.contentType, announced?.content], [902, roomName], {
        rule: 'announced',
        message: 'the group must get a message with its new name (902)',
        source: 'server',
      });
    },
  }),
  make('name-before-notice', {
    title: 'a call with a name and a notice changes the name alone',
    operation: 'updateRoom',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const { total } = await trial.ok('owner', 'listNotices', { roomId, ...everything });
      const roomName = trial.text(`先名 ${trial.random.hex(4)}`);
      const answered = await trial.ok('owner', 'updateRoom', {
        roomId,
        roomName,
        notice: trial.text('后公告'),
      });
      trial.same(answered, undefined, {
        rule: 'no-notice-id',
        pointer: '/data',
        message: 'no notice was made, so there is no id',
        harm: 'none',
      });
      const after = await trial.ok('owner', 'listNotices', { roomId, ...everything });
      trial.same(after.total, total, {
        rule: 'no-notice',
        message: 'the notice must not be made',
        harm: 'none',
      });
      trial.same((await trial.ok('owner', 'getRoom', { roomId })).name, roomName, {
        rule: 'name-wins',
        pointer: '/data/name',
        message: 'the name must be changed',
      });
    },
  }),
  make('same-name-again', {
    title: 'the name it has already is no change and no failure',
    operation: 'updateRoom',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const before = await trial.ok('owner', 'getRoom', { roomId });
      const messages = async () =>
        (await trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, ...everything })).length;
      const count = await messages();
      await trial.ok('owner', 'updateRoom', { roomId, roomName: before.name });
      trial.same(await messages(), count, {
        rule: 'nothing-announced',
        message: 'nothing has changed, so nothing is announced',
        harm: 'none',
      });
    },
  }),
  make('transferred', {
    title: 'a transfer makes the other the owner and the old owner a plain member without his rights',
    operation: 'transferRoom',
    async run(trial) {
      const roomId = trial.room.id;
      const [owner, peer] = [trial.person('owner'), trial.person('peer')];
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
          message: 'the group must get a message of its new owner (925)',
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
          { rule: 'joined', message: 'for the old owner it is a joined group now', source: 'server' },
        );
      } finally {
        await trial.ok('peer', 'transferRoom', { roomId, toUserId: owner.userId });
      }
      const back = await trial.ok('owner', 'getRoom', { roomId });
      trial.same([back.userId, back.member?.role], [owner.userId, 1], {
        rule: 'back',
        message: 'transferred back, the group must belong to the old owner again',
      });
    },
  }),
  make('two-writers', {
    title: 'of two renames at once one wins whole',
    operation: 'updateRoom',
    layer: 'C',
    async run(trial) {
      const roomId = trial.room.id;
      const names = [0, 1, 2].map(index => trial.text(`并发 ${index} ${trial.random.hex(4)}`));
      await Promise.all(names.map(roomName => trial.ok('owner', 'updateRoom', { roomId, roomName })));
      const { name } = await trial.settled(
        () => trial.ok('owner', 'getRoom', { roomId }),
        room => names.includes(room.name),
      );
      trial.holds(names.includes(name), {
        rule: 'lost-update',
        pointer: '/data/name',
        message: 'one of the names must be there, whole',
        expected: names,
        got: name,
      });
      const page = { roomId: trial.room.jid, pageIndex: 0, pageSize: 20 };
      const announced = await trial.settled(
        async () =>
          (await trial.ok('owner', 'listGroupMessages', page)).filter(row => names.includes(row.content)),
        rows => rows.length === 3,
      );
      // Which of them came first nobody knows.
      trial.same(announced.map(row => row.content).sort(), names.toSorted(), {
        rule: 'announcements',
        message: 'each rename must be announced once',
        source: 'server',
      });
    },
  }),
];
