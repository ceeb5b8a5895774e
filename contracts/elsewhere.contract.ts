import { isMarked } from '../src/check/suite/marker.ts';
import { stableJson } from '../src/check/suite/stable-json.ts';
import type { Trial } from '../src/check/suite/trial.ts';
import { concern, everything, rowsOfBoth } from './kit.ts';

const make = concern('elsewhere', { effect: 'write' });
type Side = 'owner' | 'peer';

/** The groups of somebody that nobody here changes: whose they are, and what they themselves are in them. */
async function otherGroups(trial: Trial, who: Side): Promise<ReadonlyMap<string, unknown>> {
  const rooms = await trial.ok(who, 'listRooms', everything);
  const foreign = rooms.filter(({ name, desc }) => !isMarked(name) && !isMarked(desc));
  return new Map(
    foreign.map(({ id, userId, member }) => {
      const { role, nickname, createTime, offlineNoPushMsg, talkTime } = member;
      return [id, { userId, role, nickname, createTime, offlineNoPushMsg, talkTime }];
    }),
  );
}

/** What is done to one group happens in no other. */
export default [
  make('groups', {
    title: 'handing a group over, renaming, promoting and muting in it change nothing in other groups',
    operation: 'listRooms',
    // What has been changed elsewhere is not changed again.
    once: true,
    needs: { room: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const roomId = trial.room.id;
      const [owner, peer] = [trial.person('owner').userId, trial.person('peer')];
      const look = () =>
        Promise.all((['owner', 'peer'] as const).map(async who => [...(await otherGroups(trial, who))]));
      const before = await look();
      const change = (as: Side, given: Readonly<Record<string, string | number>>) =>
        trial.ok(as, 'addMembers', { roomId, userId: peer.userId, ...given });
      try {
        await change('owner', { role: 2 });
        await change('owner', { talkTime: 2_000_000_000 });
        await change('peer', { nickname: trial.text('这里的名字') });
        await trial.ok('peer', 'setMemberNotification', { roomId, userId: 0, type: 0, offlineNoPushMsg: 1 });
        await trial.ok('owner', 'transferRoom', { roomId, toUserId: peer.userId });
        await trial.ok('peer', 'transferRoom', { roomId, toUserId: owner });
        const sides = (now: typeof before) => now.map((rows, at) => rowsOfBoth(rows, before[at] ?? []));
        const isSame = (now: typeof before) =>
          sides(now).every(([one, other]) => stableJson(one) === stableJson(other));
        const after = sides(await trial.settled(look, isSame));
        trial.same(
          after.map(([now]) => now),
          after.map(([, then]) => then),
          {
            rule: 'other-groups',
            pointer: '/data/*/member',
            message: 'what somebody is in other groups must not change',
          },
        );
      } finally {
        // Each by itself, since it may have ended anywhere; whoever gets the group back is no admin (server facts 2.17).
        const back = { roomId, userId: peer.userId };
        await trial.send('peer', 'transferRoom', { roomId, toUserId: owner });
        for (const given of [{ role: 3 }, { talkTime: 0 }])
          await trial.send('owner', 'addMembers', { ...back, ...given });
        await trial.send('peer', 'addMembers', { ...back, nickname: peer.nickname });
        await trial.send('peer', 'setMemberNotification', {
          roomId,
          userId: 0,
          type: 0,
          offlineNoPushMsg: 0,
        });
      }
    },
  }),
];
