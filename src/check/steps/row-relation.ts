import { isObject } from '../../base/json.ts';
import type { RowClaim } from '../suite/row-claim.ts';
import type { SteppedJson } from './answer-rows.ts';
import type { Relation } from './relation.ts';
import type { Symbols } from './symbols.ts';

/**
 * What a claim about the rows of a list comes to: how the list has to be looked through. Undefined where the answer has no
 * such list.
 */
export function rowRelationOf(
  { field, value, are }: RowClaim,
  pointer: string,
  { step, json }: SteppedJson,
  symbols: Symbols,
): Relation | undefined {
  const named = pointer.split('/').filter(part => part !== '' && part !== '*');
  const ways = [named, ['data'], ['data', 'pageData'], ['data', 'members']];
  const at = ways.find(way => Array.isArray(way.reduce<unknown>(partOf, json)));
  if (!at) return undefined;
  if (typeof value === 'string' && value.length >= 10) symbols.take(value, step);
  const wanted = symbols.template(String(value));
  const piece = { step, at, fields: [field], isSingle: true, from: 0, count: 1 };
  const isAll = are === 'all';
  return {
    got: {
      pieces: [{ ...piece, where: [field, wanted], ...(isAll && { isOther: true as const }) }],
    },
    wanted: { is: are === 'there' ? [wanted] : [] },
  };
}

function partOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
