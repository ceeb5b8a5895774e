import type { Exchange } from '../wire/exchange.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/** What firewalls for web applications answer to a text that looks like an attack. */
const refusals: readonly number[] = [403, 406];

/**
 * The request that tells whether something in front of the server refuses a text: one that passes by itself, with the
 * text beside its own parameters. Undefined where the answer is none of a firewall, or the request has no text.
 * @param control a request of another operation that the server answers
 */
export function withText(
  control: WireRequest | undefined,
  request: WireRequest,
  { status }: Pick<Exchange, 'status'>,
): WireRequest | undefined {
  const texts = Object.values({ ...request.query, ...request.parameters }).filter(isText);
  if (!control || request.body || texts.length === 0 || !refusals.includes(status)) return undefined;
  return { ...control, parameters: { ...control.parameters, [besides]: texts.join(' ') } };
}

/** A parameter that no operation has, which nobody reads. */
const besides = 'words';

/** What no id, token or number is: those alone make nobody refuse a request for what it says. */
const isText = (value: string | number) => /[^\w.,:-]/.test(String(value));
