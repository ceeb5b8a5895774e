import type { Contract, OperationId } from '../spec/contract.ts';
import { answerFields } from '../spec/field.ts';
import { ask, type ComparedServer, shownCode } from './ask.ts';
import { type DifferenceCause, DifferenceCauses } from './difference-causes.ts';
import { AnswerComparer, IdPairs } from './differences.ts';
import { refuseLoggedOut } from './logged-in.ts';
import { OwnGroup } from './own-group.ts';
import { comparisonPlan, KnownValues } from './plan.ts';
import { differencesOf, isSlower, slowness } from './whole-answers.ts';
import { refuseUnsent, writtenPlan } from './written-plan.ts';

/** How two servers differ. */
export interface ServerComparison {
  readonly calls: number;
  /** Calls that could not be made, since a server has no row to ask with. */
  readonly left: readonly string[];
  /** Calls that neither server has answered: of these nothing is known. */
  readonly unanswered: readonly string[];
  /** Calls that are compared and that a server has answered with success. */
  readonly successes: number;
  readonly causes: readonly DifferenceCause[];
  /** What was made and could not be taken away. */
  readonly kept: readonly string[];
}

/** What is compared, and how. */
export interface ComparisonOptions {
  /** For one answer. */
  readonly timeoutMs: number;
  /** Operations that are compared. Default: all that the calls are of. */
  readonly only?: readonly OperationId[];
  /** Name of a group in which calls that write are compared as well; it is made and taken away. Default: calls that read alone. */
  readonly ownGroup?: string;
  /** Once it is aborted no other call is compared; what was made is taken away all the same. */
  readonly signal?: AbortSignal;
}

/**
 * Sends the same calls to two servers and compares their answers field by field.
 * @throws Unanswered where one of them cannot be reached, or the token is refused
 * @throws Error for an operation that is named and never sent
 */
export async function compareServers(
  contract: Contract,
  a: ComparedServer,
  b: ComparedServer,
  { timeoutMs, only = [], ownGroup, signal }: ComparisonOptions,
): Promise<ServerComparison> {
  const planFor = ({ token }: ComparedServer) => [
    ...comparisonPlan(contract, token),
    ...(ownGroup === undefined ? [] : writtenPlan(contract, token, ownGroup)),
  ];
  const [plan, planB] = [planFor(a), planFor(b)];
  refuseUnsent(contract, only, plan);
  await refuseLoggedOut(contract, a, b, timeoutMs);
  const [knownA, knownB] = [new KnownValues(), new KnownValues()];
  const fields = answerFields();
  const ids = new IdPairs();
  const causes = new DifferenceCauses();
  const left: string[] = [];
  const unanswered: string[] = [];
  let calls = 0;
  let successes = 0;
  const groupOf = (server: ComparedServer, known: KnownValues) =>
    ownGroup === undefined ? undefined : new OwnGroup(contract, server, known, { name: ownGroup, timeoutMs });
  const [groupA, groupB] = [groupOf(a, knownA), groupOf(b, knownB)];
  let kept: readonly (string | undefined)[] = [];
  try {
    for (const [index, call] of plan.entries()) {
      if (signal?.aborted) break;
      const isMeant = only.length === 0 || only.includes(call.operation.id);
      // What later calls need is asked for all the same.
      if (!isMeant && !call.isOwn && !(call.gives && call.what === 'with everything')) continue;
      const [forA, forB] = [call.parameters(knownA), planB[index]?.parameters(knownB)];
      if (forA === undefined || forB === undefined) {
        left.push(`${call.operation.id} ${call.what}`);
        continue;
      }
      const [one, other] = await Promise.all([
        ask(a.url, call, forA, timeoutMs, false),
        ask(b.url, call, forB, timeoutMs, false),
      ]);
      calls++;
      const { id } = call.operation;
      if (id === 'addRoom') await Promise.all([groupA?.made(one), groupB?.made(other)]);
      else {
        knownA.learn(id, one.json);
        knownB.learn(id, other.json);
      }
      if (isMeant && one.status === 0 && other.status === 0) unanswered.push(`${id} ${call.what}`);
      if (isMeant && [one, other].some(answer => shownCode(answer) === '1')) successes++;
      const comparer = new AnswerComparer(id === 'getFile' ? [] : fields[id], ids, [forA, forB], call.isOwn);
      // Also where nothing is to be said of it: which id stands for which is told by what comes first.
      const differences = differencesOf(one, other, comparer);
      // What writes is not sent again.
      if (isMeant && call.operation.effect === 'read' && isSlower(one, other)) {
        const [again, otherAgain] = await Promise.all(
          [a, b].map(({ url }, side) => ask(url, call, side === 0 ? forA : forB, timeoutMs, false)),
        );
        // Once is chance.
        if (again && otherAgain && isSlower(again, otherAgain)) differences.push(slowness(again, otherAgain));
      }
      for (const difference of isMeant ? differences : []) causes.add(difference, id, `${id} ${call.what}`);
    }
  } finally {
    kept = await Promise.all([groupA?.takeAway(), groupB?.takeAway()]);
  }
  return {
    calls,
    left,
    unanswered,
    successes,
    causes: causes.list(),
    kept: kept.flatMap(it => (it === undefined ? [] : [it])),
  };
}
