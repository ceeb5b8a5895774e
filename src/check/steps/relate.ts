import { isObject } from '../../base/json.ts';
import { fieldsOf, isList, rowListsOf, type SteppedJson } from './answer-rows.ts';
import { isBroken, type Piece, type Relation, type Side, sideIn } from './relation.ts';
import { SideFinder } from './side-finder.ts';
import type { FailedClaim } from './sights.ts';
import type { Symbols } from './symbols.ts';

/**
 * Finds out from which answers the two lists of a claim were taken, so that they can be taken again from other answers,
 * whatever rows of others are in them. Undefined where that does not show.
 * @param answers those before the claim, in order; `got` is best sought in the last ones
 */
export function relationOf(
  { got, expected, pointer, among }: FailedClaim,
  answers: readonly SteppedJson[],
  symbols: Symbols,
): Relation | undefined {
  const finder = new SideFinder(answers, symbols);
  const part = among && partOf(finder.got(among.rows), finder.wanted(among.all, lastOf(answers)));
  if (part && differs(part, answers, symbols)) return part;
  if (!isList(got) || !isList(expected)) return undefined;
  const came = got.length === 0 ? undefined : finder.got(got);
  const besides = came ? stepsOf(came) : lastOf(answers);
  const wanted = finder.wanted(expected, besides);
  const found =
    came ?? (got.length === 0 && wanted ? emptyLike(wanted, pointer, answers, expected.length) : undefined);
  if (!wanted || !found) return undefined;
  const own = ofOwnRows(found, wanted);
  if (own && differs(own, answers, symbols)) return own;
  const certain = withRows(found, wanted);
  if (certain && differs(certain, answers, symbols)) return certain;
  const empty = emptyAnswer(wanted, found, answers);
  if (empty) return partOf(empty, found);
  const relation = { got: found, wanted: isSortedLike(found, wanted) };
  return differs(relation, answers, symbols) ? relation : undefined;
}

/** Whether what was written down tells the two apart in the answers that it was made of. */
function differs(relation: Relation, answers: readonly SteppedJson[], symbols: Symbols): boolean {
  const jsons: unknown[] = [];
  for (const { step, json } of answers) jsons[step] = json;
  const fill = (text: string) => symbols.fill(text);
  return isBroken(relation, side => sideIn(side, jsons, fill));
}

function stepsOf(side: Side): ReadonlySet<number> {
  return new Set(piecesOf(side).map(({ step }) => step));
}

/** Where texts of the run are wanted, only rows that have them: which of the others stand beside them is another thing. */
function ofOwnRows(got: Side, wanted: Side): Relation | undefined {
  const [piece, ...more] = 'pieces' in got ? got.pieces : [];
  if (!piece?.isSingle || more.length > 0 || !('is' in wanted)) return undefined;
  const among = wanted.is.filter(text => typeof text === 'string');
  if (among.length < wanted.is.length || !among.every(text => text.includes('{{'))) return undefined;
  const { count: _count, ...rows } = piece;
  return { got: { pieces: [{ ...rows, among, from: 0 }] }, wanted };
}

/** What is wanted with rows in it: where a list ends, so that nothing is wanted, is another place next time. */
function withRows(got: Side, wanted: Side): Relation | undefined {
  if (!('list' in got && 'list' in wanted) || got.list.length !== wanted.list.length) return undefined;
  const isKept = (_: unknown, at: number) => {
    const side = wanted.list[at];
    return side !== undefined && !isNothing(side);
  };
  const kept = { got: got.list.filter(isKept), wanted: wanted.list.filter(isKept) };
  if (kept.got.length === 0 || kept.got.length === got.list.length) return undefined;
  return { got: { list: kept.got }, wanted: { list: kept.wanted } };
}

const isNothing = (side: Side): boolean =>
  'list' in side ? side.list.every(isNothing) : 'is' in side && side.is.length === 0;

/** All rows that one side has have to be among those of the other. */
function partOf(got: Side | undefined, wanted: Side | undefined): Relation | undefined {
  return got && wanted && { got, wanted, isPart: true };
}

/**
 * The answer without rows that may be why nothing was wanted. Which of the two answers is wrong the lists do not tell; but
 * what one shows the other lacks, and where either is right that is not so.
 */
function emptyAnswer(wanted: Side, found: Side, answers: readonly SteppedJson[]): Side | undefined {
  const [piece] = piecesOf(found);
  if (!piece || !isNothing(wanted)) return undefined;
  const besides = stepsOf(found);
  const empty = answers.find(
    ({ step, json }) => !besides.has(step) && JSON.stringify(valueAtWay(json, piece.at)) === '[]',
  );
  const { at, fields, isSingle } = piece;
  return empty && { pieces: [{ step: empty.step, at, fields, isSingle, from: 0 }] };
}

function piecesOf(side: Side): readonly Piece[] {
  if ('list' in side) return side.list.flatMap(piecesOf);
  return 'pieces' in side ? side.pieces : [];
}

function lastOf(answers: readonly SteppedJson[]): ReadonlySet<number> {
  return new Set(answers.slice(-1).map(({ step }) => step));
}

/** What is sorted on one side has to be on the other. */
function isSortedLike(one: Side, other: Side): Side {
  return 'pieces' in one && one.isSorted && 'pieces' in other ? { ...other, isSorted: true } : other;
}

/**
 * The list that is empty: the one of the same name in the last answer, or where the claim points. Where it is not empty any
 * more it may be longer than what a page was asked for: it is held against as many rows as were wanted.
 */
function emptyLike(
  wanted: Side,
  pointer: string,
  answers: readonly SteppedJson[],
  count: number,
): Side | undefined {
  const last = answers.at(-1);
  const named = pointer.split('/').filter(part => part !== '' && part !== '*');
  if (!last) return undefined;
  if ('is' in wanted) {
    // Which field it would be, the same value elsewhere tells.
    const rows = rowListsOf(last.json).flatMap(list => list.rows.map(fieldsOf));
    const field = rows.flatMap(row => [...row].find(([, value]) => wanted.is.includes(value)) ?? [])[0];
    if (field === undefined || named.length === 0) return undefined;
    return { pieces: [{ step: last.step, at: named, fields: [field], isSingle: true, from: 0 }] };
  }
  const [piece] = 'pieces' in wanted ? wanted.pieces : [];
  if (!piece) return undefined;
  const at = [named, piece.at].find(way => Array.isArray(valueAtWay(last.json, way)));
  if (!at) return undefined;
  const { fields, isSingle } = piece;
  const isSorted = 'pieces' in wanted && wanted.isSorted === true;
  if (isSorted) return { pieces: [{ step: last.step, at, fields, isSingle, from: 0 }], isSorted };
  return { pieces: [{ step: last.step, at, fields, isSingle, from: 0, count }] };
}

function valueAtWay(json: unknown, way: readonly string[]): unknown {
  return way.reduce<unknown>((here, name) => (isObject(here) ? here[name] : undefined), json);
}
