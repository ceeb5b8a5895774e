import { setTimeout as wait } from 'node:timers/promises';
import { ghost } from '../src/check/suite/marker.ts';
import { numberOf, type Person } from '../src/check/suite/people.ts';
import { resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { add, idsOf, putOut, takenIn } from './joining.ts';
import { concern } from './kit.ts';

const make = concern('members', {
  effect: 'write',
  needs: { room: 'change', people: ['owner', 'peer', 'outsider'] },
});

/** Times are whole seconds, so two that are this far apart differ. */
const momentMs = 2100;

/**
 * A phone number of nobody, to be named beside others; none where that fails the whole call, of which nobody knows
 * whether it does (server facts 9).
 */
async function nobodyIn(trial: Trial): Promise<readonly number[]> {
  const phones = `[${ghost.phone}]`;
  const answer = await trial.send('owner', 'addMembers', { roomId: trial.room.id, phones });
  const code = resultCodeOf(answer);
  if (code === 1) return [Number(ghost.phone)];
  trial.note({
    rule: 'nobody-refused',
    message: 'a phone number of nobody is refused here',
    expected: 'skipped, or refused',
    got: code,
  });
  return [];
}

/** Who comes into a group: by what name, again, or twice at once. */
export default [
  make('repeated', {
    title: 'existing members and unknown users in the list are skipped',
    operation: 'addMembers',
    source: 'server',
    async run(trial) {
      const before = await idsOf(trial);
      const nobody = await nobodyIn(trial);
      for (const parameter of ['phones', 'text'] as const) {
        const nameOf = (person: Person) => (parameter === 'phones' ? numberOf(person) : person.userId);
        const named = [nameOf(trial.person('peer')), ...nobody, nameOf(trial.person('owner'))];
        await add(trial, named, parameter);
      }
      trial.same(await idsOf(trial), before, { rule: 'skipped', message: 'nobody must join', harm: 'none' });
      const { userId, phone } = trial.person('outsider');
      // The beginning of a phone number is nobody's.
      const beginning = Number(phone.slice(0, -1));
      if (phone.length === 11 && !phone.startsWith('0')) {
        await trial.send('owner', 'addMembers', { roomId: trial.room.id, phones: `[${beginning}]` });
        trial.same((await idsOf(trial)).includes(userId), false, {
          rule: 'whole-number',
          message: 'nobody must join by the beginning of a phone number',
          harm: 'identity',
        });
      }
      await add(trial, [...nobody, numberOf(trial.person('outsider'))]);
      try {
        trial.same((await idsOf(trial)).includes(userId), true, {
          rule: 'others-join',
          message: 'who is known must join, whoever else is named',
        });
      } finally {
        await putOut(trial);
      }
    },
  }),
  make('consent', {
    title: 'where the owner must agree to new members, the owner can add them',
    operation: 'addMembers',
    source: 'server',
    async run(trial) {
      const roomId = trial.room.id;
      const { userId } = trial.person('outsider');
      await trial.ok('owner', 'updateRoom', { roomId, isNeedVerify: 1 });
      try {
        await takenIn(trial);
        trial.same((await idsOf(trial)).includes(userId), true, {
          rule: 'consent-given',
          message: 'a user added by the owner must be a member',
        });
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId });
        await trial.ok('owner', 'updateRoom', { roomId, isNeedVerify: 0 });
      }
    },
  }),
  make('came-back', {
    title: 'whoever comes back is a new member: a plain one, from then on',
    operation: 'addMembers',
    source: 'server',
    lengthy: true,
    async run(trial) {
      const { id: roomId } = trial.room;
      const { userId } = trial.person('outsider');
      const rowNow = async () => {
        const { members } = await trial.ok('owner', 'getRoom', { roomId });
        return members.find(row => row.userId === userId);
      };
      const there = () => trial.settled(rowNow, row => row !== undefined);
      await takenIn(trial);
      try {
        const first = await there();
        const then = trial.now;
        await trial.ok('owner', 'addMembers', { roomId, userId, role: 2 });
        await wait(momentMs);
        await trial.ok('owner', 'removeMember', { roomId, userId });
        await trial.settled(rowNow, row => row === undefined);
        await takenIn(trial);
        const again = await there();
        trial.same(again?.role, 3, {
          rule: 'plain-again',
          pointer: '/data/members/*/role',
          message: 'whoever comes back must be a plain member',
          harm: 'permission',
          of: 'getRoom',
        });
        // A clock that stands still tells nothing apart.
        if (trial.now - then < momentMs / 2) return;
        trial.holds((again?.createTime ?? 0) > (first?.createTime ?? 0), {
          rule: 'joined-again',
          pointer: '/data/members/*/createTime',
          message: 'createTime must be the time of coming back, not that of the first joining',
          expected: `later than ${first?.createTime}`,
          got: again?.createTime,
          harm: 'units',
          of: 'getRoom',
        });
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId });
      }
    },
  }),
  make('added-at-once', {
    title: 'somebody who is added by two calls at once is in the group once, and counted once',
    operation: 'addMembers',
    layer: 'C',
    harm: 'loss',
    async run(trial) {
      const { id: roomId } = trial.room;
      const { userId } = trial.person('outsider');
      try {
        await Promise.all([takenIn(trial), takenIn(trial)]);
        const { members, userSize } = await trial.settled(
          () => trial.ok('owner', 'getRoom', { roomId }),
          room => room.members.some(row => row.userId === userId) && room.userSize === room.members.length,
        );
        const times = members.filter(row => row.userId === userId).length;
        trial.same([times, userSize], [1, members.length], {
          rule: 'added-once',
          pointer: '/data',
          message: 'whoever is added twice must be a member once, and counted once',
          of: 'getRoom',
        });
      } finally {
        await trial.send('owner', 'removeMember', { roomId, userId });
      }
    },
  }),
];
