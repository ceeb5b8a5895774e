import { didYouMean } from '../../base/nearest.ts';
import { CheckProblem } from '../problem.ts';
import type { Run } from '../run/run.ts';
import { type Case, concernOf } from './case.ts';
import { ownCaseOf, ownCases, showsRows } from './own-cases.ts';
import type { Role } from './people.ts';

/**
 * The cases somebody asked for: by id, concern, operation or the beginning of an id. The ids that findings of the run
 * itself have name what brings them about.
 * @throws CheckProblem with exit code 2 for a word that names nothing
 */
export function select(cases: readonly Case[], only: readonly string[] | undefined): readonly Case[] {
  if (only === undefined || only.length === 0) return cases;
  const names = (item: Case) => [
    item.id,
    concernOf(item),
    item.operation,
    ...(showsRows(item) ? [ownCases.rows] : []),
  ];
  for (const word of only) {
    if (ownCaseOf(word) || cases.some(item => names(item).includes(word) || item.id.startsWith(`${word}`)))
      continue;
    throw new CheckProblem(
      2,
      `Failed to find a case for --only ${word}: nothing has this name.${didYouMean(word, new Set(cases.flatMap(names)))}`,
    );
  }
  return cases.filter(item => only.some(word => names(item).includes(word) || item.id.startsWith(word)));
}

/** What a case finds where it is to run. */
export type Surroundings = Pick<
  Run,
  'contract' | 'options' | 'people' | 'isMock' | 'control' | 'friends' | 'strangers' | 'expiredToken'
>;

/** Why a case cannot run here, or undefined when it can. Reasons that are the user's choice name the flag. */
export function whyNot({ operation, effect, needs }: Case, run: Surroundings): string | undefined {
  const { options, people, isMock, control } = run;
  const { service } = run.contract.operation(operation);
  if (options.mode === 'probe' && (effect !== 'read' || needs.sandbox || needs.loginEnding))
    return 'mode probe only reads';
  if (needs.mock && !isMock) return 'it applies to the mock only';
  if (needs.sandbox && !control && effect !== 'irreversible')
    return 'it leaves data that the API cannot remove';
  if (effect === 'irreversible' && !(needs.sandbox && control) && !options.allowIrreversible)
    return 'it cannot be undone (--allow-irreversible)';
  const absent = (needs.people ?? ['owner']).filter(role => !people.has(role));
  if (absent.length > 0) return withoutAccounts(absent);
  if (needs.room !== undefined && needs.room !== 'read' && options.mode === 'probe')
    return 'mode probe only reads';
  if (needs.friends && !run.friends) return 'owner and peer are not friends';
  if (needs.strangers && !run.strangers) return 'peer and outsider are friends';
  if (needs.planting && !control && options.plantCommand === undefined)
    return 'no command to write group messages (--plant-command)';
  if (needs.expiredToken && run.expiredToken === undefined) return 'no expired token (--expired-token)';
  if (service === 'upload' && !isMock && options.uploadTarget === undefined)
    return 'no upload service (--upload-target)';
  if (service === 'files' && !isMock && options.filesTarget === undefined)
    return 'no file service (--files-target)';
  return undefined;
}

function withoutAccounts(roles: readonly Role[]): string {
  const flags = roles.map(role => `--${role === 'owner' ? '' : `${role}-`}token`).join(', ');
  const names = roles.map(role => `the ${role}`).join(' and ');
  return `no ${roles.length === 1 ? 'account' : 'accounts'} for ${names} (${flags})`;
}
