import type { Trial } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { concern } from './kit.ts';

const make = concern('untouched', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

const roomFields = [
  ...['name', 'desc', 'subject', 'userId', 'createTime', 'maxUserSize', 'adminMaxNumber', 's', 'talkTime'],
  ...['allowSendCard', 'allowUploadFile', 'isLook', 'isNeedVerify', 'showMember', 'showRead'],
];
const memberFields = [
  ...['role', 'nickname', 'createTime', 'offlineNoPushMsg', 'openTopChatTime', 'talkTime'],
];

type Values = Readonly<Record<string, unknown>>;

function picked(row: object | undefined, of: string, fields: readonly string[]): Values {
  const values = row as Values | undefined;
  return Object.fromEntries(fields.map(name => [`${of} ${name}`, values?.[name]]));
}

/** What a group shows of itself, of owner and peer, and of the notices in it, by name. */
async function shownOf(trial: Trial): Promise<Values> {
  const roomId = trial.room.id;
  const room = await trial.ok('owner', 'getRoom', { roomId });
  const theirs = await trial.ok('peer', 'getRoom', { roomId });
  const rowOf = (role: 'owner' | 'peer') =>
    room.members.find(({ userId }) => userId === trial.person(role).userId);
  return {
    ...picked(room, 'group', roomFields),
    'notice id': room.notice.id,
    notices: room.notices.map(({ id, text, userId }) => [id, text, userId]),
    ...picked(rowOf('owner'), 'owner', memberFields),
    ...picked(rowOf('peer'), 'peer', memberFields),
    ...picked(room.member, 'own', memberFields),
    ...picked(theirs.member, 'theirs', memberFields),
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
const newOwner = (from: 'owner' | 'peer', to: 'owner' | 'peer'): Write => ({
  id: 'transferRoom',
  about: /^group userId$| role$/,
  send: (trial, roomId) => trial.ok(from, 'transferRoom', { roomId, toUserId: trial.person(to).userId }),
});
const settings = { subject: '', maxUserSize: 1000, allowUploadFile: 1 };

/** Each does one thing to a group in which nothing is as it was at first. */
const writes: readonly Write[] = [
  newName(() => '群里的名字 🎉'),
  {
    id: 'addMembers',
    about: /^(?:peer|theirs) role$/,
    send: (trial, roomId) =>
      trial.ok('owner', 'addMembers', { roomId, userId: trial.person('peer').userId, role: 2 }),
  },
  silence(2_000_000_000),
  {
    id: 'setMemberNotification',
    about: /^(?:peer|theirs) offlineNoPushMsg$/,
    send: (trial, roomId) =>
      trial.ok('peer', 'setMemberNotification', { roomId, type: 0, offlineNoPushMsg: 1, userId: 0 }),
  },
  {
    id: 'pinChat',
    about: /^(?:own|owner) openTopChatTime$/,
    send: trial => trial.ok('owner', 'pinChat', { jid: trial.room.jid, isAdaptive: 1 }),
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
  {
    id: 'addMembers',
    about: /^$/,
    send: (trial, roomId) =>
      trial.ok('owner', 'addMembers', { roomId, phones: `[${trial.person('outsider').userId}]` }),
  },
  {
    id: 'removeMember',
    about: /^$/,
    send: (trial, roomId) =>
      trial.ok('owner', 'removeMember', { roomId, userId: trial.person('outsider').userId }),
  },
  newOwner('owner', 'peer'),
  newOwner('peer', 'owner'),
  {
    id: 'unpinChat',
    about: /^(?:own|owner) openTopChatTime$/,
    send: trial => trial.ok('owner', 'unpinChat', { jid: trial.room.jid, isAdaptive: 1 }),
  },
  silence(0),
  newName(trial => trial.person('peer').nickname),
];

/** A write changes what it is about, and nothing else. */
export default [
  make('group', {
    title: 'each change to a group changes only that: settings, notices, names, roles, pins and muting stay',
    operation: 'getRoom',
    async run(trial) {
      const roomId = trial.room.id;
      const notice = trial.text('留着的公告');
      await trial.ok('owner', 'updateRoom', { roomId, notice });
      const changed = { subject: trial.text('留着的主题'), maxUserSize: 900 };
      await trial.ok('owner', 'updateRoom', { roomId, ...changed });
      await trial.ok('owner', 'updateRoom', { roomId, allowUploadFile: 0 });
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
      } finally {
        const { allowUploadFile, ...together } = settings;
        await trial.send('owner', 'setMemberNotification', {
          roomId,
          type: 0,
          offlineNoPushMsg: 0,
          userId: trial.person('peer').userId,
        });
        await trial.send('owner', 'updateRoom', { roomId, allowUploadFile });
        await trial.send('owner', 'updateRoom', { roomId, ...together, subject: trial.text('') });
        await trial.send('owner', 'removeMember', { roomId, userId: trial.person('outsider').userId });
      }
    },
  }),
];
