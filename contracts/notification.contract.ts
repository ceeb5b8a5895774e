import { isMarked } from '../src/check/suite/marker.ts';
import { resultCodeOf } from '../src/check/suite/trial.ts';
import { concern, everything, rowsOfBoth, secondsField } from './kit.ts';

const make = concern('membership', { effect: 'write' });

/** What somebody sets for themselves in a group: do not disturb, and the pin. */
export default [
  make('notification', {
    title: 'do not disturb and pinning are set for one member, in their own fields',
    operation: 'setMemberNotification',
    lengthy: true,
    needs: { room: 'write', part: 'own-row', people: ['owner', 'peer'] },
    async run(trial) {
      const roomId = trial.room.id;
      const set = (type: number, offlineNoPushMsg: number, userId = 0) =>
        trial.ok('owner', 'setMemberNotification', { roomId, type, offlineNoPushMsg, userId });
      const mine = async () => {
        const { member } = await trial.ok('owner', 'getRoom', { roomId });
        return [member?.offlineNoPushMsg, member?.openTopChatTime] as const;
      };
      const elsewhere = async () => {
        const rooms = await trial.ok('owner', 'listRooms', everything);
        return rooms
          .filter(row => !isMarked(row.name))
          .map(({ id, member }) => [id, member.offlineNoPushMsg, member.openTopChatTime] as const);
      };
      const others = await elsewhere();
      await set(0, 1);
      trial.same(await mine(), [1, 0], {
        rule: 'do-not-disturb',
        message: 'type 0 must set only offlineNoPushMsg',
      });
      const sameElsewhere = async () =>
        trial.same(...rowsOfBoth(await elsewhere(), others), {
          rule: 'this-group-only',
          pointer: '/data/*/member',
          message: 'other groups must not change',
        });
      await sameElsewhere();
      await set(0, 0, trial.person('owner').userId);
      await set(1, 1);
      const [silent, pinned = 0] = await mine();
      trial.same(silent, 0, { rule: 'pin-alone', message: 'type 1 must not change offlineNoPushMsg' });
      trial.holds(Math.abs(pinned - secondsField(trial.now)) < 120, {
        rule: 'pinned-since',
        harm: 'units',
        pointer: '/data/member/openTopChatTime',
        message: 'openTopChatTime must be now in seconds',
        expected: secondsField(trial.now),
        got: pinned,
      });
      await sameElsewhere();
      const listed = await trial.ok('owner', 'listMembers', { roomId });
      trial.same(listed.find(row => row.userId === trial.person('peer').userId)?.openTopChatTime, 0, {
        rule: 'own-only',
        message: 'other members must not change',
        of: 'listMembers',
      });
      // However it was pinned: there is one pin.
      await trial.ok('owner', 'pinChat', { jid: trial.room.jid, isAdaptive: 1 });
      await set(1, 0);
      trial.same(await mine(), [0, 0], { rule: 'off', message: 'both must be off again' });
      const theirs = async () => {
        const { member } = await trial.ok('peer', 'getRoom', { roomId });
        return [member?.offlineNoPushMsg, member?.openTopChatTime];
      };
      trial.same(await theirs(), [0, 0], { rule: 'own-only', message: 'other members must not change' });
      const { userId } = trial.person('peer');
      for (const value of [1, 0]) {
        const given = { roomId, type: 0, offlineNoPushMsg: value, userId };
        // That nobody but themselves may is no fact, and no breach either.
        if (resultCodeOf(await trial.send('owner', 'setMemberNotification', given)) !== 1) break;
        trial.same(
          [await theirs(), await mine()],
          [
            [value, 0],
            [0, 0],
          ],
          {
            rule: 'named-only',
            message: 'it must be set for the named member only',
            source: 'server',
            harm: 'identity',
          },
        );
      }
    },
  }),
];
