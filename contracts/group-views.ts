import { stableJson } from '../src/check/suite/stable-json.ts';
import type { Data, Trial } from '../src/check/suite/trial.ts';
import { everything } from './kit.ts';

/** A group shows most of its members to whoever does not say how many, as the document's own client does (document 1.8). */
export async function holdsDefaultSize(trial: Trial, roomId: string, all: number): Promise<void> {
  const size = trial.contract.operation('getRoom').parameters.find(({ name }) => name === 'pageSize');
  if (size?.whenMissing?.kind !== 'default') return;
  const { members } = await trial.ok('owner', 'getRoom', { roomId });
  const wanted = Math.min(Number(size.whenMissing.value), all);
  // Somebody may have left in between.
  trial.holds(members.length >= wanted - 1, {
    rule: 'default-pageSize',
    pointer: '/data/members',
    message: `a missing pageSize must count as its default, ${size.whenMissing.value}`,
    source: 'server',
    expected: wanted,
    got: members.length,
  });
}

/** Readings between which others may change a group. */
const readings = 4;

/**
 * A group as the list and as the detail show it, without a change between the two.
 * @returns undefined where others keep changing it, or it is gone
 */
export async function bothOf(
  trial: Trial,
  first: Data<'listRooms'>[number],
): Promise<readonly [Data<'listRooms'>[number], Data<'getRoom'>] | undefined> {
  let row = first;
  for (let again = 0; again < readings; again++) {
    const room = await trial.ok('owner', 'getRoom', { roomId: row.id, ...everything });
    if (shownOf(room) === shownOf(row)) return [row, room];
    const now = (await trial.ok('owner', 'listRooms', everything)).find(({ id }) => id === first.id);
    if (!now) return undefined;
    if (shownOf(now) === shownOf(row)) return [row, room];
    row = now;
  }
  return undefined;
}

/** What others may change of a group, as one text. */
const shownOf = (room: Data<'listRooms'>[number] | Data<'getRoom'>) => {
  const { name, desc, userId, userSize, member } = room;
  return stableJson([name, desc, userId, userSize, member?.role, member?.nickname]);
};
