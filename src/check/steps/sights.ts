import { createHash } from 'node:crypto';
import { isObject } from '../../base/json.ts';
import { sameJson } from '../../base/same-json.ts';
import type { Among } from '../suite/trial.ts';
import type { Exchange, Parameters } from '../wire/exchange.ts';
import { byRows, type Leaf, leavesOf, listsOf } from './leaves.ts';
import type { Sight } from './step.ts';
import type { Symbols } from './symbols.ts';

/** A claim that does not hold: what it got, what it wanted, and where, as far as the case says. */
export interface FailedClaim {
  readonly got: unknown;
  readonly expected: unknown;
  readonly pointer: string;
  /** Rows of the last answer, and rows that all had to be among them. */
  readonly among?: Among | undefined;
}

/** An answer that a claim looked at. */
export interface LookedAt {
  readonly step: number;
  readonly exchange: Exchange;
  /** The server's time, milliseconds. */
  readonly now: number;
}

/** Places, and texts in an order, that are told of one answer at most. */
const mostPlaces = 30;
const mostTexts = 12;
/** Longer than this what is the run's own is not told. */
const longest = 6000;

/**
 * What answers show of a claim that does not hold: the values that it got and did not want, where they stand, and which
 * texts it wanted are not there. Where that is nothing, all that the last of them tells of the run's own.
 * @param written what the last write was given: a value that was wanted tells the name of its field
 */
export function sightsOf(
  claim: FailedClaim,
  answers: readonly LookedAt[],
  symbols: Symbols,
  written: Parameters = {},
): Sight[] {
  const { got, wanted } = differing(claim.got, claim.expected);
  const last = answers.at(-1);
  if (!last) return [];
  const head = headOf(claim, last, symbols);
  if (head !== undefined) return [{ step: last.step, head }];
  for (const value of [...got, ...wanted]) {
    // Only what an earlier answer gave has a name of its own.
    if (typeof value === 'string' && /^[\w./:-]{10,}$/.test(value)) symbols.take(value, last.step);
  }
  const keys = keysOf(claim, wanted, written);
  // Of the reads before, numbers tell nothing that would be the same again.
  const found = answers.flatMap(answer =>
    sightOf(
      answer,
      keys,
      answer === last ? got : got.filter(isText),
      wanted,
      // What a case says in a sentence stands in no answer.
      answer === last && typeof claim.expected === 'object',
      symbols,
    ),
  );
  if (found.length > 0) return found;
  const way = claim.pointer.split('/').filter(part => part !== '' && part !== '*');
  // What the claim is about is not there at all.
  if (way.length > 0 && last.exchange.json !== undefined && isAbsent(last.exchange.json, way))
    return [{ step: last.step, places: [{ at: way, value: undefined }] }];
  const { own } = symbols.look(last.now);
  const text = JSON.stringify(own(last.exchange.json)) ?? '';
  // Where nothing in it is the run's own, others would show the same.
  return text.includes('{{') ? [{ step: last.step, own: text.slice(0, longest) }] : [];
}

function isAbsent(json: unknown, way: readonly string[]): boolean {
  return way.reduce<unknown>((here, name) => (isObject(here) ? here[name] : undefined), json) === undefined;
}

/** The head of an answer, where that is what is wrong with it. */
function headOf({ got }: FailedClaim, { exchange, now }: LookedAt, symbols: Symbols): string | undefined {
  const { json, status, headers, bytes } = exchange;
  const isHeader =
    typeof got === 'string' && (got === 'no such header' || Object.values(headers).includes(got));
  if (json !== undefined && !isHeader) return undefined;
  const digest = json === undefined ? digestOf(bytes) : '';
  return symbols.look(now).head(status, headers, digest);
}

/** What bytes come to in a head. */
function digestOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}

const isText = (value: unknown): value is string => typeof value === 'string';

function sightOf(
  { step, exchange: { json }, now }: LookedAt,
  keys: readonly string[],
  got: readonly unknown[],
  wanted: readonly unknown[],
  isMissed: boolean,
  symbols: Symbols,
): Sight[] {
  const { plain, order } = symbols.look(now);
  const whole = JSON.stringify(json) ?? '';
  // A text that is wanted and not there is missed, whoever has written it.
  const missing = wanted.filter(
    value => isText(value) && value.length >= 4 && !whole.includes(JSON.stringify(value).slice(1, -1)),
  );
  const texts = [...new Set([...got, ...wanted].map(value => String(plain(value))))]
    .filter(text => text.includes('{{') || (isMissed && missing.includes(text)))
    .slice(0, mostTexts);
  const numbers = got.filter(value => typeof value !== 'string' || !String(plain(value)).includes('{{'));
  // A small number stands anywhere; where it is meant, the name of its field has to tell.
  const isMeant = ({ at, value }: Leaf) =>
    keys.length > 0 ? keys.some(key => at.includes(key)) : !isCommon(value);
  const leaves = leavesOf(json).filter(({ at, value }) => at[0] !== 'currentTime' && numbers.includes(value));
  const meant = leaves.filter(isMeant);
  const places = (meant.length > 0 ? meant : leaves.filter(({ value }) => !isCommon(value))).flatMap(
    ({ at, value }) => {
      const { path, isOwn } = byRows(json, at, plain);
      return isOwn || at.every(part => typeof part === 'string') ? [{ at: path, value: plain(value) }] : [];
    },
  );
  const lengths = listsOf(json).flatMap(({ at, length }) =>
    numbers.includes(length) && isMainList(at, keys) ? [{ at: byRows(json, at, plain).path, length }] : [],
  );
  const is = order(json, texts);
  const sight: Sight = {
    step,
    ...(places.length > 0 && { places: places.slice(0, mostPlaces) }),
    ...(lengths.length > 0 && { lengths: lengths.slice(0, mostPlaces) }),
    ...(texts.length > 0 && { order: { of: texts, is } }),
  };
  return Object.keys(sight).length > 1 ? [sight] : [];
}

/** The names of the field that a claim is about, as its pointer or the write before tell; empty where neither does. */
function keysOf({ pointer }: FailedClaim, wanted: readonly unknown[], written: Parameters): string[] {
  const key = pointer.split(/[/#]/).at(-1) ?? '';
  if (key !== '' && !/^(?:\*|\d+)$/.test(key)) return [key];
  const texts = new Set(wanted.map(String));
  return Object.entries(written).flatMap(([name, value]) => (texts.has(String(value)) ? [name] : []));
}

/** Whether a value stands in many places by chance. */
const isCommon = (value: unknown) =>
  typeof value === 'number' ? Math.abs(value) < 1000 : typeof value !== 'string' || value.length < 4;

/** Whether a list is what was asked for, rather than one within a row of it. */
const isMainList = (at: readonly (string | number)[], keys: readonly string[]) =>
  at.every(part => typeof part === 'string') && (at.length <= 1 || keys.some(key => at.includes(key)));

/** The leaves in which two values differ; of lists that are not equal all, since their order may be what is wrong. */
function differing(got: unknown, wanted: unknown): { got: unknown[]; wanted: unknown[] } {
  if (sameJson(got, wanted)) return { got: [], wanted: [] };
  if (Array.isArray(got) && Array.isArray(wanted) && got.length === wanted.length) {
    const parts = got.map((part, index) => differing(part, wanted[index]));
    return { got: parts.flatMap(part => part.got), wanted: parts.flatMap(part => part.wanted) };
  }
  if (isObject(got) && isObject(wanted)) {
    const names = [...new Set([...Object.keys(got), ...Object.keys(wanted)])];
    const parts = names.map(name => differing(got[name], wanted[name]));
    return { got: parts.flatMap(part => part.got), wanted: parts.flatMap(part => part.wanted) };
  }
  const leaves = (value: unknown) =>
    leavesOf(value)
      .map(leaf => leaf.value)
      .filter(leaf => leaf !== undefined);
  return { got: leaves(got), wanted: leaves(wanted) };
}
