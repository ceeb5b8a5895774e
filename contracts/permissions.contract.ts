import type { Case } from '../src/check/suite/case.ts';
import type { Role } from '../src/check/suite/people.ts';
import type { Given, Trial } from '../src/check/suite/trial.ts';
import { concern, everything } from './kit.ts';

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
    return { room, messages: messages.map(row => row.messageId) };
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
  readonly as: 'outsider' | 'peer';
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
];

/** One case for each call, so that one which is not refused spoils no other. */
function refusedTo({ as, what, operation, given, or }: Call): Case {
  const who = as === 'peer' ? 'a plain member' : 'somebody who is not in a group';
  return make(`${as}/${what.replaceAll(' ', '-')}`, {
    title: `${who} cannot ${what}`,
    operation,
    source: 'server',
    needs: refused,
    async run(trial) {
      const refusal = { code: 10111, ...(or && { or }) };
      await unchanged(trial, () =>
        trial.refused(as, operation, { roomId: trial.room.id, ...given(trial) }, refusal),
      );
    },
  });
}

/** What only those may do to a group who run it (server facts 2.14, 2.17, 2.19, 2.20). */
export default calls.map(refusedTo);
