import type { Breach } from '../oracles/breach.ts';
import { harmOfCode } from '../verdict/severity.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';

/** What a call should have been answered with. */
interface Due extends Pick<Breach, 'message' | 'source' | 'harm'> {
  /** Every code that is right, the contract's own first. */
  readonly codes: readonly [number, ...number[]];
}

/** Returns the breach of an answer with another result code than any that is right. */
export function wrongCode(exchange: Exchange, { codes, message, source, harm }: Due): Breach {
  const [expected] = codes;
  const code = resultCodeOf(exchange);
  return {
    rule: `result-code-${expected}`,
    pointer: '/resultCode',
    message,
    source,
    harm: harm ?? harmOfCode(expected, code) ?? 'none',
    expected: `result code ${expected}`,
    got: code === undefined ? `no result code (status ${exchange.status})` : `result code ${code}`,
    claim: { got: code, expected, codes },
  };
}
