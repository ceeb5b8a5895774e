import { isObject } from '../../base/json.ts';
import { sameJson } from '../../base/same-json.ts';
import type { SteppedJson } from './answer-rows.ts';
import { byRows } from './leaves.ts';
import type { FailedClaim } from './sights.ts';
import type { Pair, Spot } from './step.ts';
import type { Symbols } from './symbols.ts';

/**
 * Finds where the two objects of a claim stand in answers; undefined where it is about something else, or where they
 * cannot be found again next time.
 */
export function pairOf(
  { got, expected }: FailedClaim,
  answers: readonly SteppedJson[],
  symbols: Symbols,
): Pair | undefined {
  if (!isObject(got) || !isObject(expected)) return undefined;
  const latest = answers.toReversed();
  const one = spotOf(got, latest, symbols);
  const other = one && spotOf(expected, latest, symbols);
  return other && { got: one, wanted: other };
}

function spotOf(wanted: object, answers: readonly SteppedJson[], symbols: Symbols): Spot | undefined {
  const { plain } = symbols.look(Date.now());
  for (const { step, json } of answers) {
    for (const way of waysTo(wanted, json)) {
      const { path, isOwn } = byRows(json, way, plain);
      if (isOwn || way.every(part => typeof part === 'string')) return { step, at: path };
    }
  }
  return undefined;
}

function waysTo(
  wanted: object,
  value: unknown,
  at: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => waysTo(wanted, part, [...at, index]));
  if (!isObject(value)) return [];
  if (sameJson(value, wanted)) return [at];
  return Object.entries(value).flatMap(([name, part]) => waysTo(wanted, part, [...at, name]));
}
