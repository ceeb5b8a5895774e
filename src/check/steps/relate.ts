import { isObject } from '../../base/json.ts';
import { fieldsOf, isList, rowListsOf, type SteppedJson } from './answer-rows.ts';
import { type Relation, type Side, sideIn } from './relation.ts';
import { SideFinder } from './side-finder.ts';
import type { FailedClaim } from './sights.ts';
import type { Symbols } from './symbols.ts';

/**
 * Finds out from which answers the two lists of a claim were taken, so that they can be taken again from other answers,
 * whatever rows of others are in them. Undefined where that does not show; `unclear` where it may be either of two.
 * @param answers those before the claim, in order; `got` is best sought in the last ones
 */
export function relationOf(
  { got, expected, pointer }: FailedClaim,
  answers: readonly SteppedJson[],
  symbols: Symbols,
): Relation | 'unclear' | undefined {
  if (!isList(got) || !isList(expected)) return undefined;
  const finder = new SideFinder(answers, symbols);
  const came = got.length === 0 ? undefined : finder.got(got);
  const besides = came ? stepsOf(came) : new Set(answers.slice(-1).map(({ step }) => step));
  const wanted = finder.wanted(expected, besides);
  const found = came ?? (got.length === 0 && wanted ? emptyLike(wanted, pointer, answers) : undefined);
  if (!wanted || !found) return undefined;
  if (mayBeEmptyAnswer(wanted, found, answers)) return 'unclear';
  const relation = { got: found, wanted: isSortedLike(found, wanted) };
  return differs(relation, answers, symbols) ? relation : undefined;
}

/** Whether what was written down tells the two apart in the answers that it was made of. */
function differs({ got, wanted }: Relation, answers: readonly SteppedJson[], symbols: Symbols): boolean {
  const jsons: unknown[] = [];
  for (const { step, json } of answers) jsons[step] = json;
  const fill = (text: string) => symbols.fill(text);
  return JSON.stringify(sideIn(got, jsons, fill)) !== JSON.stringify(sideIn(wanted, jsons, fill));
}

function stepsOf(side: Side): ReadonlySet<number> {
  if ('list' in side) return new Set(side.list.flatMap(one => [...stepsOf(one)]));
  return new Set('pieces' in side ? side.pieces.map(({ step }) => step) : []);
}

/** Whether nothing was wanted since another answer had nothing: which is wrong then, one cannot tell by the lists. */
function mayBeEmptyAnswer(wanted: Side, found: Side, answers: readonly SteppedJson[]): boolean {
  const isNothing = (side: Side): boolean =>
    'list' in side ? side.list.some(isNothing) : 'is' in side && side.is.length === 0;
  const [at] = waysOf(found);
  const besides = stepsOf(found);
  const others = answers.filter(({ step }) => !besides.has(step));
  return (
    isNothing(wanted) &&
    at !== undefined &&
    others.some(({ json }) => JSON.stringify(valueAtWay(json, at)) === '[]')
  );
}

function waysOf(side: Side): readonly (readonly string[])[] {
  if ('list' in side) return side.list.flatMap(waysOf);
  return 'pieces' in side ? side.pieces.map(({ at }) => at) : [];
}

/** What is sorted on one side has to be on the other. */
function isSortedLike(one: Side, other: Side): Side {
  return 'pieces' in one && one.isSorted && 'pieces' in other ? { ...other, isSorted: true } : other;
}

/** The list that is empty: the one of the same name in the last answer, or where the claim points. */
function emptyLike(wanted: Side, pointer: string, answers: readonly SteppedJson[]): Side | undefined {
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
  return {
    pieces: [{ step: last.step, at, fields, isSingle, from: 0 }],
    ...(isSorted && { isSorted: true as const }),
  };
}

function valueAtWay(json: unknown, way: readonly string[]): unknown {
  return way.reduce<unknown>((here, name) => (isObject(here) ? here[name] : undefined), json);
}
