import { resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { add, idsOf, putOut } from './joining.ts';
import { concern, everything, secondsField } from './kit.ts';
import { holdsOf } from './rows.ts';
import { stableView } from './stable-view.ts';

const make = concern('members', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

/** Who takes phone numbers alone does what is documented here; an id is nobody's there (document 2.4, server facts 9). */
const numbersAlone = (trial: Trial, got: string) =>
  trial.note({
    rule: 'ids-too',
    message: 'phones takes phone numbers alone, and no user ids',
    expected: 'a member, or not',
    got,
  });

/** Who is in a group. */
export default [
  ...(['phone', 'telephone', 'userId'] as const).map(by =>
    make(`added-by-${by}`, {
      title: `a member is added by ${by === 'telephone' ? 'phone number with area code' : by === 'phone' ? 'phone number' : 'user id'}, and removed`,
      operation: 'addMembers',
      // The document has numbers here, and an id only at the creation of a group; area codes are this project's reading.
      source: ({ phone: 'document', userId: 'server', telephone: 'judgement' } as const)[by],
      ...(by === 'telephone' && {
        needs: { room: 'change', people: ['owner', 'peer', 'outsider'], mock: true } as const,
      }),
      async run(trial) {
        const { userId, [by]: name } = trial.person('outsider');
        if (name === '') return trial.notExercised('the outsider has no phone number');
        if (String(Number(name)) !== String(name))
          return trial.notExercised('the phone number starts with 0, which a number would lose');
        await trial.ok('owner', 'updateRoom', { roomId: trial.room.id, notice: trial.text('入群前的公告') });
        const [before] = await Promise.all([
          trial.ok('owner', 'getRoom', { roomId: trial.room.id }),
          // What is kept of this list must not be what it shows afterwards.
          trial.ok('owner', 'listRooms', everything),
        ]);
        if (by === 'userId') {
          const asked = { roomId: trial.room.id, phones: `[${name}]` };
          const code = resultCodeOf(await trial.send('owner', 'addMembers', asked));
          if (code !== 1) return numbersAlone(trial, `result code ${code}`);
        } else await add(trial, [Number(name)]);
        const given = { roomId: trial.room.jid, ...everything };
        const earlier = new Set<string>();
        const stillIn = (rows: readonly { readonly _id: string }[]) =>
          rows.filter(row => earlier.has(row._id)).length;
        try {
          const after = await trial.settled(
            () => trial.ok('owner', 'getRoom', { roomId: trial.room.id }),
            room => room.members.some(row => row.userId === userId) && room.userSize === room.members.length,
          );
          const member = after.members.find(row => row.userId === userId);
          if (by === 'userId' && !member) return numbersAlone(trial, 'not a member');
          trial.same(member?.role, 3, {
            rule: 'plain-member',
            message: 'the new member must be a plain member',
          });
          // Nobody is invisible here. An earlier count may be wrong, so it is not what this one is held against.
          trial.same(after.userSize, after.members.length, {
            rule: 'counted',
            pointer: '/data/userSize',
            message: 'the new member must be counted',
          });
          // Enough has passed to tell them apart. Which is later is not asked: two machines may have written them.
          if (secondsField(trial.now) - before.createTime > 3)
            trial.holds(member?.createTime !== before.createTime, {
              rule: 'joined-later',
              harm: 'units',
              pointer: '/data/members/*/createTime',
              message: 'createTime must be the time of joining, not that of the group',
              expected: `another than ${before.createTime}`,
              got: member?.createTime,
            });
          trial.holds(Math.abs((member?.createTime ?? 0) - secondsField(trial.now)) < 120, {
            rule: 'joined-at',
            harm: 'units',
            pointer: '/data/members/*/createTime',
            message: 'createTime must be the time of joining in seconds',
            expected: secondsField(trial.now),
            got: member?.createTime,
          });
          const [rooms, history, whole] = await Promise.all([
            trial.ok('outsider', 'listRooms', everything),
            trial.ok('outsider', 'listGroupMessages', given),
            trial.ok('owner', 'listGroupMessages', given),
          ]);
          for (const row of whole) earlier.add(row._id);
          holdsOf(
            trial,
            rooms,
            { field: 'id', value: trial.room.id, are: 'there' },
            { rule: 'listed', message: "the group must be in the new member's list", of: 'listRooms' },
          );
          const inList = rooms.find(row => row.id === trial.room.id);
          trial.same(inList?.userSize ?? after.userSize, after.userSize, {
            rule: 'counted',
            pointer: '/data/*/userSize',
            message: 'the new member must be counted',
            of: 'listRooms',
          });
          // To whoever joins a second later than now (server facts 2.20) it may be from before.
          const announced = whole.find(row => row.contentType === 907);
          const body = JSON.parse(announced?.message ?? '{}') as { toUserId?: unknown };
          trial.same(body.toUserId, String(userId), {
            rule: 'announced',
            message: 'the group must get a message (907)',
            source: 'server',
            of: 'listGroupMessages',
          });
          // The window of a history is one second generous (server facts 2.7), the cut raises its start, and whoever joins may
          // do so a second from now (server facts 2.20).
          const joined = ((member?.createTime ?? 0) - 2) * 1000;
          trial.same(
            history.filter(row => row.timeSend < joined).map(row => row.timeSend),
            [],
            {
              rule: 'join-cut',
              message: 'the new member must not see messages from before they joined',
              source: 'server',
              // Whoever is no member may read them all (server facts 2.8), but only an app shows them to people.
              harm: 'privacy',
              of: 'listGroupMessages',
            },
          );
        } finally {
          await putOut(trial);
        }
        const [left, history, rooms, chats] = await Promise.all([
          trial.ok('owner', 'getRoom', { roomId: trial.room.id }),
          trial.settled(
            () => trial.ok('owner', 'listGroupMessages', given),
            rows => stillIn(rows) === earlier.size,
          ),
          trial.ok('outsider', 'listRooms', everything),
          trial.ok('outsider', 'listLastChats', everything),
        ]);
        trial.same(stillIn(history), earlier.size, {
          rule: 'history-stays',
          pointer: '/data',
          message: 'the messages of the group must stay when a member leaves',
          of: 'listGroupMessages',
        });
        const announced = history.find(row => row.contentType === 904 && row.content === before.name);
        trial.same([announced?.contentType, announced?.content], [904, before.name], {
          rule: 'leaving-announced',
          message: 'the group must get a message that a member left (904)',
          source: 'server',
          of: 'listGroupMessages',
        });
        const noticesIn = (room: typeof left) => stableView('getRoom', room.notices, 'data/notices');
        trial.same(noticesIn(left), noticesIn(before), {
          rule: 'notices-stay',
          pointer: '/data/notices',
          message: 'the notices must stay when a member leaves',
          of: 'getRoom',
        });
        trial.same(left.userSize, left.members.length, {
          rule: 'uncounted',
          pointer: '/data/userSize',
          message: 'a removed member must not be counted',
          of: 'getRoom',
        });
        holdsOf(
          trial,
          rooms,
          { field: 'id', value: trial.room.id, are: 'absent' },
          {
            rule: 'unlisted',
            message: "the group must be gone from the removed member's list",
            of: 'listRooms',
          },
        );
        holdsOf(
          trial,
          chats,
          { field: 'jid', value: trial.room.jid, are: 'absent' },
          {
            rule: 'chat-gone',
            message: "the chat must be gone from the removed member's list",
            of: 'listLastChats',
          },
        );
        const own = (await trial.ok('owner', 'listRooms', everything)).find(({ id }) => id === trial.room.id);
        trial.same(own?.userSize ?? left.userSize, left.userSize, {
          rule: 'uncounted',
          pointer: '/data/*/userSize',
          message: 'a removed member must not be counted',
        });
        await trial.refused(
          'outsider',
          'listMembers',
          { roomId: trial.room.id },
          { code: 10111, source: 'server' },
        );
      },
    }),
  ),
  make('listed', {
    title: 'the list of members has everybody and can be searched by name',
    operation: 'listMembers',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const everybody = await trial.ok('peer', 'listMembers', { roomId });
      trial.same(everybody.map(row => row.userId).sort(), (await idsOf(trial)).sort(), {
        rule: 'everybody',
        message: 'the list must have every member',
        source: 'document',
      });
      const name = everybody.find(row => row.userId === trial.person('peer').userId)?.nickname ?? '';
      if (name === '') return;
      const found = await trial.ok('peer', 'listMembers', { roomId, keyword: name });
      const fits = (row: (typeof found)[number]) => row.nickname.toLowerCase().includes(name.toLowerCase());
      holdsOf(
        trial,
        found,
        { field: 'nickname', value: name, are: 'there' },
        { rule: 'keyword', message: 'the member whose name has the keyword must be found', harm: 'none' },
      );
      trial.same(
        found.filter(row => !fits(row)).map(row => row.nickname),
        [],
        {
          rule: 'keyword-ignored',
          message: 'only members whose name has the keyword must be found',
          harm: 'none',
        },
      );
      const none = await trial.ok('peer', 'listMembers', { roomId, keyword: trial.random.hex(16) });
      trial.same(none, [], {
        rule: 'keyword-none',
        message: 'a word that is in no name must find nobody',
        harm: 'none',
      });
    },
  }),
];
