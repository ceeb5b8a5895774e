import { hasNameOfAnother, numberOf } from '../src/check/suite/people.ts';
import type { Claim, Data, Trial } from '../src/check/suite/trial.ts';
import { phonesOf } from './joining.ts';
import { concern, everything } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('several', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

type Room = Data<'getRoom'>;
const everybody = ['owner', 'peer', 'outsider'] as const;
const membersOf = ({ members }: Room) => members.map(({ userId }) => userId).sort();

/** One by phone number and one by id, as in the document's example. */
function named(trial: Trial): string {
  const [peer, outsider] = [trial.person('peer'), trial.person('outsider')];
  return JSON.stringify([numberOf(peer), outsider.userId]);
}

/** Everybody who was named is in the group, is counted, and finds it among their own. */
async function holdsEverybody(trial: Trial, roomId: string): Promise<void> {
  const wanted = everybody.map(role => trial.person(role).userId).sort();
  const room = await trial.settled(
    () => trial.ok('owner', 'getRoom', { roomId }),
    it => it.userSize === wanted.length && membersOf(it).length === wanted.length,
  );
  trial.same(membersOf(room), wanted, {
    rule: 'everybody-in',
    pointer: '/data/members',
    message: 'the group must have exactly the named members',
  });
  trial.same(room.userSize, wanted.length, {
    rule: 'everybody-counted',
    pointer: '/data/userSize',
    message: 'every named member must be counted',
  });
  const listed = await trial.ok('owner', 'listMembers', { roomId });
  trial.same(listed.map(({ userId }) => userId).sort(), wanted, {
    rule: 'everybody-shown',
    message: 'the list of members must have exactly the named members',
    of: 'listMembers',
  });
  const people = everybody.map(role => trial.person(role));
  for (const person of people) {
    const shown = listed.find(({ userId }) => userId === person.userId)?.nickname;
    trial.holds(!hasNameOfAnother(shown, person, people), {
      rule: 'own-name',
      pointer: '/data/*/nickname',
      message: 'a member must not have the name of another',
      expected: person.nickname,
      got: shown,
      harm: 'identity',
      of: 'listMembers',
    });
  }
  for (const who of ['peer', 'outsider'] as const) {
    const claim = { rule: 'listed', message: 'the group must be in the list of each member' };
    const rooms = await trial.ok(who, 'listRooms', everything);
    holdsOf(trial, rooms, { field: 'id', value: roomId, are: 'there' }, claim);
  }
}

/** The messages of a group that tell of a new member, each with whom it tells of. */
async function newcomersTold(trial: Trial, jid: string) {
  const rows = await trial.ok('owner', 'listGroupMessages', { roomId: jid, ...everything });
  return rows
    .filter(({ contentType }) => contentType === 907)
    .map(({ messageId, message }) => ({
      messageId,
      of: (JSON.parse(message) as { toUserId?: unknown }).toUserId,
    }));
}

/** The group is told of both, each by a message (server facts 2.12 and 2.20). */
function holdsTold(
  trial: Trial,
  told: Awaited<ReturnType<typeof newcomersTold>>,
  claim?: Pick<Claim, 'harm'>,
): void {
  const both = (['peer', 'outsider'] as const).map(role => trial.person(role).userId);
  trial.same(
    both.filter(userId => !told.some(({ of }) => of === String(userId))),
    [],
    {
      rule: 'each-announced',
      pointer: '/data',
      message: 'the group must get a message (907) of each of them',
      source: 'server',
      ...claim,
    },
  );
}

/** Where several are named at once, none is left out. */
export default [
  make('invited', {
    title: 'everybody named at the creation of a group is in it, and whoever asks owns it',
    operation: 'addRoom',
    async run(trial) {
      // Who asks is told by the token alone: the operation has no such parameter.
      const { id, jid } = await trial.newRoom({ phones: named(trial), userId: trial.person('peer').userId });
      await holdsEverybody(trial, id);
      const { userId } = await trial.ok('owner', 'getRoom', { roomId: id });
      trial.same(userId, trial.person('owner').userId, {
        rule: 'owner',
        pointer: '/data/userId',
        message: 'the creator must own the group',
        harm: 'identity',
      });
      // Whoever makes a group knows whom they have invited.
      holdsTold(trial, await newcomersTold(trial, jid), { harm: 'none' });
    },
  }),
  make('added', {
    title: 'everybody added in one call is in the group',
    operation: 'addMembers',
    async run(trial) {
      const { id: roomId, jid } = trial.room;
      const [peer, outsider] = (['peer', 'outsider'] as const).map(role => trial.person(role).userId);
      await trial.ok('owner', 'removeMember', { roomId, userId: peer });
      const before = new Set((await newcomersTold(trial, jid)).map(({ messageId }) => messageId));
      await trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'peer', 'outsider') });
      try {
        await holdsEverybody(trial, roomId);
        const news = (await newcomersTold(trial, jid)).filter(({ messageId }) => !before.has(messageId));
        holdsTold(trial, news);
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId: outsider });
        // There may be no other group, and whoever comes next needs the peer in it.
        await trial.send('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'peer') });
      }
    },
  }),
  make('at-once', {
    title: 'of two people who are added by two calls at once, each is in the group and counted',
    operation: 'addMembers',
    layer: 'C',
    harm: 'loss',
    async run(trial) {
      const { id: roomId } = trial.room;
      const both = (['peer', 'outsider'] as const).map(role => trial.person(role).userId);
      await trial.ok('owner', 'removeMember', { roomId, userId: both[0] });
      try {
        await Promise.all(
          (['peer', 'outsider'] as const).map(role =>
            trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, role) }),
          ),
        );
        await holdsEverybody(trial, roomId);
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId: both[1] });
        await trial.send('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'peer') });
      }
    },
  }),
];
