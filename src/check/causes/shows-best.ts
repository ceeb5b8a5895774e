import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';

/** Findings of one cause, the one that shows it best first: grave, at the suspect itself, plain, met often. */
export function showsBest(
  findings: readonly Finding[],
  suspect: OperationId | undefined,
  about: ReadonlyMap<string, OperationId>,
): Finding[] {
  const distance = ({ operation, claimed, cases, after = [] }: Finding) => {
    if (operation === suspect) return claimed ? 1 : 0;
    if (after[0] !== suspect) return 3;
    return cases.some(id => about.get(id) === suspect) ? 1 : 2;
  };
  const grave = ({ severity }: Finding) => (severity === 'violation' ? 0 : 1);
  return findings.toSorted(
    (one, other) =>
      grave(one) - grave(other) ||
      distance(one) - distance(other) ||
      other.cases.length - one.cases.length ||
      (one.fingerprint < other.fingerprint ? -1 : 1),
  );
}
