import { wrongCode } from '../check/trial/wrong-code.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import { resultCodes } from '../spec/result-codes.ts';
import type { Asking, LetIn } from './asking.ts';
import { DeadTokens } from './dead-tokens.ts';

/** Whoever is let in without a token, or with one that has ended, to what needs one. */
export class Admission {
  readonly #dead = new DeadTokens();
  /** Carriers of which a request had a token. */
  readonly #carriers = new Set<string>();
  /** By carrier and operation, requests without a token that were granted, as long as nobody knows whether it was left out. */
  readonly #waiting = new Map<string, { readonly carrier: string; readonly found: LetIn; count: number }>();

  /** Requests that may have lost their token to whoever recorded them. */
  get unknown(): number {
    return [...this.#waiting.values()].reduce((sum, { count }) => sum + count, 0);
  }

  see(asking: Asking): LetIn[] {
    const { operation, token, carrier, mayLogIn, isWhole, resultCode } = asking;
    if (!operation.needsToken) return [];
    if (token !== undefined) {
      const before = this.#carriers.has(carrier) ? [] : this.#settle(carrier);
      return [...before, ...this.#dead.see({ ...asking, token })];
    }
    if (resultCode !== 1 || mayLogIn) return [];
    if (isWhole || this.#carriers.has(carrier)) return [withoutToken(asking.exchange())];
    const key = `${carrier} ${operation.id}`;
    const known = this.#waiting.get(key);
    if (known) known.count++;
    else this.#waiting.set(key, { carrier, found: withoutToken(asking.exchange()), count: 1 });
    return [];
  }

  /** A login may have begun or ended, of which nothing more is known. */
  forget(): void {
    this.#dead.forget();
  }

  #settle(carrier: string): LetIn[] {
    this.#carriers.add(carrier);
    const settled = [...this.#waiting].filter(([, waiting]) => waiting.carrier === carrier);
    for (const [key] of settled) this.#waiting.delete(key);
    return settled.map(([, { found }]) => found);
  }
}

function withoutToken(exchange: Exchange): LetIn {
  const message = `${exchange.operation.id} without a token must be refused`;
  const codes = [resultCodes.tokenMissing.code] as const;
  return { breach: wrongCode(exchange, { codes, message, source: 'document' }), exchange };
}
