import type { Finding } from '../verdict/finding.ts';

/**
 * Somebody is harmed by what a case claims: it does not vanish in what else fails in the same case. A case that could not go
 * on claims nothing.
 */
export function isOfHarm({ claimed, harm, rule }: Finding): boolean {
  if (rule === 'case-broke-off') return false;
  return claimed === true && harm !== undefined && harm !== 'transport' && harm !== 'reach';
}
