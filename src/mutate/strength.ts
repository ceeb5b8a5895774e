import type { Finding } from '../check/verdict/finding.ts';
import type { Family, Fault } from '../faults/fault.ts';
import { type Blame, blameOf, blameShortcomings } from './blame/blame.ts';
import type { TrialWeather } from './faultless.ts';
import { type Gate, gateOf } from './gate.ts';
import type { FaultResult } from './try-fault.ts';

/** A fault, and what became of it. */
export interface TriedFault extends FaultResult {
  readonly family: Family;
  readonly title: Fault['title'];
  readonly defect: string;
  readonly operations: readonly string[];
  readonly stage: Fault['stage'];
}

/** How the check did against the faults of one family. */
export interface Score {
  readonly killed: number;
  readonly survived: number;
  readonly notExercised: number;
  /** Share of the faults that changed something and were noticed, 0 to 1; 1 where none did. */
  readonly share: number;
}

/** A finding of a run without a fault. */
export interface FalseAlarm {
  readonly seed: string;
  /** What stood before the mock. */
  readonly under: TrialWeather;
  readonly finding: Finding;
}

/** Everything `imapi mutate` came to; every report is made of this alone. */
export interface StrengthReport {
  readonly contract: string;
  readonly total: Score;
  /** What fails a run by default. */
  readonly gate: Gate;
  /** Whom the check blames, over the faults that were asked about. */
  readonly blame: Blame;
  readonly families: readonly (Score & { readonly family: Family; readonly gate: Gate })[];
  readonly faults: readonly TriedFault[];
  /** Case ids, with how many faults each was the first to notice. */
  readonly kills: Readonly<Record<string, number>>;
  /** Cases that were first to notice nothing: another was always before them. */
  readonly idle: readonly string[];
  readonly alarms: readonly FalseAlarm[];
  /** Runs without a fault; each is made a second time in bad weather. */
  readonly seeds: number;
  readonly durationMs: number;
}

/** The share of the faults that were noticed. Those that never changed anything do not count. */
export function scoreOf(faults: readonly Pick<FaultResult, 'outcome'>[]): Score {
  const count = (outcome: FaultResult['outcome']) => faults.filter(it => it.outcome === outcome).length;
  const [killed, survived] = [count('killed'), count('survived')];
  const met = killed + survived;
  return { killed, survived, notExercised: count('not exercised'), share: met === 0 ? 1 : killed / met };
}

/** Puts results together. */
export function strengthOf(facts: {
  readonly contract: string;
  readonly faults: readonly TriedFault[];
  readonly caseIds: readonly string[];
  readonly alarms: readonly FalseAlarm[];
  readonly seeds: number;
  readonly durationMs: number;
}): StrengthReport {
  const { faults, caseIds, ...rest } = facts;
  const kills: Record<string, number> = {};
  for (const { by } of faults) if (by !== undefined) kills[by] = (kills[by] ?? 0) + 1;
  const families = [...new Set(faults.map(({ family }) => family))];
  return {
    ...rest,
    total: scoreOf(faults),
    gate: gateOf(faults),
    blame: blameOf(faults.flatMap(({ blamed }) => blamed ?? [])),
    families: families.map(family => {
      const own = faults.filter(it => it.family === family);
      return { family, ...scoreOf(own), gate: gateOf(own) };
    }),
    faults,
    kills,
    idle: caseIds.filter(id => kills[id] === undefined),
  };
}

/** Share of what is no mere drift that has to fail a run by default. */
const leastFailing = 0.97;

/** Why a strength is too little; empty when it is enough. */
export function shortcomings(
  { total, gate, blame, families, alarms }: StrengthReport,
  floor: number,
): string[] {
  const shown = (share: number) => `${(share * 100).toFixed(1)} %`;
  const short = families.filter(({ share }) => share < floor);
  return [
    ...(total.share < floor ? [`${shown(total.share)} of all faults were noticed`] : []),
    ...short.map(({ family, share }) => `${shown(share)} of ${family}`),
    ...(gate.share < leastFailing ? [`only ${shown(gate.share)} of what is no drift fails a run`] : []),
    ...blameShortcomings(blame),
    ...(alarms.length > 0 ? [`${alarms.length} false alarms`] : []),
  ];
}
