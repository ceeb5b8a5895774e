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
      // An earlier change may have emptied what this one could empty.
      await trial.ok('owner', 'updateRoom', { roomId, notice: trial.text('改名前的公告') });
      await trial.ok('owner', 'updateRoom', {
        roomId,
        desc: trial.text('简介'),
        subject: trial.text('主题'),
      });
      const before = await trial.ok('owner', 'getRoom', { roomId });
      const roomName = trial.text(`改名 ${trial.random.hex(4)}`);
      const answered = await trial.ok('owner', 'updateRoom', { roomId, roomName });
      trial.same(answered, undefined, {
        rule: 'no-data',
        pointer: '/data',
        message: 'only a notice may return data',
        source: 'server',
        harm: 'none',
      });
      const after = await trial.settled(
        () => trial.ok('owner', 'getRoom', { roomId }),
        room => room.name === roomName,
      );
      trial.same(stableView('getRoom', after), stableView('getRoom', { ...before, name: roomName }), {
        rule: 'only-the-name',
        message: 'a rename must change only the name',
      });
      for (const who of ['owner', 'peer'] as const) {
        const rooms = await trial.ok(who, 'listRooms', everything);
        trial.same(rooms.find(row => row.id === roomId)?.name, roomName, {
          rule: 'listed-name',
          message: 'the list must show the new name',
        });
      }
      // Who has joined a moment ago may not see it (server facts 2.8, 2.12).
      const announced = await groupMessage(trial, 'owner', 902, roomName);
      trial.same([announced?.contentType, announced?.content], [902, roomName], {
        rule: 'announced',
        message: 'the group must get a message with its new name (902)',
        source: 'server',
      });
    },
  }),
  make('name-before-notice', {
    title: 'a call with a name and a notice changes only the name',
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
        message: 'no notice was created, so there must be no id',
        harm: 'none',
      });
      const after = await trial.ok('owner', 'listNotices', { roomId, ...everything });
      trial.same(after.total, total, {
        rule: 'no-notice',
        message: 'no notice must be created',
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
    title: 'setting the same name again is neither a change nor a failure',
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
        message: 'nothing changed, so nothing must be announced',
        harm: 'none',
      });
      // Forms send every field, also those that nobody has filled in (server facts 2.14).
      await trial.send('owner', 'updateRoom', { roomId, roomName: '' });
      trial.same((await trial.ok('owner', 'getRoom', { roomId })).name, before.name, {
        rule: 'name-kept',
        pointer: '/data/name',
        message: 'an empty name must not take the name away',
        harm: 'loss',
      });
    },
  }),
  make('two-writers', {
    title: 'of two renames at the same time one takes effect completely',
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
        message: 'one of the two names must be stored complete',
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
