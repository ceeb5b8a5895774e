import type { Case } from '../src/check/suite/case.ts';
import type { Role } from '../src/check/suite/people.ts';
import type { Given, Trial } from '../src/check/suite/trial.ts';
import { concern, everything } from './kit.ts';
import { stableView } from './stable-view.ts';

const make = concern('permissions', { layer: 'P', effect: 'write' });
const refused = { room: 'refused', people: ['owner', 'peer', 'outsider'] } as const;

/** Nothing may have changed after calls that had to be refused. */
async function unchanged(trial: Trial, work: () => Promise<unknown>): Promise<void> {
  const look = async () => {
    const room = await trial.ok('owner', 'getRoom', { roomId: trial.room.id });
    const messages = await trial.ok('owner', 'listGroupMessages', {
      roomId: trial.room.jid,
      ...everything,
    });
    return { room: stableView('getRoom', room), messages: messages.map(row => row.messageId) };
  };
  const before = await look();
  await work();
  trial.same(await look(), before, {
    rule: 'side-effect',
    message: 'a refused call must change nothing',
    harm: 'permission',
  });
}

/** Something that somebody may not do to a group. */
interface Call {
  /** The peer is a plain member, or an admin for the time of the case. */
  readonly as: 'outsider' | 'peer' | 'admin';
  readonly what: string;
  readonly operation: 'updateRoom' | 'transferRoom' | 'removeMember' | 'addMembers';
  readonly given: (trial: Trial) => Given;
  /** Codes that are right as well. */
  readonly or?: readonly number[];
}

const idOf = (trial: Trial, role: Role) => ({ userId: trial.person(role).userId });
/** A server of another generation says to somebody outside that there is no such member (server facts 2.19). */
const notInRoom = [100409];
/** Whoever asks, the owner stays: some look at that first (server facts 2.19). */
const ownerStays = [100410];
const calls: readonly Call[] = [
  {
    as: 'outsider',
    what: 'rename it',
    operation: 'updateRoom',
    given: it => ({ roomName: it.text('外人') }),
  },
  {
    as: 'outsider',
    what: 'publish in it',
    operation: 'updateRoom',
    given: it => ({ notice: it.text('外人') }),
  },
  {
    as: 'outsider',
    what: 'take it over',
    operation: 'transferRoom',
    given: it => ({ toUserId: it.person('outsider').userId }),
  },
  {
    as: 'outsider',
    what: 'remove a member',
    operation: 'removeMember',
    given: it => idOf(it, 'peer'),
    or: notInRoom,
  },
  {
    as: 'outsider',
    what: 'leave it',
    operation: 'removeMember',
    given: it => idOf(it, 'outsider'),
    or: notInRoom,
  },
  {
    as: 'outsider',
    what: 'make an admin',
    operation: 'addMembers',
    given: it => ({ ...idOf(it, 'peer'), role: 2 }),
  },
  { as: 'peer', what: 'rename it', operation: 'updateRoom', given: it => ({ roomName: it.text('成员') }) },
  { as: 'peer', what: 'publish in it', operation: 'updateRoom', given: it => ({ notice: it.text('成员') }) },
  { as: 'peer', what: 'change a setting', operation: 'updateRoom', given: () => ({ showRead: 1 }) },
  {
    as: 'peer',
    what: 'take it over',
    operation: 'transferRoom',
    given: it => ({ toUserId: it.person('peer').userId }),
  },
  {
    as: 'peer',
    what: 'remove the owner',
    operation: 'removeMember',
    given: it => idOf(it, 'owner'),
    or: ownerStays,
  },
  {
    as: 'peer',
    what: 'become an admin',
    operation: 'addMembers',
    given: it => ({ ...idOf(it, 'peer'), role: 2 }),
  },
  {
    as: 'peer',
    what: 'silence the owner',
    operation: 'addMembers',
    given: it => ({ ...idOf(it, 'owner'), talkTime: 2_000_000_000 }),
  },
  {
    as: 'peer',
    what: 'give the owner another name',
    operation: 'addMembers',
    given: it => ({ ...idOf(it, 'owner'), nickname: it.text('别名') }),
  },
  {
    as: 'admin',
    what: 'take it over',
    operation: 'transferRoom',
    given: it => ({ toUserId: it.person('peer').userId }),
  },
  {
    as: 'admin',
    what: 'give it away',
    operation: 'transferRoom',
    given: it => ({ toUserId: it.person('outsider').userId }),
  },
  {
    as: 'admin',
    what: 'remove another admin',
    operation: 'removeMember',
    given: it => idOf(it, 'outsider'),
  },
  {
    as: 'admin',
    what: 'silence another admin',
    operation: 'addMembers',
    given: it => ({ ...idOf(it, 'outsider'), talkTime: 2_000_000_000 }),
  },
];

/** Peer and outsider are admins for a while. */
async function admins(trial: Trial, work: () => Promise<void>): Promise<void> {
  const roomId = trial.room.id;
  const [peer, outsider] = [trial.person('peer').userId, trial.person('outsider').userId];
  const role = (userId: number, value: number) => ({ roomId, userId, role: value });
  await trial.ok('owner', 'addMembers', { roomId, phones: `[${outsider}]` });
  try {
    await trial.ok('owner', 'addMembers', role(outsider, 2));
    await trial.ok('owner', 'addMembers', role(peer, 2));
    await work();
  } finally {
    await trial.send('owner', 'addMembers', role(peer, 3));
    await trial.send('owner', 'removeMember', { roomId, userId: outsider });
  }
}

const who = {
  outsider: 'somebody who is not in a group',
  peer: 'a plain member',
  admin: 'an admin',
} as const;

/**
 * One case for each call, so that one which is not refused spoils no other. Each names the owner in a parameter that
 * the operation has not: who asks is told by the token alone.
 */
function refusedTo({ as, what, operation, given, or }: Call): Case {
  return make(`${as}/${what.replaceAll(' ', '-')}`, {
    title: `${who[as]} cannot ${what}`,
    operation,
    source: 'server',
    needs: as === 'admin' ? { ...refused, room: 'change' } : refused,
    async run(trial) {
      const refusal = { code: 10111, ...(or && { or }) };
      const call = { ...idOf(trial, 'owner'), ...given(trial), roomId: trial.room.id };
      const look = () =>
        unchanged(trial, () => trial.refused(as === 'admin' ? 'peer' : as, operation, call, refusal));
      await (as === 'admin' ? admins(trial, look) : look());
    },
  });
}

/** What only those may do to a group who run it (server facts 2.14, 2.17, 2.19, 2.20). */
export default calls.map(refusedTo);
