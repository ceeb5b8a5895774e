import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import { isNothing } from './is-nothing.ts';
import { isLetIn } from './let-in.ts';

/** The first case of a finding by its name, which is the same in every run. */
const caseOf = ({ cases }: Finding) => cases.toSorted()[0] ?? '';
const order = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** Cases that saw that a call which had to be refused was done all the same. */
function casesOfDone(findings: readonly Finding[]): ReadonlySet<string> {
  const done = findings.filter(({ rule, harm }) => harm === 'permission' && !rule.startsWith('result-code-'));
  return new Set(done.flatMap(({ cases }) => cases));
}

/**
 * Findings of one cause, the one that shows it best first: grave, of somebody who is let in, of a call of the suspect that
 * was done where it had to be refused, of a loss rather than of what follows from it, at the suspect itself, plain, met
 * often, looked at first.
 */
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
  // What was written is not there; that its time or its name is not there either only follows.
  const follows = ({ harm, claimed, got }: Finding) => (claimed && harm !== 'loss' && isNothing(got) ? 1 : 0);
  const done = casesOfDone(findings);
  const isDone = ({ operation, harm, got, cases }: Finding) =>
    operation === suspect &&
    harm === 'permission' &&
    got === 'result code 1' &&
    cases.some(id => done.has(id));
  const grave = ({ severity }: Finding) => (severity === 'violation' ? 0 : 1);
  return findings.toSorted(
    (one, other) =>
      grave(one) - grave(other) ||
      Number(isLetIn(other)) - Number(isLetIn(one)) ||
      Number(isDone(other)) - Number(isDone(one)) ||
      follows(one) - follows(other) ||
      distance(one) - distance(other) ||
      other.cases.length - one.cases.length ||
      // What a case looks at first is what it is about.
      order(caseOf(one), caseOf(other)) ||
      findings.indexOf(one) - findings.indexOf(other),
  );
}
