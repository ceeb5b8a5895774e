import { refuse } from '../spec/result-codes.ts';
import { unit } from '../spec/rules.ts';

/**
 * Returns the second until which somebody is muted. A number that is no time in seconds is refused, milliseconds above
 * all: the group would show it to all its members, against the contract.
 * @throws ApiFailure parameterInvalid
 */
export function muteUntil(talkTime: number): number {
  return unit(talkTime, 's') === undefined ? talkTime : refuse('parameterInvalid');
}
