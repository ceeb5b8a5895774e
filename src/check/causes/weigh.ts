import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { hardestHit } from './hardest-hit.ts';

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
  shown: 0.8,
  earlierWrite: 0.6,
  /** It was called somewhere in the case. */
  called: 0.4,
  /** The run used it to make what the case works on. */
  setup: 0.5,
} as const;

/** How much of a hint counts where no other case bears it out. */
const trust = 0.2;
/** What explains a finding nearly as well as the best explanation may take it. */
const nearly = 0.6;
const mostSuspects = 5;
/** How many times as sure a write has to be as the reader that it shares with other writes. */
const farMore = 2;

/** Takes the gravest findings that are left, ranks the operations, and gives what the first explains. */
export function weigh(left: readonly Finding[], context: Context): Weighed {
  const grave = left.filter(({ severity }) => severity === 'violation');
  const pool = grave.length > 0 ? grave : left;
  const [ranked] = rank(pool, context);
  const first = ranked && (writerInstead(ranked, pool, context) ?? ranked);
  const suspicion = suspicionOf(pool, context);
  const local = (finding: Finding, id: OperationId) =>
    hint(finding, id, context) * (trust + (1 - trust) * suspicion(id));
  if (first === undefined) return { suspects: [], explained: left };
  const explained = left.filter(finding => {
    if (isHarm(finding) && !isClose(hint(finding, first, context))) return false;
    const best = Math.max(...context.operations.map(({ operation }) => local(finding, operation)));
    return best > 0 && local(finding, first) >= nearly * best;
  });
  const taken = explained.length > 0 ? explained : pool.slice(0, 1);
  const all = [...taken, ...consequences(left, taken, finding => local(finding, first) > 0)];
  return { suspects: rank(all, context).slice(0, mostSuspects), explained: all };
}

/**
 * What follows from findings: the same field broken in the same way elsewhere, for one row is shown by several operations;
 * and what a case claims of answers of which one was broken by itself.
 */
function consequences(
  left: readonly Finding[],
  taken: readonly Finding[],
  isNear: (finding: Finding) => boolean,
): Finding[] {
  const isBroken = ({ claimed, rule }: Finding) => !claimed && rule !== 'undeclared';
  const fields = new Set(taken.filter(isBroken).flatMap(finding => fieldRule(finding) ?? []));
  const rest = left.filter(finding => !taken.includes(finding));
  const alike = rest.filter(finding => !finding.claimed && fields.has(fieldRule(finding) ?? ''));
  const broken = [...taken, ...alike].filter(isBroken);
  const spoilt = new Set(
    broken.filter(({ severity }) => severity === 'violation').flatMap(({ cases }) => cases),
  );
  const leaves = new Set(broken.map(({ pointer }) => leafOf(pointer)).filter(leaf => leaf !== ''));
  const claims = rest.filter(finding => {
    if (!finding.claimed || !finding.cases.every(id => spoilt.has(id))) return false;
    if (leaves.has(leafOf(finding.pointer))) return true;
    if (isHarm(finding)) return broken.some(({ operation }) => operation === finding.operation);
    return isNear(finding);
  });
  return [...alike, ...claims];
}

/**
 * The write to blame rather than whoever shows it: several writes that are lost at once have a reader in common, which
 * explains them together. Where a write fails far more surely than the reader does, it is a cause of its own.
 * @returns undefined where the reader is to blame
 */
function writerInstead(
  reader: OperationId,
  pool: readonly Finding[],
  { spectrum }: Context,
): OperationId | undefined {
  const shown = pool.filter(({ operation }) => operation === reader);
  const lost = shown.flatMap(({ harm, after: [operation] = [], cases }) =>
    harm === 'loss' && operation !== undefined ? [{ operation, cases }] : [],
  );
  const writes = hardestHit(lost);
  if (writes.length < 2 || writes.includes(reader)) return undefined;
  const surely = (operation: OperationId, findings: readonly Pick<Finding, 'cases'>[]) =>
    spectrum.suspicion(operation, new Set(findings.flatMap(({ cases }) => cases)));
  const [surest] = writes
    .map(write => ({
      write,
      score: surely(
        write,
        lost.filter(({ operation }) => operation === write),
      ),
    }))
    .toSorted((one, other) => other.score - one.score);
  return surest && surest.score >= farMore * surely(reader, shown) ? surest.write : undefined;
}

/** Somebody is harmed by what a case claims: it does not vanish in what else fails in the same case. */
function isHarm({ claimed, harm }: Finding): boolean {
  return claimed === true && harm !== undefined && harm !== 'transport' && harm !== 'reach';
}

/** Whether an operation has to do with the answer itself; otherwise it is only called in the same case. */
const isClose = (weight: number) => weight > hints.setup;

const leafOf = (pointer: string) => pointer.split('/').at(-1) ?? '';

/** Rule and name of a field of what was asked for; undefined for what every answer has around it. */
function fieldRule({ rule, pointer }: Finding): string | undefined {
  const steps = pointer.split('/');
  return steps.length > 2 ? `${rule} ${steps.at(-1)}` : undefined;
}

function rank(findings: readonly Finding[], context: Context): OperationId[] {
  const suspicion = suspicionOf(findings, context);
  const whole = findings.reduce((sum, { cases }) => sum + cases.length, 0);
  return context.operations
    .map(({ operation: id }) => {
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
  const scores = new Map(operations.map(({ operation: id }) => [id, spectrum.suspicion(id, failing)]));
  return (id: OperationId) => scores.get(id) ?? 0;
}

function hint(finding: Finding, operation: OperationId, { spectrum, about }: Context): number {
  const { claimed, rule, got, after = [], cases } = finding;
  const shown = finding.operation === operation;
  const [last] = after;
  if (!claimed) {
    if (shown) return hints.answered;
    return last === operation ? hints.setup : 0;
  }
  const isRefusal = rule.startsWith('result-code-');
  // The run prepares side by side what cases need: there the order of writes says nothing.
  const isPrepared = cases.some(id => id.startsWith('setup/'));
  const isAbout = cases.some(id => about.get(id) === operation);
  const isLast = isPrepared ? isAbout : last === operation;
  // What is not there may never have been made, and what is still there never taken away, whoever says so.
  if (last !== undefined && isAboutPresence(rule, got))
    return isLast ? hints.lastWrite : shown || after.includes(operation) ? hints.about : 0;
  if (shown && isRefusal) return hints.answered;
  if (isLast) return isRefusal ? hints.earlierWrite : hints.lastWrite;
  if (isAbout) return hints.about;
  if (shown) return hints.shown;
  if (after.includes(operation)) return hints.earlierWrite;
  const calls = cases.flatMap(id => spectrum.callsOf(id)).filter(call => call.operation === operation);
  if (calls.some(({ by }) => by !== 'setup')) return hints.called;
  return calls.length > 0 ? hints.setup : 0;
}

/** Codes that say something is not there: a user, a group, a member (server facts 1.6). */
const missing: ReadonlySet<string> = new Set(['100211', '100405', '100409', '100411']);

/** Whether something was to be there and is not, or the other way round. */
function isAboutPresence(rule: string, got: string): boolean {
  const [wanted, came] = [rule.replace('result-code-', ''), got.replace('result code ', '')];
  return (wanted === '1' && missing.has(came)) || (missing.has(wanted) && came === '1');
}
