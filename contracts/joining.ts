import { numberOf, numbersOf, type Role } from '../src/check/suite/people.ts';
import type { Trial } from '../src/check/suite/trial.ts';

/** Ids of those who are in the group. */
export const idsOf = async (trial: Trial) =>
  (await trial.ok('owner', 'getRoom', { roomId: trial.room.id })).members.map(row => row.userId);

/** The owner adds whoever is named, by phone numbers or user ids. */
export const add = (
  trial: Trial,
  phones: readonly (string | number)[],
  parameter: 'phones' | 'text' = 'phones',
) => trial.ok('owner', 'addMembers', { roomId: trial.room.id, [parameter]: JSON.stringify(phones) });

/** People by their roles, as `phones` names them. */
export const phonesOf = (trial: Trial, ...roles: readonly Role[]) =>
  numbersOf(roles.map(role => trial.person(role)));

/** The owner adds the outsider. */
export const takenIn = (trial: Trial) => add(trial, [numberOf(trial.person('outsider'))]);

/** The owner removes the outsider. */
export const putOut = (trial: Trial) =>
  trial.ok('owner', 'removeMember', { roomId: trial.room.id, userId: trial.person('outsider').userId });
