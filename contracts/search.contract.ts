import { agreeing, concern, everything } from './kit.ts';
import { holdsOf } from './rows.ts';
import { stableView } from './stable-view.ts';

const make = concern('search');
const kinds = ['shikuMsgs', 'friend', 'mucmsgs', 'group'] as const;

/** As many people as a search may stop at. */
const crowd = 20;

/** Who searches for what: both sides for the whole text, and for a word in the middle of it. */
const asked = (text: string, word: string) =>
  [text, word].flatMap(wanted => [['owner', wanted] as const, ['peer', wanted] as const]);

/** The whole text has been found by then: it is there, and the search alone does not see it. */
const byWord = {
  rule: 'word-in-text',
  message: 'a word in the middle of a text must find it, once',
  of: 'search',
} as const;

/** What is there is found, by whoever may see it. */
export default [
  make('nothing', {
    title: 'a search without matches returns four empty lists',
    operation: 'search',
    async run(trial) {
      const found = await trial.ok('owner', 'search', { content: trial.random.hex(24) });
      trial.same(
        kinds.map(kind => found[kind]),
        [[], [], [], []],
        { rule: 'four-lists', pointer: '/data', message: 'all four lists must be present and empty' },
      );
    },
  }),
  make('empty', {
    title: 'a search for an empty word returns four empty lists',
    operation: 'search',
    source: 'server',
    harm: 'none',
    async run(trial) {
      const found = await trial.ok('owner', 'search', { content: '' });
      trial.same(
        kinds.map(kind => found[kind]),
        [[], [], [], []],
        {
          rule: 'empty-word',
          pointer: '/data',
          message: 'all four lists must be present and empty',
          source: 'server',
        },
      );
    },
  }),
  make('people', {
    title: 'users are found by their nickname, with the groups they are in',
    operation: 'search',
    async run(trial) {
      const { nickname, userId } = trial.person('owner');
      if (nickname.length < 2) return trial.notExercised('the owner has no nickname');
      const { friend, group } = await trial.ok('owner', 'search', { content: nickname });
      const fits = (name: string) => name.toLowerCase().includes(nickname.toLowerCase());
      // Nobody says which of many namesakes are shown (server facts 2.10).
      const isCrowded = friend.length >= crowd && friend.every(row => fits(row.nickname));
      if (isCrowded && friend.every(row => row.userId !== userId))
        return trial.notExercised('too many users have that nickname to be sure to find the owner');
      holdsOf(
        trial,
        friend,
        { field: 'userId', value: userId, are: 'there' },
        { rule: 'person', pointer: '/data/friend', message: 'the user of that nickname must be found' },
      );
      trial.same(
        friend.filter(row => !fits(row.nickname)).map(row => row.nickname),
        [],
        {
          rule: 'only-fitting',
          pointer: '/data/friend',
          message: 'only users whose nickname has the word must be found',
        },
      );
      holdsOf(
        trial,
        group,
        { field: 'member.userId', value: userId, are: 'all' },
        {
          rule: 'own-groups',
          pointer: '/data/group',
          message: "only the caller's groups must be found",
          source: 'server',
          harm: 'privacy',
        },
      );
      const [got, want] = await agreeing(trial, async () => {
        const found = await trial.ok('owner', 'search', { content: nickname });
        const rooms = await trial.ok('owner', 'listRooms', everything);
        return [found.group.map(row => row.id).sort(), rooms.map(row => row.id).sort()];
      });
      trial.same(got, want, {
        rule: 'groups-of-people',
        pointer: '/data/group',
        message: 'the groups the found person is in must be found',
        source: 'judgement',
      });
    },
  }),
  make('groups', {
    title: 'groups are found by their name',
    operation: 'search',
    effect: 'write',
    needs: { room: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const word = trial.random.hex(8);
      // What is kept of this answer must not be what is found afterwards.
      await trial.ok('owner', 'search', { content: `${word} 🎉` });
      await trial.ok('owner', 'updateRoom', {
        roomId: trial.room.id,
        roomName: trial.text(`找群 ${word} 🎉`),
      });
      for (const who of ['owner', 'peer'] as const) {
        const { group } = await trial.ok(who, 'search', { content: `${word} 🎉` });
        trial.same(
          group.map(row => row.id),
          [trial.room.id],
          { rule: 'group', pointer: '/data/group', message: 'the group of that name must be found' },
        );
        const rooms = await trial.ok(who, 'listRooms', everything);
        const row = rooms.find(({ id }) => id === trial.room.id);
        trial.same(stableView('search', group[0], 'data/group/*'), stableView('listRooms', row, 'data/*'), {
          rule: 'same-view',
          pointer: '/data/group/0',
          message: 'a found group must be the same as in the list of groups',
          of: 'search',
        });
      }
    },
  }),
  make('single-messages', {
    title: 'single messages are found by their text, by both sides, with any characters',
    operation: 'search',
    covers: ['search /data/shikuMsgs'],
    effect: 'write',
    needs: { chat: 'write', people: ['owner', 'peer'] },
    async run(trial) {
      // What patterns, queries and JSON mean something by.
      const word = trial.random.hex(8);
      const content = trial.text(`${word} 针 🎉 a%b_c "引号" .* O'Neil 50%+1 (x [y {z \\d ^$ |?`);
      await trial.push('owner', 'peer', content);
      for (const [who, wanted] of asked(content, word)) {
        const { shikuMsgs } = await trial.settled(
          () => trial.ok(who, 'search', { content: wanted }),
          found => found.shikuMsgs.length > 0,
        );
        trial.same(
          shikuMsgs.map(row => [row.content, row.sender]),
          [[content, String(trial.person(who).userId)]],
          wanted === word
            ? { ...byWord, pointer: '/data/shikuMsgs' }
            : {
                rule: 'own-copy',
                pointer: '/data/shikuMsgs',
                message: "the caller's own copy of the message must be found, once",
              },
        );
      }
    },
  }),
  make('group-messages', {
    title: 'texts in a group are found by its members, and by nobody else',
    operation: 'search',
    effect: 'write',
    covers: ['search /data/mucmsgs'],
    needs: { room: 'change', people: ['owner', 'peer'], planting: true },
    async run(trial) {
      const word = trial.random.hex(8);
      const content = trial.text(`找群聊 ${word} 群里`);
      await trial.plant('owner', content);
      for (const [who, wanted] of asked(content, word)) {
        const { mucmsgs } = await trial.settled(
          () => trial.ok(who, 'search', { content: wanted }),
          found => found.mucmsgs.length > 0,
        );
        trial.same(
          mucmsgs.map(row => [row.content, row.room_jid]),
          [[content, trial.room.jid]],
          wanted === word
            ? { ...byWord, pointer: '/data/mucmsgs' }
            : {
                rule: 'group-message',
                pointer: '/data/mucmsgs',
                message: 'the text in the group must be found, once',
              },
        );
      }
    },
  }),
  make('foreign-groups', {
    title: 'texts in a group are not found by outsiders',
    operation: 'search',
    effect: 'write',
    harm: 'privacy',
    needs: { room: 'change', people: ['owner', 'peer', 'outsider'], planting: true },
    async run(trial) {
      const content = trial.text(`悄悄群聊 ${trial.random.hex(6)}`);
      await trial.plant('owner', content);
      const found = await trial.ok('outsider', 'search', { content });
      trial.same([found.mucmsgs.length, found.group.length], [0, 0], {
        rule: 'foreign-group',
        pointer: '/data/mucmsgs',
        message: 'neither the text nor the group must be found by somebody who is not in it',
      });
    },
  }),
];
