import { sameJson } from '../../base/same-json.ts';
import type { Source } from '../../spec/sources.ts';
import type { Claim, EnvelopeKind } from '../suite/trial.ts';
import type { Exchange } from '../wire/exchange.ts';

const fieldsOf = { token: [], binding: ['detailMsg'], operation: ['currentTime'] } as const;

/**
 * Tells whether a failure has the fields of whoever makes it and no more, and the claim about it.
 * @param envelopes each that may be
 * @param source of the refusal itself
 */
export function envelopeClaim(
  envelopes: readonly EnvelopeKind[],
  source: Source,
  exchange: Exchange,
): { readonly fits: boolean; readonly claim: Claim } {
  const present = Object.keys(exchange.json as object).filter(
    name => name === 'currentTime' || name === 'detailMsg',
  );
  const wanted = envelopes.map(envelope => fieldsOf[envelope]);
  const fields = wanted.map(names => ['resultCode', 'resultMsg', ...names].join(', '));
  return {
    fits: wanted.some(names => sameJson(present, names)),
    claim: {
      rule: 'envelope',
      message: `a failure of the ${envelopes.join(' or ')} must have ${fields.join(', or ')} and no more`,
      source: source === 'judgement' ? source : 'server',
      harm: 'none',
      expected: wanted.map(names => JSON.stringify(names)).join(' or '),
      got: present,
      exchange,
    },
  };
}
