import type { Blame } from '../blame/blame.ts';
import type { Gate } from '../gate.ts';
import type { Score } from '../strength.ts';

/** A share as a percentage with one digit, rounded down so that 100 % means all. */
export const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

/** A score in one line. */
export function scoreLine({ killed, survived, notExercised, share }: Score): string {
  const met = killed + survived;
  const unmet = notExercised > 0 ? `, ${notExercised} never met` : '';
  return `${percent(share).padStart(7)}  ${killed} of ${met} noticed${unmet}`;
}

/** What fails a run by default, in one line. */
export function gateLine({ failing, drift, slipping, share }: Gate): string {
  return `${percent(share)} of what is no mere drift fails a run by default: ${failing} of ${failing + slipping}, beside ${drift} that are drift`;
}

/** The blame in one sentence. */
export function blameLine({ faults, first, inThree, median, few }: Blame): string {
  return `Of ${faults} faults the broken operation is the first suspect for ${percent(first)}, among the first three for ${percent(inThree)}; causes of a fault: ${median} at the median, at most 3 for ${percent(few)}.`;
}
