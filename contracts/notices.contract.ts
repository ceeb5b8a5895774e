import { concern, everything, groupMessage, lastFirst, secondsField } from './kit.ts';

const make = concern('notices', { effect: 'write', needs: { room: 'change', people: ['owner', 'peer'] } });

/** Notices of a group: published, listed, announced. */
export default [
  make('published', {
    title: 'a notice comes back with its id, first in the list and as the notice of the group',
    operation: 'updateRoom',
    async run(trial) {
      const roomId = trial.room.id;
      const before = await trial.ok('peer', 'listNotices', { roomId, ...everything });
      const notice = trial.text(`八点集合 ${trial.random.hex(4)}`);
      const made = await trial.ok('owner', 'updateRoom', { roomId, notice });
      const noticeId = made?.noticeId;
      trial.holds(noticeId !== undefined, {
        rule: 'notice-id',
        pointer: '/data/noticeId',
        message: 'a new notice must come back with its id',
        expected: 'an id',
        got: noticeId ?? 'absent',
      });
      const after = await trial.settled(
        () => trial.ok('peer', 'listNotices', { roomId, ...everything }),
        page => page.total === before.total + 1,
      );
      trial.same(after.total, before.total + 1, {
        rule: 'total',
        pointer: '/data/total',
        message: 'there must be one more notice',
      });
      const owner = trial.person('owner');
      const [newest] = after.pageData;
      // Times are whole seconds; which of one second comes first is said nowhere.
      const first = after.pageData.find(row => row.id === noticeId && row.time === newest?.time) ?? newest;
      trial.same(
        [first?.id, first?.text, first?.userId, first?.nickname, first?.roomId],
        [noticeId, notice, owner.userId, owner.nickname, roomId],
        {
          rule: 'first',
          pointer: '/data/pageData/0',
          message: 'the new notice must be the first, with its text and author',
        },
      );
      trial.holds(Math.abs((first?.time ?? 0) - secondsField(trial.now)) < 120, {
        rule: 'time',
        harm: 'units',
        pointer: '/data/pageData/0/time',
        message: 'time must be the time of publishing in seconds',
        expected: secondsField(trial.now),
        got: first?.time,
      });
      const room = await trial.ok('peer', 'getRoom', { roomId });
      trial.same(room.notice.id, noticeId, {
        rule: 'newest',
        pointer: '/data/notice/id',
        message: 'the notice of the group must be the new one',
      });
      const rooms = await trial.ok('peer', 'listRooms', everything);
      trial.same(rooms.find(row => row.id === roomId)?.notice.id, noticeId, {
        rule: 'listed-notice',
        pointer: '/data/*/notice/id',
        message: 'the list of groups must show the new notice to every member',
        source: 'server',
        of: 'listRooms',
      });
      const announced = await groupMessage(trial, 'owner', 905, notice);
      trial.same([announced?.contentType, announced?.content], [905, notice], {
        rule: 'announced',
        message: 'the group must get a message (905)',
        source: 'server',
      });
      const [chat] = (await trial.ok('peer', 'listLastChats', everything)).filter(
        row => row.jid === trial.room.jid,
      );
      trial.same([chat?.type, chat?.content, chat?.isRoom], [905, notice, 1], {
        rule: 'chat-list',
        message: 'the chat list must show it as the newest message',
        source: 'server',
      });
    },
  }),
  make('several', {
    title: 'notices are counted and come newest first',
    operation: 'listNotices',
    async run(trial) {
      const roomId = trial.room.id;
      const texts = [0, 1, 2].map(index => trial.text(`第 ${index} 条`));
      for (const notice of texts) await trial.ok('owner', 'updateRoom', { roomId, notice });
      const { pageData } = await trial.ok('owner', 'listNotices', { roomId, ...everything });
      const own = pageData.filter(row => texts.includes(row.text));
      trial.same(
        own.map(row => row.text),
        lastFirst(texts, own),
        {
          rule: 'newest-first',
          pointer: '/data/pageData',
          message: 'the newest notice must come first',
        },
      );
      const [text = ''] = texts;
      await trial.ok('owner', 'updateRoom', { roomId, notice: text });
      const again = await trial.settled(
        () => trial.ok('owner', 'listNotices', { roomId, ...everything }),
        page => page.pageData.filter(row => row.text === text).length === 2,
      );
      trial.same(again.pageData.filter(row => row.text === text).length, 2, {
        rule: 'same-text-again',
        pointer: '/data/pageData',
        message: 'a notice with the text of an earlier one must be a notice of its own',
        source: 'server',
      });
    },
  }),
  make('bare', {
    title: 'a notice that looks like a number or JSON stays the text that it is',
    operation: 'listNotices',
    needs: { room: 'write', people: ['owner', 'peer'] },
    async run(trial) {
      const roomId = trial.room.id;
      const bare = [`00${trial.random.below(90_000) + 10_000}`, '{"a":1}', 'true', '1e3'];
      const made = await Promise.all(bare.map(notice => trial.ok('owner', 'updateRoom', { roomId, notice })));
      const ids = made.map(data => data?.noticeId ?? '');
      const texts = async () => {
        const { pageData } = await trial.ok('owner', 'listNotices', { roomId, ...everything });
        return ids.map(id => pageData.find(row => row.id === id)?.text);
      };
      trial.same(await trial.settled(texts, found => !found.includes(undefined)), bare, {
        rule: 'stays-text',
        pointer: '/data/pageData/*/text',
        message: 'a text must stay the text that it is, whatever it looks like',
      });
    },
  }),
];
