import type { Case } from '../check/suite/case.ts';
import type { FaultCatalogue } from '../faults/catalogue.ts';
import type { Fault } from '../faults/fault.ts';
import type { Contract } from '../spec/contract.ts';
import { baseline } from './baseline.ts';
import { inTurn } from './in-turn.ts';
import { measureFault } from './measure-fault.ts';
import type { CaseScope } from './scope.ts';
import { type FalseAlarm, type StrengthReport, strengthOf } from './strength.ts';
import type { FaultResult } from './try-fault.ts';
import { weatherAlarms } from './weather-alarms.ts';
import { tryInWorkers } from './workers.ts';

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
  const total = faults.length + 2 * seeds;
  let done = 0;
  const step = (what: string) => onProgress({ done: ++done, total, what });
  const alarms: FalseAlarm[] = [];
  let scope: CaseScope | undefined;
  for (let index = 0; index < Math.max(1, seeds); index++) {
    const seed = String(index + 1);
    const run = await baseline(contract, cases, seed);
    // Which cases call what does not hang on the seed.
    scope ??= run.scope;
    alarms.push(...run.alarms.map(finding => ({ seed, under: 'calm' as const, finding })));
    if (index < seeds) step(`without a fault, seed ${seed}`);
  }
  const inWeather = Array.from({ length: seeds }, (_, index) => String(index + 1));
  await inTurn(inWeather, triesAtOnce, async seed => {
    const found = await weatherAlarms(contract, cases, seed);
    alarms.push(...found.map(finding => ({ seed, under: 'weather' as const, finding })));
    step(`without a fault in bad weather, seed ${seed}`);
  });
  if (!scope) throw new Error('Failed to measure: there was no run without a fault.');
  const results = new Map<string, FaultResult>();
  const keep = (result: FaultResult) => {
    results.set(result.id, result);
    step(`${result.outcome === 'killed' ? '' : `${result.outcome}: `}${result.id}`);
  };
  const known = scope;
  const asked = new Set(
    faults.filter((_, index) => blameEvery > 0 && index % blameEvery === 0).map(({ id }) => id),
  );
  const isAsked = (id: string) => asked.has(id);
  if (workers > 0) await tryInWorkers(faults, isAsked, known.uses, workers, keep);
  else
    await inTurn(faults, triesAtOnce, async fault =>
      keep(await measureFault(contract, known, fault, isAsked(fault.id))),
    );
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
