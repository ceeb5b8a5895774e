import { isLoopback } from '../../base/loopback.ts';
import { type Plan, planOf } from '../../check/plan/plan.ts';
import type { CheckSettings } from '../../check/run/settings.ts';
import type { Case } from '../../check/suite/case.ts';
import { select } from '../../check/suite/select.ts';
import { shardOf } from '../../check/suite/shard.ts';
import type { Contract } from '../../spec/contract.ts';

/**
 * The plan of a run with these settings. Nobody is asked: this machine without tokens is taken for the mock.
 * @throws CheckProblem when `only` names nothing
 */
export function planFor(
  contract: Contract,
  cases: readonly Case[],
  settings: CheckSettings,
  withMock = false,
): Plan {
  const { target, tokens = {}, only, shard } = settings;
  const hasTokens = Object.values(tokens).some(Boolean);
  const isLocal = target !== undefined && isLoopback(target);
  const chosen = select(cases, only);
  const mine = shard ? shardOf(chosen, shard) : chosen;
  return planOf(contract, mine, settings, { isMock: withMock || (isLocal && !hasTokens) });
}
