import { type Given, resultCodeOf, type Trial, type Way } from '../src/check/suite/trial.ts';
import { phonesOf } from './joining.ts';
import { agreeing, concern, everything, isChanging, undisturbed } from './kit.ts';
import { holdsOf } from './rows.ts';
import { wayOf } from './ways.ts';

const make = concern('identities', { layer: 'P', effect: 'write' });
const both = ['owner', 'peer'] as const;
/** So often callers take turns: what leaks from one request into the next does so only now and then. */
const turns = 6;
const everybody = { room: 'change', people: ['owner', 'peer', 'outsider'] } as const;

/**
 * Whether a server lets a stranger look. The known ones do (server facts 2.8 and 2.13); one that refuses more than they do
 * has drifted from them and harms nobody.
 */
async function isOpen(trial: Trial, operation: 'getRoom' | 'listGroupMessages', roomId: string) {
  const code = resultCodeOf(await trial.send('outsider', operation, { roomId }));
  return trial.holds(code !== 10111, {
    rule: 'open-to-strangers',
    message: 'somebody who is not in the group may look, as at other servers',
    expected: 'not refused',
    got: `result code ${code ?? 'none'}`,
    harm: 'none',
  });
}

/** Who may do and see what. */
export default [
  make('outsider-reads', {
    title: 'an outsider sees a group without its notices, membership and list of members',
    operation: 'getRoom',
    source: 'server',
    // A new group: who was a member once is not somebody who never was.
    needs: { room: 'last', people: ['owner', 'peer', 'outsider'] },
    effect: 'write',
    async run(trial) {
      const roomId = trial.room.id;
      await trial.refused('outsider', 'listMembers', { roomId }, { code: 10111 });
      if (!(await isOpen(trial, 'getRoom', roomId))) return;
      const room = await trial.ok('outsider', 'getRoom', { roomId });
      trial.same(room.member, undefined, {
        rule: 'no-membership',
        pointer: '/data/member',
        message: 'an outsider has no membership',
        harm: 'identity',
      });
      trial.same(room.notices.length, 0, {
        rule: 'no-notices',
        pointer: '/data/notices',
        message: 'an outsider must not see the notices',
      });
      const told = room.members.find(row => 'addRoomDetails' in row);
      trial.holds(told === undefined, {
        rule: 'no-details',
        pointer: '/data/members/*/addRoomDetails',
        message: 'only the owner and admins may see how members joined',
        expected: 'no such field',
        got: told && Reflect.get(told, 'addRoomDetails'),
      });
    },
  }),
  make('outsider-history', {
    title: 'whether an outsider can read the history of a group (a note, never a failure)',
    operation: 'listGroupMessages',
    source: 'server',
    needs: { room: 'read', people: ['owner', 'peer', 'outsider'] },
    async run(trial) {
      const { jid } = trial.room;
      if (!(await isOpen(trial, 'listGroupMessages', jid))) return;
      const given = { roomId: jid, pageIndex: 0, pageSize: 10 };
      const rows = await trial.ok('outsider', 'listGroupMessages', given);
      if (rows.length === 0) return;
      trial.note({
        rule: 'privacy',
        message: 'somebody who is not in the group can read its history',
        expected: 'members only',
        got: `${rows.length} messages`,
      });
    },
  }),
  make('former-member', {
    title: 'a former member is an outsider',
    operation: 'removeMember',
    source: 'server',
    needs: everybody,
    async run(trial) {
      const roomId = trial.room.id;
      const { userId } = trial.person('outsider');
      await trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'outsider') });
      await trial.ok('outsider', 'listMembers', { roomId });
      await trial.ok('owner', 'removeMember', { roomId, userId });
      await trial.refused('outsider', 'listMembers', { roomId }, { code: 10111 });
      await trial.refused(
        'outsider',
        'updateRoom',
        { roomId, notice: trial.text('前成员') },
        { code: 10111 },
      );
      if (await isOpen(trial, 'getRoom', roomId)) {
        const { notices, member } = await trial.ok('outsider', 'getRoom', { roomId });
        trial.same(notices.length, 0, {
          rule: 'outside-again',
          message: 'a former member must not see notices',
        });
        trial.same(member, undefined, {
          rule: 'no-membership',
          pointer: '/data/member',
          message: 'an outsider has no membership',
          harm: 'identity',
        });
      }
      const found = await trial.ok('outsider', 'search', { content: trial.marker });
      // They may be a member of other groups that the run has made.
      const messages = found.mucmsgs.filter(row => row.room_jid === trial.room.jid);
      const groups = found.group.filter(row => row.id === roomId);
      trial.same([messages.length, groups.length], [0, 0], {
        rule: 'search-closed',
        message: 'a former member must not find the group or its messages',
        harm: 'privacy',
      });
    },
  }),
  make('private-chat', {
    title: 'nobody else sees a single chat',
    operation: 'listMessages',
    harm: 'privacy',
    needs: { chat: 'write', people: ['owner', 'peer', 'outsider'] },
    async run(trial) {
      const content = trial.text(`悄悄话 ${trial.random.hex(6)}`);
      await trial.push('owner', 'peer', content);
      const page = { pageIndex: 0, pageSize: 50, maxType: 0 };
      const { userId } = trial.person('owner');
      // Nothing more by query and by form, then somebody named as the caller, by one of both.
      const extras = [{}, {}, { sender: userId }, { userId }];
      for (const receiver of [userId, trial.person('peer').userId]) {
        for (const [index, extra] of extras.entries()) {
          const method = wayOf(trial, index);
          const rows = await trial.ok(
            'outsider',
            'listMessages',
            { receiver, ...page, ...extra },
            { method },
          );
          holdsOf(
            trial,
            rows,
            { field: 'content', value: content, are: 'absent' },
            { rule: 'history-leak', message: 'an outsider must not read the chat of two others' },
          );
        }
      }
      const found = await trial.ok('outsider', 'search', { content });
      trial.same(found.shikuMsgs.length, 0, {
        rule: 'search-leak',
        pointer: '/data/shikuMsgs',
        message: 'an outsider must not find the message',
      });
      const chats = await trial.ok('outsider', 'listLastChats', everything);
      holdsOf(
        trial,
        chats,
        { field: 'content', value: content, are: 'absent' },
        { rule: 'chat-list-leak', message: 'an outsider must not see the message in their chat list' },
      );
    },
  }),
  make('asked-for-others', {
    title:
      "a call with the userId of another user still gets the caller's own groups, chats and search results",
    harm: 'privacy',
    operation: 'listRooms',
    lengthy: true,
    effect: 'read',
    needs: { ...undisturbed, people: ['owner', 'peer'] },
    async run(trial) {
      const page = { pageIndex: 0, pageSize: 50 };
      const content = trial.person('owner').nickname || trial.marker;
      const ids = async (given: Given, method: Way) => {
        const ask = { method };
        const rooms = await trial.ok('owner', 'listRooms', { ...page, ...given }, ask);
        const chats = await trial.ok('owner', 'listLastChats', { ...page, ...given }, ask);
        const { group } = await trial.ok('owner', 'search', { content, ...given }, ask);
        const { member } = await trial.ok('owner', 'getRoom', { roomId: trial.room.id, ...given }, ask);
        const settled = (listed: typeof rooms) =>
          listed.filter(room => !isChanging(trial, room)).map(row => [row.id, row.member.userId]);
        const persons = chats.filter(row => row.isRoom === 0).map(row => row.jid);
        return [
          ['listRooms', settled(rooms)],
          ['listLastChats', persons],
          ['search', settled(group)],
          ['getRoom', member?.userId],
        ] as const;
      };
      const { userId } = trial.person('peer');
      for (const method of trial.ways) {
        const [got, want] = await agreeing(trial, async () => [
          await ids({ userId, toUserId: userId }, method),
          await ids({}, method),
        ]);
        for (const [at, [of, shown]] of got.entries())
          trial.same(shown, want[at]?.[1], {
            rule: 'of-caller',
            pointer: '/data',
            message: "userId in the request must not return that user's groups and chats",
            of,
          });
      }
    },
  }),
  make('whose-groups', {
    title: 'each caller gets their own groups and profile',
    harm: 'identity',
    operation: 'listRooms',
    effect: 'read',
    needs: { people: ['owner', 'peer'] },
    async run(trial) {
      for (let turn = 0; turn < turns; turn++)
        for (const who of both)
          trial.same((await trial.ok(who, 'getUser')).userId, trial.person(who).userId, {
            rule: 'own-profile',
            pointer: '/data/userId',
            message: 'the profile must be that of the caller',
          });
      for (const who of both) {
        const { userId } = trial.person(who);
        const rooms = await trial.ok(who, 'listRooms', { pageIndex: 0, pageSize: 50 });
        holdsOf(
          trial,
          rooms,
          { field: 'member.userId', value: userId, are: 'all' },
          {
            rule: 'own-groups',
            pointer: '/data/*/member/userId',
            message: 'the groups must be those of the caller',
          },
        );
      }
    },
  }),
];
