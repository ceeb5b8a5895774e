import { contraryChoices } from '../other-server/choices.ts';
import { conditions } from '../other-server/conditions.ts';
import type { Harm } from '../other-server/regressions/hooks.ts';
import { regressions } from '../other-server/regressions/index.ts';
import { operationsOf, type Trial } from './trial.ts';

/** A trial with what has to come of it. */
export interface Planned {
  /** What stands in the table: a condition, or a regression. */
  readonly name: string;
  /** Absent where the server is correct. */
  readonly harm?: Harm;
  /** The graver of what has to be found; none for a correct server. */
  readonly expected: 'violation' | 'drift' | 'nothing';
  readonly trial: Trial;
  /** Seconds that it may take. Default: any. */
  readonly withinS?: number | undefined;
  /** Operations that are broken; absent where it is all, or none. */
  readonly broken?: readonly string[] | undefined;
}

/** Tells trials apart. */
export const keyOf = ({ name, expected, trial: { mode, seed } }: Planned): string =>
  `${expected} ${mode} ${seed} ${name}`;

/**
 * A correct server under every condition, in both modes, with each seed; every second seed with every open choice the
 * other way.
 */
export function correctTrials(seeds: number): Planned[] {
  return Array.from({ length: seeds }, (_, index) => index + 1).flatMap(seed =>
    Object.entries(conditions).flatMap(([name, { options, settleMs, checks, tokensAlone, withinS }]) =>
      (['probe', 'full'] as const).map(mode => ({
        name,
        expected: 'nothing' as const,
        trial: {
          options: {
            ...options,
            choices: { ...(seed % 2 === 0 && contraryChoices), ...options.choices },
          },
          mode,
          seed,
          settleMs,
          checks,
          tokensAlone,
        },
        withinS: mode === 'full' ? withinS : undefined,
      })),
    ),
  );
}

/** So long a broken server gets to show what was written, milliseconds: none of them lags. */
const brokenSettleMs = 400;

/**
 * Every regression, checked with the cases of the operations where it shows: a whole run has them too. The check has tokens
 * alone, and so three groups for all its cases, in which an earlier one may have left nothing to lose.
 */
export function brokenTrials(): Planned[] {
  return regressions.map(({ id, harm, expected, paths, needs }) => ({
    name: id,
    harm,
    expected,
    broken: operationsOf(paths),
    trial: {
      options: { regression: id, ...needs },
      mode: 'full',
      seed: 1,
      settleMs: brokenSettleMs,
      only: operationsOf(paths),
      tokensAlone: true,
    },
  }));
}
