import type { Case } from '../check/suite/case.ts';
import type { FaultCatalogue } from '../faults/catalogue.ts';
import type { Fault } from '../faults/fault.ts';
import type { Contract } from '../spec/contract.ts';
import { baseline } from './baseline.ts';
import type { TrialWeather } from './faultless.ts';
import { inTurn } from './in-turn.ts';
import { type FalseAlarm, type StrengthReport, strengthOf } from './strength.ts';
import type { FaultResult } from './try-fault.ts';
import { type WorkDone, type WorkOrder, workOn } from './work.ts';
import { workInThreads } from './workers.ts';

/** How the strength of the check is measured. */
export interface MutateSettings {
  /** The faults to try. Default: the whole catalogue. */
  readonly faults?: readonly Fault[];
  /** Runs without a fault, each with a seed of its own, in calm and in bad weather, that must find nothing. */
  readonly seeds: number;
  /** Of every so many faults one is asked about: whom does the check blame? Default: 0, for none. */
  readonly blameEvery?: number;
  /** Threads; 0 stays in this one, as it has to be where the sources run without a build. */
  readonly workers: number;
  readonly onProgress?: (progress: { done: number; total: number; what: string }) => void;
}

/** Faults that one thread tries at a time: some of them wait. */
export const triesAtOnce = 3;

/**
 * Measures what the check notices: runs it without a fault, then once for each fault, in worlds of their own.
 * @throws Error when a run without a fault breaks off
 */
export async function mutate(
  contract: Contract,
  cases: readonly Case[],
  catalogue: FaultCatalogue,
  { faults = catalogue.all, seeds, workers, blameEvery = 0, onProgress = () => {} }: MutateSettings,
): Promise<StrengthReport> {
  const started = performance.now();
  const { scope, alarms: first } = await baseline(contract, cases, '1');
  const alarms: FalseAlarm[] = first.map(finding => ({ seed: '1', under: 'calm', finding }));
  const results = new Map<string, FaultResult>();
  const orders = [...faultlessRuns(seeds), ...tries(faults, blameEvery)];
  let done = 0;
  const keep = (work: WorkDone) => {
    if (work.kind === 'faultless') {
      const { seed, under, found } = work;
      alarms.push(...found.map(finding => ({ seed, under, finding })));
    } else results.set(work.result.id, work.result);
    onProgress({ done: ++done, total: orders.length, what: told(work) });
  };
  if (workers > 0) await workInThreads(orders, scope.uses, workers, keep);
  else {
    const tools = { contract, cases, scope, faults: catalogue };
    await inTurn(orders, triesAtOnce, async order => keep(await workOn(order, tools)));
  }
  return strengthOf({
    contract: `${contract.info.title} ${contract.info.version}`,
    faults: faults.flatMap(({ id, family, title, defect, operations, stage }) => {
      const result = results.get(id);
      return result ? [{ ...result, family, title, defect, operations, stage }] : [];
    }),
    caseIds: cases.map(({ id }) => id),
    alarms,
    seeds,
    durationMs: performance.now() - started,
  });
}

/** Each seed in calm and in bad weather; the first in calm is that which the scope is made of. */
function faultlessRuns(seeds: number): WorkOrder[] {
  const all = Array.from({ length: seeds }, (_, index) => String(index + 1));
  const under = (seed: string): TrialWeather[] => (seed === '1' ? ['weather'] : ['calm', 'weather']);
  return all.flatMap(seed => under(seed).map(one => ({ kind: 'faultless', seed, under: one }) as const));
}

function tries(faults: readonly Fault[], blameEvery: number): WorkOrder[] {
  return faults.map(({ id }, index) => ({
    kind: 'fault',
    id,
    isAsked: blameEvery > 0 && index % blameEvery === 0,
  }));
}

function told(work: WorkDone): string {
  if (work.kind === 'fault') {
    const { outcome, id } = work.result;
    return `${outcome === 'killed' ? '' : `${outcome}: `}${id}`;
  }
  return `without a fault${work.under === 'weather' ? ' in bad weather' : ''}, seed ${work.seed}`;
}
