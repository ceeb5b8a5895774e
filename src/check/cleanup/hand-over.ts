import { setTimeout as wait } from 'node:timers/promises';
import { numbersOf } from '../suite/people.ts';
import type { Group } from '../suite/trial.ts';
import { Cleanup, type CleanupTask } from './cleanup.ts';
import { CleanupCalls, type CleanupRun } from './cleanup-calls.ts';

/** Who can be given a group of the owner; the peer last, who looks after what the others leave. */
export const heirs = ['outsider', 'peer'] as const;

/**
 * Hands groups of the owner over, one to each heir, who is alone in it from then on. Where dissolving a group ends the
 * login (document 2.3), each account can dissolve one. The outsider does so now, as long as the others can recall what
 * that leaves; the peer's goes last of all. Groups without an heir stay the owner's. Gives
 * the messages of these changes that would not go.
 */
export async function handOver(
  run: CleanupRun,
  task: CleanupTask,
  groups: readonly Group[],
): Promise<string[]> {
  const { people, lag } = run;
  const calls = new CleanupCalls(run);
  const cleanup = new Cleanup(run, task);
  const able = heirs.flatMap(role => calls.living.find(person => person.role === role) ?? []);
  const pairs = groups.flatMap((group, index) => {
    const heir = able[index];
    return heir ? [{ group, heir }] : [];
  });
  const giveTo = async ({ group: { id: roomId }, heir }: (typeof pairs)[number]) => {
    const { role, userId } = heir;
    await calls.send('owner', 'addMembers', { roomId, phones: numbersOf([heir]) });
    await calls.send('owner', 'transferRoom', { roomId, toUserId: userId });
    await wait(lag.waitMs);
    const listed = await calls.send(role, 'listMembers', { roomId });
    for (const other of calls.rows(listed, `members of the group ${roomId}`))
      if (typeof other.userId === 'number' && other.userId !== userId)
        await calls.send(role, 'removeMember', { roomId, userId: other.userId });
  };
  await Promise.all(pairs.map(giveTo));
  // While all logins live: who is alone in a group tells nobody of its end.
  const left = (await cleanup.news()).filter(what => what !== '');
  const outsider = people.get('outsider');
  const own = pairs.find(({ heir }) => heir === outsider);
  if (own) await cleanup.leaveOrDissolve(own.group.id, { jid: own.group.jid, userId: own.heir.userId });
  return left;
}
