import type { Breach } from '../check/oracles/breach.ts';
import { wrongCode } from '../check/trial/wrong-code.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import type { Operation, Parameter } from '../spec/operation.ts';

/** A request that lacks a parameter for want of which it has to be refused, and that is granted. */
export function grantedLack(exchange: Exchange): Breach[] {
  const { operation, request } = exchange;
  // Without a token the record may have left out more.
  if (resultCodeOf(exchange) !== 1 || !request.parameters.access_token) return [];
  return operation.parameters.flatMap(parameter => {
    const due = refusalOf(parameter, operation, request.parameters);
    if (due === undefined || due.codes.includes(1)) return [];
    const message = `${operation.id} without ${parameter.name} must be refused with ${due.codes[0]}`;
    return [wrongCode(exchange, { ...due, message })];
  });
}

/** What has to be answered for want of a parameter; undefined where it is there, or need not be. */
function refusalOf(
  { name, type, whenMissing }: Parameter,
  { parameters, resultCodes }: Operation,
  given: Exchange['request']['parameters'],
) {
  if (whenMissing?.kind !== 'resultCode' || name === 'access_token') return undefined;
  const value = given[name];
  // An empty text is a text; for a number it counts as none (server facts 1.5).
  if (value !== undefined && (value !== '' || type === 'string')) return undefined;
  const { code, by } = whenMissing;
  // An operation that looks for itself whether there is anything to do may have found something else.
  const isInstead = (other: Parameter) => other.whenMissing === undefined && given[other.name] !== undefined;
  if (by === 'operation' && parameters.some(isInstead)) return undefined;
  const { or = [], source = 'server' as const } =
    Object.values(resultCodes).find(entry => entry.code === code) ?? {};
  return { codes: [code, ...or] as const, source };
}
