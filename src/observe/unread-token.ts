import type { Breach } from '../check/oracles/breach.ts';
import { unreadForm, unreadQuery } from '../check/run/forms.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import { resultCodes } from '../spec/result-codes.ts';
import { isMasked } from './masked.ts';

/** A request that has a token and is refused for want of one: what it was carried in was not read. */
export function unreadToken(exchange: Exchange, form: Readonly<Record<string, string>>): Breach[] {
  const token = String(exchange.request.parameters.access_token ?? '').trim();
  const { method } = exchange.request;
  const isRefused = resultCodeOf(exchange) === resultCodes.tokenMissing.code;
  // What is masked may have been empty.
  if (token === '' || isMasked(token) || !isRefused || !(method === 'GET' || method === 'POST')) return [];
  return [form.access_token === undefined ? unreadQuery(exchange) : unreadForm(exchange)];
}
