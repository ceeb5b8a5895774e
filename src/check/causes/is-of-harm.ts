import type { Finding } from '../verdict/finding.ts';

/** Somebody is harmed by what a case claims: it does not vanish in what else fails in the same case. */
export function isOfHarm({ claimed, harm }: Finding): boolean {
  return claimed === true && harm !== undefined && harm !== 'transport' && harm !== 'reach';
}
