import { sameJson } from '../base/same-json.ts';
import type { LoneChange } from './change.ts';
import type { ValueFacts } from './facts.ts';

/** Whether a value goes to the server or comes from it: what is allowed more breaks the one side, what less the other. */
export type Direction = 'request' | 'response';

/** How a keyword bounds a value: whether the second of two values allows more, less, or other things. */
type Shift = 'wider' | 'narrower' | 'other';

/** Limits, and whether a greater number allows more. */
const limits: Readonly<Record<string, boolean>> = {
  minimum: false,
  minLength: false,
  minItems: false,
  minProperties: false,
  maximum: true,
  maxLength: true,
  maxItems: true,
  maxProperties: true,
};

const units: Readonly<Record<string, string>> = { s: 'seconds', ms: 'milliseconds' };

/** Promises about answers, and what is lost with each. */
const promises: Readonly<Record<string, string>> = {
  'x-unit': 'times are read in another unit',
  'x-sorted-by': 'clients that rely on the order show rows in the wrong place',
  'x-unique-by': 'these fields no longer identify a row',
  'x-page': 'clients that count pages ask for too many or too few',
  'x-echo': 'clients that compare the answer with what they asked for find no match',
  'x-agrees-with': 'clients that read only the text see another value than the row has',
  'x-content-when': 'clients look for JSON in other rows than those that have it',
  'x-ref': 'clients that follow the value look in the wrong place',
};

/** All changes between what two contracts say of a value. @param place as in a change */
export function compareValues(
  direction: Direction,
  place: string,
  before: ValueFacts,
  after: ValueFacts,
): LoneChange[] {
  const names = [...new Set([...Object.keys(before.keywords), ...Object.keys(after.keywords)])].sort();
  return [
    ...typeChange(direction, place, before.type, after.type),
    ...names.flatMap(name => {
      const [one, other] = [before.keywords[name], after.keywords[name]];
      return sameJson(one, other) ? [] : [keywordChange(direction, place, name, one, other)];
    }),
  ];
}

function typeChange(direction: Direction, place: string, before: string, after: string): LoneChange[] {
  if (before === after) return [];
  const change = { rule: 'type', place, says: `type ${before} becomes ${after}` };
  return [bounded(direction, shiftOfTypes(direction, before, after), change)];
}

/** Every integer is a number, JSON in a text is a text, any value may be anything, and in a query all of them are texts. */
function shiftOfTypes(direction: Direction, before: string, after: string): Shift {
  const inside: Readonly<Record<string, readonly string[]>> = {
    number: ['integer'],
    string: direction === 'request' ? ['json', 'integer', 'number', 'boolean'] : ['json'],
  };
  const kinds = (type: string) => type.split('|').flatMap(name => [name, ...(inside[name] ?? [])]);
  const [old, now] = [kinds(before), kinds(after)];
  if (after === 'any' || old.every(kind => now.includes(kind))) return 'wider';
  return before === 'any' || now.every(kind => old.includes(kind)) ? 'narrower' : 'other';
}

function keywordChange(
  direction: Direction,
  place: string,
  name: string,
  before: unknown,
  after: unknown,
): LoneChange {
  const says = saysOf(name, before, after);
  const change = { rule: name, place, says };
  const loss = promises[name];
  if (loss !== undefined) return promiseChange(change, name, before, after, loss);
  if (name === 'x-secret') {
    const reason = 'nothing changes on the wire; it is hidden or shown in logs and reports';
    return { ...change, verdict: 'compatible', reason };
  }
  return bounded(direction, shiftOf(name, before, after), change);
}

function saysOf(name: string, before: unknown, after: unknown): string {
  if (before === undefined) return `${name} ${shownValue(after)} is new`;
  return after === undefined
    ? `${name} ${shownValue(before)} is gone`
    : `${name} ${shownValue(before)} becomes ${shownValue(after)}`;
}

/** A promise that is new hurts nobody; nor does an order that goes on where the old one ends. */
function promiseChange(
  change: Pick<LoneChange, 'rule' | 'place' | 'says'>,
  name: string,
  before: unknown,
  after: unknown,
  loss: string,
): LoneChange {
  const isKept = before === undefined || (name === 'x-sorted-by' && goesOn(before, after));
  if (isKept) return { ...change, verdict: 'compatible', reason: 'the answer promises more than before' };
  return { ...change, verdict: 'breaking', reason: loss };
}

function goesOn(before: unknown, after: unknown): boolean {
  const keysOf = (rule: unknown) =>
    JSON.stringify((rule as { by?: unknown } | undefined)?.by ?? null).slice(0, -1);
  return keysOf(after).startsWith(`${keysOf(before)},`);
}

function shiftOf(name: string, before: unknown, after: unknown): Shift {
  if (before === undefined) return 'narrower';
  if (after === undefined) return 'wider';
  const isGreaterWider = limits[name];
  if (isGreaterWider !== undefined)
    return Number(after) > Number(before) === isGreaterWider ? 'wider' : 'narrower';
  if (name === 'format') {
    if (before === 'int32' && after === 'int64') return 'wider';
    return before === 'int64' && after === 'int32' ? 'narrower' : 'other';
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const holds = (list: unknown[], value: unknown) => list.some(item => sameJson(item, value));
    if (before.every(value => holds(after, value))) return 'wider';
    return after.every(value => holds(before, value)) ? 'narrower' : 'other';
  }
  if (typeof before === 'boolean' && typeof after === 'boolean') return before ? 'wider' : 'narrower';
  return 'other';
}

/** What is allowed less breaks whoever sends, what is allowed more whoever reads. */
function bounded(
  direction: Direction,
  shift: Shift,
  change: Pick<LoneChange, 'rule' | 'place' | 'says'>,
): LoneChange {
  if (direction === 'request') {
    return shift === 'wider'
      ? { ...change, verdict: 'compatible', reason: 'what clients send is still taken' }
      : { ...change, verdict: 'breaking', reason: 'what clients send is refused, or read as something else' };
  }
  return shift === 'narrower'
    ? { ...change, verdict: 'compatible', reason: 'what comes was allowed before' }
    : { ...change, verdict: 'breaking', reason: 'values come that the contract did not allow before' };
}

/** A value of the contract as a report shows it. */
export function shownValue(value: unknown): string {
  const unit = (value as { unit?: unknown } | null | undefined)?.unit;
  if (typeof unit === 'string') return units[unit] ?? unit;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
