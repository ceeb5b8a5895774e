import type { Breach } from '../check/oracles/breach.ts';
import { wrongCode } from '../check/trial/wrong-code.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import { resultCodes } from '../spec/result-codes.ts';
import { isMasked } from './masked.ts';

/** A word, such as `undefined` or `NaN`: what else is no number some servers read as one. */
const word = /^\p{L}+$/u;

/** A request that gives a word where a number is wanted, and is granted (server facts 1.5). */
export function grantedType(exchange: Exchange): Breach[] {
  const { operation, request } = exchange;
  if (resultCodeOf(exchange) !== 1) return [];
  const { or = [] } = operation.resultCodes['wrong-type'] ?? {};
  if (or.includes(1)) return [];
  return operation.parameters.flatMap(({ name, type, whenMissing }) => {
    const value = String(request.parameters[name] ?? '');
    const isNumber = type === 'integer' || type === 'number';
    if (!isNumber || whenMissing?.kind === 'ignored' || !word.test(value) || isMasked(value)) return [];
    const codes = [resultCodes.internal.code, ...or] as const;
    const message = `${operation.id} with a ${name} that is no number must be refused with ${codes[0]}`;
    return [wrongCode(exchange, { codes, message, source: 'server' })];
  });
}
