import type { Case } from '../src/check/suite/case.ts';
import type { Trial } from '../src/check/suite/trial.ts';
import { type ForbiddenCall, forbiddenCalls } from './forbidden-calls.ts';
import { phonesOf } from './joining.ts';
import { concern, newest } from './kit.ts';
import { stableView } from './stable-view.ts';
import { wayOf } from './ways.ts';

const make = concern('permissions', { layer: 'P', effect: 'write' });
const refused = { room: 'refused', people: ['owner', 'peer', 'outsider'] } as const;

/** Nothing may have changed after calls that had to be refused. */
async function unchanged(trial: Trial, work: () => Promise<void>): Promise<void> {
  const look = async () => {
    const [room, messages] = await Promise.all([
      trial.ok('owner', 'getRoom', { roomId: trial.room.id }),
      trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, ...newest }),
    ]);
    return { room: stableView('getRoom', room), messages: messages.map(row => row.messageId) };
  };
  const before = await look();
  await work();
  trial.same(await look(), before, {
    rule: 'side-effect',
    message: 'a refused call must change nothing',
    harm: 'permission',
    of: 'getRoom',
  });
}

/** Brings people and group into the state that a call is about, for the time of the case. */
async function inPlace(
  trial: Trial,
  { as, beside, setting }: ForbiddenCall,
  work: () => Promise<void>,
): Promise<void> {
  const roomId = trial.room.id;
  const [peer, outsider] = [trial.person('peer').userId, trial.person('outsider').userId];
  const role = (userId: number, value: number) => ({ roomId, userId, role: value });
  const promoted = [...(as === 'admin' ? [peer] : []), ...(beside === 'admin' ? [outsider] : [])];
  if (beside) await trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'outsider') });
  try {
    await Promise.all(promoted.map(userId => trial.ok('owner', 'addMembers', role(userId, 2))));
    if (setting) await trial.ok('owner', 'updateRoom', { roomId, ...setting });
    await work();
  } finally {
    if (setting) await trial.send('owner', 'updateRoom', { roomId, isNeedVerify: 0 });
    await Promise.all([
      as === 'admin' && trial.send('owner', 'addMembers', role(peer, 3)),
      // Where consent was not asked for, somebody has come in.
      (beside || setting) && trial.send('owner', 'removeMember', { roomId, userId: outsider }),
    ]);
  }
}

const who = {
  outsider: 'somebody who is not in a group',
  peer: 'a plain member of a group',
  admin: 'an admin of a group',
} as const;

/**
 * One case for each call, so that one which is not refused spoils no other. Each names the owner in a parameter that
 * the operation has not: who asks is told by the token alone. Of calls that are alike some go by query and some by form,
 * one that is like no other both ways.
 */
function refusedTo(item: ForbiddenCall): Case {
  const { as, beside, what, operation, given, setting, code = 10111, or, lengthy } = item;
  const alike = forbiddenCalls.filter(other => other.operation === operation && other.as === as);
  const at = alike.indexOf(item);
  const isAlone = beside !== undefined || setting !== undefined || as === 'admin';
  return make(`${as}/${what.replaceAll(' ', '-')}`, {
    title: `${who[as]} cannot ${what}`,
    operation,
    source: 'server',
    ...(lengthy && { lengthy }),
    needs: isAlone ? { ...refused, room: 'change' } : refused,
    async run(trial) {
      const refusal = { code, ...(or && { or }) };
      const by = as === 'admin' ? 'peer' : as;
      const ask = async () => {
        for (const [index, asked] of [given(trial)].flat().entries()) {
          const call = { ...idOf(trial), ...asked, roomId: trial.room.id };
          for (const method of alike.length === 1 ? trial.ways : [wayOf(trial, at + index)])
            await trial.refused(by, operation, call, refusal, { method });
        }
      };
      await inPlace(trial, item, () => unchanged(trial, ask));
    },
  });
}

const idOf = (trial: Trial) => ({ userId: trial.person('owner').userId });

/** What only those may do to a group who run it (server facts 2.14, 2.16, 2.17, 2.19, 2.20). */
export default forbiddenCalls.map(refusedTo);
