import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './causes-of.ts';

/** The likeliest suspects, and what the first of them explains. */
interface Weighed {
  readonly suspects: readonly OperationId[];
  readonly explained: readonly Finding[];
}

/** What a finding says of an operation by itself, before other cases are asked (decision 026). */
const hints = {
  /** The answer is wrong by itself, or refused or done what it must not. */
  answered: 1,
  /** It is the last write before an answer that does not show what was to be expected. */
  lastWrite: 1,
  /** The case is about it. */
  about: 0.9,
  /** It gave the answer that does not fit another. */
  shown: 0.7,
  earlierWrite: 0.6,
  /** It was called somewhere in the case. */
  called: 0.4,
  /** The run used it to make what the case works on. */
  setup: 0.3,
} as const;

/** How much of a hint counts where no other case bears it out. */
const trust = 0.3;
/** What explains a finding nearly as well as the best explanation may take it. */
const nearly = 0.6;
const mostSuspects = 5;

/** Takes the gravest findings that are left, ranks the operations, and gives what the first explains. */
export function weigh(left: readonly Finding[], context: Context): Weighed {
  const grave = left.filter(({ severity }) => severity === 'violation');
  const pool = grave.length > 0 ? grave : left;
  const [first] = rank(pool, context);
  const suspicion = suspicionOf(pool, context);
  const local = (finding: Finding, { id }: { readonly id: OperationId }) =>
    hint(finding, id, context) * (trust + (1 - trust) * suspicion(id));
  const explained = left.filter(finding => {
    if (first === undefined) return true;
    const best = Math.max(...context.operations.map(operation => local(finding, operation)));
    return best > 0 && local(finding, { id: first }) >= nearly * best;
  });
  const taken = explained.length > 0 ? explained : pool.slice(0, 1);
  return { suspects: rank(taken, context).slice(0, mostSuspects), explained: taken };
}

function rank(findings: readonly Finding[], context: Context): OperationId[] {
  const suspicion = suspicionOf(findings, context);
  const whole = findings.reduce((sum, { cases }) => sum + cases.length, 0);
  return context.operations
    .map(({ id }) => {
      const pointing = findings.reduce(
        (sum, finding) => sum + hint(finding, id, context) * finding.cases.length,
        0,
      );
      return { id, score: (pointing / whole) * (trust + (1 - trust) * suspicion(id)) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ id }) => id);
}

function suspicionOf(findings: readonly Finding[], { spectrum, operations }: Context) {
  const failing = new Set(findings.flatMap(({ cases }) => cases));
  const scores = new Map(operations.map(({ id }) => [id, spectrum.suspicion(id, failing)]));
  return (id: OperationId) => scores.get(id) ?? 0;
}

function hint(finding: Finding, operation: OperationId, { spectrum, about }: Context): number {
  const { claimed, rule, after = [], cases } = finding;
  const shown = finding.operation === operation;
  const [last] = after;
  if (!claimed) {
    if (shown) return hints.answered;
    return last === operation ? hints.setup : 0;
  }
  const isRefusal = rule.startsWith('result-code-');
  if (shown && isRefusal) return hints.answered;
  if (last === operation) return isRefusal ? hints.earlierWrite : hints.lastWrite;
  if (cases.some(id => about.get(id) === operation)) return hints.about;
  if (shown) return hints.shown;
  if (after.includes(operation)) return hints.earlierWrite;
  const calls = cases.flatMap(id => spectrum.callsOf(id)).filter(call => call.operation === operation);
  if (calls.some(({ by }) => by !== 'setup')) return hints.called;
  return calls.length > 0 ? hints.setup : 0;
}
