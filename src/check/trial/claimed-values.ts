import { shown } from '../oracles/answer.ts';
import type { Breach } from '../oracles/breach.ts';
import { differenceOf } from '../oracles/difference.ts';
import { valueAt } from '../oracles/value-at.ts';
import type { Claim } from '../suite/trial.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';

/**
 * What a case wanted and what came, as values cut to where they first differ. Where the case names none, what came is
 * the value at its place in the answer, or the result code.
 */
export function claimedValues(
  { expected, got, pointer = '' }: Pick<Claim, 'expected' | 'got' | 'pointer'>,
  exchange: Exchange,
): Pick<Breach, 'expected' | 'got'> {
  if (expected !== undefined) {
    const difference = differenceOf(expected, got);
    // A few facts that a case compares together have no place in the answer.
    const isOfFew =
      Array.isArray(expected) && expected.length <= mostEntries && /^\/\d+$/.test(difference.at);
    const place = difference.at === '' || isOfFew ? '' : ` at ${difference.at}`;
    return { expected: worded(difference.expected), got: `${worded(difference.got)}${place}` };
  }
  return { got: got === undefined ? cameInstead(exchange, pointer) : worded(got) };
}

/** Entries of a list that are told one by one. */
const mostEntries = 4;

function worded(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.length <= mostEntries) return shown(value);
  const first = value.slice(0, mostEntries - 1).map(shown);
  return `${value.length} entries: ${first.join(', ')}, …`;
}

function cameInstead(exchange: Exchange, pointer: string): string {
  if (pointer !== '') return shown(valueAt(exchange.json, pointer));
  const code = resultCodeOf(exchange);
  return code === undefined ? `status ${exchange.status}` : `result code ${code}`;
}
