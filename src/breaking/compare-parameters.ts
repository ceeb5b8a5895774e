import { sameJson } from '../base/same-json.ts';
import type { LoneChange } from './change.ts';
import { compareValues, shownValue } from './compare-values.ts';
import type { ParameterModel } from './model.ts';

type Parameters = ReadonlyMap<string, ParameterModel>;

/** All changes of what an operation is asked with. */
export function compareParameters(before: Parameters, after: Parameters): LoneChange[] {
  const placeOf = (name: string) => `request ${name}`;
  return [
    ...[...before].filter(([name]) => !after.has(name)).map(([name, old]) => removed(placeOf(name), old)),
    ...[...after].filter(([name]) => !before.has(name)).map(([name, now]) => added(placeOf(name), now)),
    ...[...before].flatMap(([name, old]) => {
      const now = after.get(name);
      return now === undefined ? [] : changed(placeOf(name), old, now);
    }),
  ];
}

function removed(place: string, { whenMissing }: ParameterModel): LoneChange {
  const change = { rule: 'parameter-removed', place, says: 'the parameter is gone' };
  return whenMissing.ignored === true
    ? { ...change, verdict: 'compatible', reason: 'the server never read it' }
    : { ...change, verdict: 'breaking', reason: 'the server no longer does what clients ask for with it' };
}

function added(place: string, parameter: ParameterModel): LoneChange {
  const change = { rule: 'parameter-added', place };
  return isNeeded(parameter)
    ? {
        ...change,
        verdict: 'breaking',
        says: `the parameter is new, and ${absence(parameter)}`,
        reason: 'calls without it are refused',
      }
    : {
        ...change,
        verdict: 'compatible',
        says: 'the parameter is new',
        reason: 'calls without it still work',
      };
}

/** Whether a call without it fails: what the server does counts, then what the document says. */
function isNeeded({ required, whenMissing }: ParameterModel): boolean {
  if (whenMissing.resultCode !== undefined) return true;
  return required && whenMissing.default === undefined && whenMissing.ignored !== true;
}

function changed(place: string, old: ParameterModel, now: ParameterModel): LoneChange[] {
  const changes = compareValues('request', place, old, now);
  if (old.in !== now.in) {
    const reason = 'what clients send in the old place is not read';
    changes.push({
      verdict: 'breaking',
      rule: 'parameter-place',
      place,
      says: `moves from ${old.in} to ${now.in}`,
      reason,
    });
  }
  if (!sameJson(old.whenMissing, now.whenMissing)) changes.push(absenceChange(place, old, now));
  else if (old.required !== now.required) changes.push(demand(place, old, now));
  return changes;
}

function demand(place: string, old: ParameterModel, now: ParameterModel): LoneChange {
  const says = now.required ? 'the parameter is required now' : 'the parameter may be left out now';
  return isNeeded(now) && !isNeeded(old)
    ? { verdict: 'breaking', rule: 'parameter-required', place, says, reason: 'calls without it are refused' }
    : {
        verdict: 'compatible',
        rule: 'parameter-required',
        place,
        says,
        reason: 'calls without it get the same result as before',
      };
}

function absenceChange(place: string, old: ParameterModel, now: ParameterModel): LoneChange {
  const says = `without it: ${absence(old)} becomes ${absence(now)}`;
  const change = { rule: 'x-when-missing', place, says };
  const refusedBefore = isNeeded(old);
  if (!refusedBefore && isNeeded(now))
    return { ...change, verdict: 'breaking', reason: 'calls without it are refused' };
  if (refusedBefore && !isNeeded(now))
    return { ...change, verdict: 'compatible', reason: 'calls that were refused succeed' };
  if (refusedBefore) {
    const { empty: wasTaken, ...rest } = old.whenMissing;
    const { empty: isTaken, ...others } = now.whenMissing;
    if (sameJson(rest, others) && wasTaken === undefined && isTaken !== undefined)
      return { ...change, verdict: 'compatible', reason: 'calls that were refused succeed' };
    if (rest.resultCode === others.resultCode && wasTaken === isTaken)
      return { ...change, verdict: 'compatible', reason: 'the same calls fail with the same code' };
    return { ...change, verdict: 'breaking', reason: 'the same calls fail in another way' };
  }
  return { ...change, verdict: 'breaking', reason: 'the same call means something else' };
}

function absence({ whenMissing, required }: ParameterModel): string {
  const { resultCode, default: value, ignored, empty } = whenMissing;
  if (resultCode !== undefined)
    return `refused with ${shownValue(resultCode)}${empty === undefined ? '' : ', not where empty'}`;
  if (ignored === true) return 'not read';
  if (value !== undefined) return `${value === '' ? 'an empty text' : shownValue(value)} instead`;
  return required ? 'required' : 'left out';
}
