import { type Blame, blameOf } from '../../src/mutate/blame/blame.ts';
import type { Outcome } from './outcome.ts';

/** Whom the check blames for regressions of the second server, of those that were asked about. */
export function blamedIn(outcomes: readonly Outcome[]): Blame {
  return blameOf(
    outcomes.flatMap(({ place, causes = 0 }) => (place === undefined ? [] : [{ place, causes }])),
  );
}
