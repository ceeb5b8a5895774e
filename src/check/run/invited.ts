import { setTimeout as wait } from 'node:timers/promises';
import { sameJson } from '../../base/same-json.ts';
import { numbersOf, type Role } from '../suite/people.ts';
import type { Data, Group } from '../suite/trial.ts';
import type { TrialRun } from '../trial/trial-run.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Run } from './run.ts';

/** Who is in a group that the run has just made, with their roles. */
function wantedIn({ people }: Run, invited: readonly Role[] = ['peer']): readonly string[] {
  const others = invited.flatMap(role => people.get(role)?.userId ?? []);
  return [`${people.get('owner')?.userId} 1`, ...others.map(userId => `${userId} 3`)].sort();
}

/** Who is in a group, as far as an answer says so: a server may be broken. */
function peopleIn({ json }: Pick<Exchange, 'json'>) {
  const { userId, userSize, members } = (json as { data?: Partial<Data<'getRoom'>> } | undefined)?.data ?? {};
  const rows = Array.isArray(members) ? members : [];
  return { userId, userSize, roles: rows.map(row => `${row.userId} ${row.role}`).sort() };
}

/** Whether a group is still what the run has made: its owner's, with the peer as a plain member and nobody else. */
export async function isSound(run: Run, { id }: Group): Promise<boolean> {
  const owner = run.people.get('owner')?.userId;
  const wanted = wantedIn(run);
  const begun = performance.now();
  for (;;) {
    const parameters = { access_token: run.logins.get('owner') ?? '', flag: 'rw', roomId: id };
    const operation = run.contract.operation('getRoom');
    const { json } = await run.client.send({ operation, role: 'owner', parameters });
    const { userId, roles } = peopleIn({ json });
    if (userId === owner && sameJson(roles, wanted)) return true;
    if (performance.now() - begun >= run.settleMs) return false;
    await wait(run.lag.pauseMs);
  }
}

/**
 * A new group has its maker as owner and whoever was invited as plain members, all of them counted.
 * @param invited who was; default: the peer
 */
export async function holdsInvited(
  run: Run,
  trial: TrialRun,
  roomId: string,
  invited?: readonly Role[],
): Promise<Data<'getRoom'>> {
  const wanted = wantedIn(run, invited);
  const { rooms } = run;
  const exchange = await trial.settled(
    () => trial.send('owner', 'getRoom', { roomId }),
    shown => {
      const { userSize, roles } = peopleIn(shown);
      const isAsked = userSize === wanted.length && sameJson(roles, wanted);
      return isAsked || (rooms.asMade !== undefined && sameJson(roles, rooms.asMade));
    },
  );
  const room = trial.judge.succeeded('getRoom', exchange);
  const { userSize, roles } = peopleIn(exchange);
  trial.same(roles, wanted, {
    rule: 'first-roles',
    pointer: '/data/members',
    message: 'the creator must be the owner, the invited users plain members, and nobody else a member',
  });
  trial.same(userSize, wanted.length, {
    rule: 'first-size',
    pointer: '/data/userSize',
    message: 'invited users must be counted',
  });
  if (!sameJson(roles, wanted)) {
    rooms.asMade ??= roles;
    await setRight(run, trial, roomId, roles);
  }
  return room;
}

/** Gives a group that was not made as asked the peer as a plain member after all, so that cases tell of what else is wrong. */
async function setRight(
  { people }: Run,
  trial: TrialRun,
  roomId: string,
  roles: readonly string[],
): Promise<void> {
  const peer = people.get('peer');
  if (!peer) return;
  const { userId } = peer;
  if (roles.includes(`${userId} 3`)) return;
  const isIn = roles.some(row => row.startsWith(`${userId} `));
  const given = isIn ? { userId, role: 3 } : { phones: numbersOf([peer]) };
  await trial.send('owner', 'addMembers', { roomId, ...given });
}
