import type { Case } from './case.ts';

/** Ids that findings have which belong to no case of the suite: reaching the target, making the group, all rows. */
export const ownCases = { reach: 'setup/reach', group: 'setup/group', rows: 'run/rows' } as const;

/** The id of such a case that a word of `--only` names; undefined where it names none. */
export function ownCaseOf(word: string): (typeof ownCases)[keyof typeof ownCases] | undefined {
  return Object.values(ownCases).find(id => id === word);
}

/** Cases whose answers show what all rows together show: those that hold lists against their schema. */
export function showsRows({ layer, effect }: Case): boolean {
  return layer === 'S' && effect === 'read';
}
