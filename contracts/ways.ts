import type { Trial, Way } from '../src/check/suite/trial.ts';

/**
 * The way of one of several requests that are alike: they go by query and by form in turn, so that a check that was
 * dropped for one of both shows in every run (server facts 1.1, 6). Which comes first follows from the seed.
 * @param index among those that are alike, from 0
 */
export function wayOf({ ways }: Pick<Trial, 'ways'>, index: number): Way {
  return ways[index % ways.length] ?? ways[0];
}
