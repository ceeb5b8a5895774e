import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import { consequences } from './consequences.ts';
import type { Context } from './context.ts';
import { hardestHit } from './hardest-hit.ts';
import { hint, isClose } from './hint.ts';
import { isOfHarm } from './is-of-harm.ts';

/** The likeliest suspects, and what the first of them explains. */
interface Weighed {
  readonly suspects: readonly OperationId[];
  readonly explained: readonly Finding[];
}

/** How much of a hint counts where no other case bears it out. */
const trust = 0.2;
/** What explains a finding nearly as well as the best explanation may take it. */
const nearly = 0.6;
/** Shares of findings. */
const aPart = 0.75;
const nearlyAll = 0.9;
const mostSuspects = 5;
/** How many times as sure a write has to be as the reader that it shares with other writes. */
const farMore = 2;
/** That so many writes are lost at once is less likely than that one reader does not show them. */
const manyWrites = 3;

/** Takes the gravest findings that are left, ranks the operations, and gives what the first explains. */
export function weigh(left: readonly Finding[], context: Context): Weighed {
  // A field more explains nothing that goes wrong: it comes last, and by itself.
  const telling = left.filter(({ rule, severity }) => rule !== 'undeclared' || severity === 'violation');
  const open = telling.length > 0 ? telling : left;
  const grave = open.filter(({ severity }) => severity === 'violation');
  const pool = grave.length > 0 ? grave : open;
  const ranked = rank(pool, context);
  const [reader] = ranked;
  const likeliest = reader && (writerInstead(reader, pool, context) ?? reader);
  const whole = readerOfMany(pool, context) ?? (likeliest && explainsAll(likeliest, ranked, pool, context));
  const first = whole ?? likeliest;
  const suspicion = suspicionOf(pool, context);
  // Who is suspected of harm is not told by the cases in which a field is of another unit.
  const ofHarm = suspicionOf(pool.filter(isOfHarm), context);
  const local = (finding: Finding, id: OperationId) =>
    hint(finding, id, context) * (trust + (1 - trust) * (isOfHarm(finding) ? ofHarm : suspicion)(id));
  if (first === undefined) return { suspects: [], explained: open };
  const explained = open.filter(finding => {
    const isNear = isClose(hint(finding, first, context));
    if (isNear && first === whole) return true;
    if (isOfHarm(finding) && !isNear) return false;
    const best = Math.max(...context.operations.map(({ operation }) => local(finding, operation)));
    return best > 0 && local(finding, first) >= nearly * best;
  });
  const taken = explained.length > 0 ? explained : pool.slice(0, 1);
  const all = [...taken, ...consequences(left, taken, finding => local(finding, first) > 0)];
  const suspects = [...new Set([first, ...wroteBefore(taken, first), ...rank(all, context)])];
  return { suspects: suspects.slice(0, mostSuspects), explained: all };
}

/** The write right before most losses that an operation shows: from outside it cannot be ruled out. */
function wroteBefore(findings: readonly Finding[], reader: OperationId): OperationId[] {
  const lost = findings.flatMap(({ operation, harm, after: [write] = [], cases }) =>
    operation === reader && harm === 'loss' && write !== undefined ? [{ operation: write, cases }] : [],
  );
  return hardestHit(lost).slice(0, 1);
}

/**
 * The one operation that does not show what several writes have done, which all others show.
 * @returns undefined where there is none
 */
function readerOfMany(pool: readonly Finding[], { unlikeAfter }: Context): OperationId | undefined {
  const writes = new Map<OperationId, Set<OperationId>>();
  for (const { operation, harm, after: [write] = [] } of pool)
    if (harm === 'loss' && write !== undefined && isMissedBy(operation, unlikeAfter.get(write)))
      writes.set(operation, (writes.get(operation) ?? new Set()).add(write));
  return [...writes].find(([reader, lost]) => lost.size >= manyWrites && !lost.has(reader))?.[0];
}

/** Whether a reader is the only one whose claims failed after a write. */
const isMissedBy = (reader: OperationId, readers: ReadonlySet<OperationId> | undefined) =>
  readers?.size === 1 && readers.has(reader);

/**
 * One operation that has to do with nearly all that is left: the likeliest, or another where the likeliest has to do with a
 * part of it. That several are broken at once is less likely than that one is.
 * @returns undefined where there is none
 */
function explainsAll(
  likeliest: OperationId,
  ranked: readonly OperationId[],
  pool: readonly Finding[],
  context: Context,
): OperationId | undefined {
  const share = (id: OperationId) =>
    pool.filter(finding => isClose(hint(finding, id, context))).length / pool.length;
  if (share(likeliest) > aPart) return share(likeliest) >= nearlyAll ? likeliest : undefined;
  return ranked.find(id => share(id) >= nearlyAll);
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
