import type { Needs } from '../src/check/suite/case.ts';
import { ghost } from '../src/check/suite/marker.ts';
import type { Role } from '../src/check/suite/people.ts';
import type { Given, Trial } from '../src/check/suite/trial.ts';
import type { JsonOperationId } from '../src/spec/contract.ts';
import { phonesOf } from './joining.ts';
import { validFor } from './valid.ts';

/** One way to be refused, by the case name it has in `x-result-codes`. */
export interface RefusalWay {
  readonly as?: Role;
  readonly needs?: Needs;
  /** Brings things into the state that refuses, and gives what puts them back. */
  readonly given?: (trial: Trial) => Promise<(() => Promise<unknown>) | undefined>;
  readonly with: (trial: Trial) => Given;
}

const room = (trial: Trial) => ({ roomId: trial.room.id });
const group = { room: 'refused', people: ['owner', 'peer', 'outsider'] } as const satisfies Needs;
const malformed: RefusalWay = { with: () => ({ roomId: 'abc' }) };
const unknown: RefusalWay = { with: () => ({ roomId: ghost.roomId }) };

/** A locked group cannot be unlocked through the API (server facts 2.14), so it lives in a world of its own. */
const locked: Pick<RefusalWay, 'needs' | 'given'> = {
  needs: { sandbox: true, people: ['owner', 'peer'] },
  async given(trial) {
    const { id } = await trial.newRoom();
    await trial.ok('owner', 'updateRoom', { roomId: id, s: -1 });
    return undefined;
  },
};

/** A setting of the group for the time of one case. */
const setting =
  (name: 'isNeedVerify' | 'maxUserSize', value: (trial: Trial) => Promise<number>, before: number) =>
  async (trial: Trial) => {
    await trial.ok('owner', 'updateRoom', { ...room(trial), [name]: await value(trial) });
    return () => trial.ok('owner', 'updateRoom', { ...room(trial), [name]: before });
  };

/** A third member, whom a plain one may do nothing to. */
async function outsiderJoins(trial: Trial) {
  const { userId } = trial.person('outsider');
  await trial.ok('owner', 'addMembers', { ...room(trial), phones: phonesOf(trial, 'outsider') });
  return () => trial.ok('owner', 'removeMember', { ...room(trial), userId });
}

/** The failures that an operation has of its own; those of tokens and parameters are made from the contract. */
export const refusalWays: { readonly [Id in JsonOperationId]: Readonly<Record<string, RefusalWay>> } = {
  getConfig: {},
  getUser: { 'unknown-user': { with: () => ({ userId: ghost.userId }) } },
  addFriend: {
    'unknown-target': { needs: { sandbox: true }, with: () => ({ toUserId: ghost.userId }) },
    self: { needs: { sandbox: true }, with: trial => ({ toUserId: trial.person('owner').userId }) },
    'already-friend': {
      needs: { sandbox: true, people: ['owner', 'peer'], friends: true },
      with: trial => ({ toUserId: trial.person('peer').userId }),
    },
  },
  listFriends: {},
  listRooms: {},
  listLastChats: {},
  listGroupMessages: {},
  listMessages: {},
  search: {},
  addRoom: {
    'phones-malformed': {
      with: trial => ({ jid: `x${trial.random.hex(31)}`, name: trial.text('never'), phones: '100102' }),
    },
    // Whoever does not refuse these makes a group that shares the rows of another.
    'jid-malformed': { needs: { mock: true }, with: trial => ({ jid: '12345', name: trial.text('never') }) },
    'jid-taken': {
      needs: { room: 'read', mock: true },
      with: trial => ({ jid: trial.room.jid, name: trial.text('never') }),
    },
  },
  getRoom: {
    'room-id-malformed': malformed,
    'unknown-room': unknown,
    'room-locked': { ...locked, with: room },
  },
  updateRoom: {
    'room-id-malformed': malformed,
    'unknown-room': unknown,
    'not-allowed': {
      needs: group,
      as: 'peer',
      with: trial => ({ ...room(trial), roomName: trial.text('not his') }),
    },
    'room-locked': { ...locked, with: trial => ({ ...room(trial), roomName: trial.text('locked') }) },
    'limit-below-members': { needs: group, with: trial => ({ ...room(trial), maxUserSize: 1 }) },
  },
  listNotices: { 'room-id-malformed': malformed, 'unknown-room': unknown },
  listMembers: {
    'room-id-malformed': malformed,
    'unknown-room': unknown,
    'not-a-member': { needs: { room: 'read', people: ['owner', 'outsider'] }, as: 'outsider', with: room },
  },
  transferRoom: {
    'room-id-malformed': { with: () => ({ roomId: 'abc', toUserId: ghost.userId }) },
    'new-owner-missing': { needs: group, with: trial => ({ ...room(trial), toUserId: 0 }) },
    'unknown-room': { with: () => ({ roomId: ghost.roomId, toUserId: ghost.userId }) },
    'room-locked': { ...locked, with: trial => ({ ...room(trial), toUserId: trial.person('peer').userId }) },
    'already-owner': {
      needs: group,
      as: 'peer',
      with: trial => ({ ...room(trial), toUserId: trial.person('owner').userId }),
    },
    'not-owner': {
      needs: group,
      as: 'peer',
      with: trial => ({ ...room(trial), toUserId: trial.person('peer').userId }),
    },
    'target-not-a-member': {
      needs: group,
      with: trial => ({ ...room(trial), toUserId: trial.person('outsider').userId }),
    },
  },
  setMemberNotification: {
    'room-id-malformed': { with: () => ({ roomId: 'abc', userId: 0, type: 0, offlineNoPushMsg: 0 }) },
    'unknown-room': { with: () => ({ roomId: ghost.roomId, userId: 0, type: 0, offlineNoPushMsg: 0 }) },
    'not-a-member': {
      needs: group,
      as: 'outsider',
      with: trial => ({ ...room(trial), userId: 0, type: 0, offlineNoPushMsg: 1 }),
    },
  },
  removeMember: {
    'room-id-malformed': { with: () => ({ roomId: 'abc', userId: ghost.userId }) },
    'unknown-room': { with: () => ({ roomId: ghost.roomId, userId: ghost.userId }) },
    'room-locked': { ...locked, with: trial => ({ ...room(trial), userId: trial.person('peer').userId }) },
    'not-allowed': {
      needs: group,
      given: outsiderJoins,
      as: 'peer',
      with: trial => ({ ...room(trial), userId: trial.person('outsider').userId }),
    },
    'target-is-owner': {
      needs: group,
      async given(trial) {
        const role = (value: number) =>
          trial.ok('owner', 'addMembers', {
            ...room(trial),
            userId: trial.person('peer').userId,
            role: value,
          });
        await role(2);
        return () => role(3);
      },
      as: 'peer',
      with: trial => ({ ...room(trial), userId: trial.person('owner').userId }),
    },
    'target-not-a-member': {
      needs: group,
      with: trial => ({ ...room(trial), userId: trial.person('outsider').userId }),
    },
  },
  addMembers: {
    'room-id-malformed': { with: () => ({ roomId: 'abc', phones: `[${ghost.phone}]` }) },
    'phones-malformed': { needs: group, with: trial => ({ ...room(trial), phones: '{"a":1' }) },
    'nothing-to-do': { needs: group, with: room },
    'unknown-room': { with: () => ({ roomId: ghost.roomId, phones: `[${ghost.phone}]` }) },
    'room-locked': { ...locked, with: trial => ({ ...room(trial), phones: `[${ghost.phone}]` }) },
    // Two of them, so that nothing else is wrong: one who is no friend is refused by himself.
    'needs-owner': {
      needs: group,
      given: setting('isNeedVerify', async () => 1, 0),
      as: 'peer',
      with: trial => ({
        ...room(trial),
        phones: phonesOf(trial, 'outsider', 'peer'),
      }),
    },
    'not-a-friend': {
      needs: { ...group, strangers: true },
      as: 'peer',
      with: trial => ({ ...room(trial), phones: phonesOf(trial, 'outsider') }),
    },
    'too-many-members': {
      needs: group,
      given: setting(
        'maxUserSize',
        async trial => (await trial.ok('owner', 'getRoom', room(trial))).userSize,
        1000,
      ),
      with: trial => ({ ...room(trial), phones: phonesOf(trial, 'outsider') }),
    },
    'not-allowed': {
      needs: group,
      given: outsiderJoins,
      as: 'peer',
      with: trial => ({ ...room(trial), userId: trial.person('outsider').userId, talkTime: 2_000_000_000 }),
    },
    'target-not-a-member': {
      needs: group,
      with: trial => ({ ...room(trial), userId: trial.person('outsider').userId, talkTime: 2_000_000_000 }),
    },
  },
  deleteMessages: { 'message-id-missing': { with: () => ({ type: 1, delete: 1, messageId: '' }) } },
  pinChat: {
    'unknown-room': { with: () => ({ jid: ghost.jid, isAdaptive: 1 }) },
    'not-a-member': { needs: group, as: 'outsider', with: trial => ({ jid: trial.room.jid, isAdaptive: 1 }) },
  },
  unpinChat: {
    'unknown-room': { with: () => ({ jid: ghost.jid, isAdaptive: 1 }) },
    'not-a-member': { needs: group, as: 'outsider', with: trial => ({ jid: trial.room.jid, isAdaptive: 1 }) },
  },
  pushMessage: {
    'unknown-phone': { with: trial => ({ ...validFor(trial, 'pushMessage'), toUserPhone: ghost.phone }) },
  },
  // An upload is refused for what its form holds: contracts/uploads.contract.ts.
  uploadFile: {},
};
