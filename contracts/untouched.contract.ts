import type { Role } from '../src/check/suite/people.ts';
import type { Data, Given, Trial } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { phonesOf } from './joining.ts';
import { concern, everything } from './kit.ts';

const make = concern('untouched', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

/** What is saved by one call, with other values than a new group has (server facts 2.12, 2.14). */
const together = (trial: Trial) => ({
  subject: trial.text('留着的主题'),
  desc: trial.text('留着的简介'),
  maxUserSize: 900,
  adminMaxNumber: 40,
  isAttritionNotice: 0,
  withdrawTime: 60,
  allowHostUpdate: 0,
});
/** Switches, each with another value than a new group has; one call changes one of them (server facts 2.14). */
const switches = { allowUploadFile: 0, allowSendCard: 0, allowConference: 0 };

const roomFields = [
  ...['name', 'userId', 'createTime', 's', 'talkTime', 'isLook', 'isNeedVerify', 'showMember', 'showRead'],
  ...['subject', 'desc', 'maxUserSize', 'adminMaxNumber', 'isAttritionNotice', 'withdrawTime'],
  ...['allowHostUpdate', 'allowInviteFriend', 'allowSpeakCourse'],
  ...Object.keys(switches),
];
const memberFields = [
  ...['role', 'nickname', 'remarkName', 'createTime', 'offlineNoPushMsg', 'openTopChatTime', 'talkTime'],
];

type Values = Readonly<Record<string, unknown>>;

function picked(row: object | undefined, of: string, fields: readonly string[]): Values {
  const values = row as Values | undefined;
  return Object.fromEntries(fields.map(name => [`${of} ${name}`, values?.[name]]));
}

/** What a group shows of itself, of owner and peer, and of the notices in it, by name. */
async function shownOf(trial: Trial): Promise<Values> {
  const roomId = trial.room.id;
  const [room, theirs] = await Promise.all([
    trial.ok('owner', 'getRoom', { roomId }),
    trial.ok('peer', 'getRoom', { roomId }),
  ]);
  const rowOf = (role: Role) => room.members.find(({ userId }) => userId === trial.person(role).userId);
  return {
    ...picked(room, 'group', roomFields),
    'notice id': room.notice.id,
    notices: room.notices.map(({ id, text, userId }) => [id, text, userId]),
    ...picked(rowOf('owner'), 'owner', memberFields),
    ...picked(rowOf('peer'), 'peer', memberFields),
    ...picked(rowOf('outsider'), 'outsider', memberFields),
    ...picked(room.member, 'own', memberFields),
    ...picked(theirs.member, 'theirs', memberFields),
  };
}

/** The texts of the group that a case writes, and those of all others. Others may change as well: never to these. */
function textsOf(trial: Trial, rooms: Data<'listRooms'>) {
  const texts = ({ name, desc, subject, notice }: (typeof rooms)[number]) =>
    [name, desc, subject, notice.text].filter(text => text !== undefined && text !== '');
  return {
    shown: rooms.filter(({ id }) => id === trial.room.id).flatMap(texts),
    elsewhere: rooms.filter(({ id }) => id !== trial.room.id).flatMap(texts),
  };
}

/** A write, and the values that it is about. */
interface Write {
  readonly id: OperationId;
  readonly about: RegExp;
  readonly send: (trial: Trial, roomId: string) => Promise<unknown>;
}

const silence = (talkTime: number): Write => ({
  id: 'addMembers',
  about: /^(?:peer|theirs) talkTime$/,
  send: (trial, roomId) =>
    trial.ok('owner', 'addMembers', { roomId, userId: trial.person('peer').userId, talkTime }),
});
const setByPeer = (about: RegExp, change: Given): Write => ({
  id: 'setMemberNotification',
  about,
  send: (trial, roomId) => trial.ok('peer', 'setMemberNotification', { roomId, userId: 0, ...change }),
});
const newName = (nickname: (trial: Trial) => string): Write => ({
  id: 'addMembers',
  about: /^(?:peer|theirs) nickname$/,
  send: (trial, roomId) =>
    trial.ok('peer', 'addMembers', {
      roomId,
      userId: trial.person('peer').userId,
      nickname: nickname(trial),
    }),
});
const admin = (role: Role, about: RegExp): Write => ({
  id: 'addMembers',
  about,
  send: (trial, roomId) =>
    trial.ok('owner', 'addMembers', { roomId, userId: trial.person(role).userId, role: 2 }),
});
const newOwner = (from: 'owner' | 'peer', to: 'owner' | 'peer'): Write => ({
  id: 'transferRoom',
  about: /^group userId$|^(?:owner|peer|own|theirs) role$/,
  send: (trial, roomId) => trial.ok(from, 'transferRoom', { roomId, toUserId: trial.person(to).userId }),
});
const silenceOfAll = (talkTime: number): Write => ({
  id: 'updateRoom',
  about: /^group talkTime$/,
  send: (trial, roomId) => trial.ok('owner', 'updateRoom', { roomId, talkTime }),
});
/** Each does one thing to a group in which nothing is as it was at first. */
const writes: readonly Write[] = [
  newName(() => '群里的名字 🎉'),
  admin('peer', /^(?:peer|theirs) role$/),
  silence(2_000_000_000),
  silenceOfAll(2_000_000_000),
  {
    id: 'addMembers',
    about: /^(?:peer|theirs) remarkName$/,
    send: (trial, roomId) =>
      trial.ok('owner', 'addMembers', {
        roomId,
        userId: trial.person('peer').userId,
        remarkName: trial.text('备注'),
      }),
  },
  setByPeer(/^(?:peer|theirs) offlineNoPushMsg$/, { type: 0, offlineNoPushMsg: 1 }),
  setByPeer(/^(?:peer|theirs) openTopChatTime$/, { type: 1, offlineNoPushMsg: 1 }),
  setByPeer(/^(?:peer|theirs) openTopChatTime$/, { type: 1, offlineNoPushMsg: 0 }),
  {
    id: 'pinChat',
    about: /^(?:own|owner) openTopChatTime$/,
    send: trial => trial.ok('owner', 'pinChat', { jid: trial.room.jid, isAdaptive: 1 }),
  },
  {
    id: 'setMemberNotification',
    about: /^(?:own|owner) offlineNoPushMsg$/,
    send: (trial, roomId) =>
      trial.ok('owner', 'setMemberNotification', { roomId, userId: 0, type: 0, offlineNoPushMsg: 1 }),
  },
  {
    id: 'updateRoom',
    about: /^notice/,
    send: (trial, roomId) => trial.ok('owner', 'updateRoom', { roomId, notice: trial.text('又一条公告') }),
  },
  {
    id: 'updateRoom',
    about: /^group name$/,
    send: (trial, roomId) => trial.ok('owner', 'updateRoom', { roomId, roomName: trial.text('又一个群名') }),
  },
  // Whoever is in already stays as they are (server facts 2.20).
  {
    id: 'addMembers',
    about: /^outsider /,
    send: (trial, roomId) =>
      trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'peer', 'outsider') }),
  },
  // Another admin, who stays one whoever owns the group (server facts 2.17).
  admin('outsider', /^outsider role$/),
  newOwner('owner', 'peer'),
  newOwner('peer', 'owner'),
  {
    id: 'removeMember',
    about: /^outsider /,
    send: (trial, roomId) =>
      trial.ok('owner', 'removeMember', { roomId, userId: trial.person('outsider').userId }),
  },
  {
    id: 'unpinChat',
    about: /^(?:own|owner) openTopChatTime$/,
    send: trial => trial.ok('owner', 'unpinChat', { jid: trial.room.jid, isAdaptive: 1 }),
  },
  silenceOfAll(0),
  silence(0),
  newName(trial => trial.person('peer').nickname),
];

/** A write changes what it is about, and nothing else. */
export default [
  make('group', {
    title: 'each change to a group changes only that: settings, notices, names, roles, pins and muting stay',
    operation: 'getRoom',
    lengthy: true,
    async run(trial) {
      const roomId = trial.room.id;
      const notice = trial.text('留着的公告');
      await trial.ok('owner', 'updateRoom', { roomId, notice });
      // With one group for the whole run, an earlier case may have left its mark.
      await trial.ok('owner', 'setMemberNotification', {
        roomId,
        type: 0,
        offlineNoPushMsg: 0,
        userId: trial.person('owner').userId,
      });
      const was = await trial.ok('owner', 'getRoom', { roomId });
      await trial.ok('owner', 'updateRoom', { roomId, ...together(trial) });
      for (const [name, value] of Object.entries(switches))
        await trial.ok('owner', 'updateRoom', { roomId, [name]: value });
      try {
        let before = await shownOf(trial);
        for (const { id, about, send } of writes) {
          await send(trial, roomId);
          const after = await shownOf(trial);
          const others = (values: Values) =>
            Object.fromEntries(Object.entries(values).filter(([name]) => !about.test(name)));
          trial.same(others(after), others(before), {
            rule: `untouched-by-${id}`,
            pointer: '/data',
            message: `${id} must not change anything else of the group`,
          });
          before = after;
        }
        const { shown: own, elsewhere } = textsOf(trial, await trial.ok('owner', 'listRooms', everything));
        trial.same(
          elsewhere.filter(text => own.includes(text)),
          [],
          {
            rule: 'this-group-only',
            pointer: '/data',
            message: 'other groups must not change',
            of: 'listRooms',
          },
        );
      } finally {
        await trial.send('owner', 'updateRoom', { roomId, talkTime: 0 });
        const before = (names: readonly string[]) =>
          Object.fromEntries(Object.entries(was).filter(([name]) => names.includes(name)));
        // Each for themselves: a server may let nobody else.
        for (const role of ['owner', 'peer'] as const)
          await trial.send(role, 'setMemberNotification', {
            roomId,
            type: 0,
            offlineNoPushMsg: 0,
            userId: trial.person(role).userId,
          });
        for (const name of Object.keys(switches))
          await trial.send('owner', 'updateRoom', { roomId, ...before([name]) });
        await trial.send('owner', 'updateRoom', { roomId, ...before(Object.keys(together(trial))) });
        await trial.send('owner', 'removeMember', { roomId, userId: trial.person('outsider').userId });
      }
    },
  }),
];
