import { concern, everything, groupMessage } from './kit.ts';
import { stableView } from './stable-view.ts';

const make = concern('groups', { effect: 'write', needs: { room: 'change', people: ['owner', 'peer'] } });

/** The name of a group: changed, kept, changed by two at once. */
export default [
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
      trial.same(stableView('getRoom', after), stableView('getRoom', { ...before, name: roomName }), {
        rule: 'only-the-name',
        message: 'a new name must change the name alone',
      });
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
